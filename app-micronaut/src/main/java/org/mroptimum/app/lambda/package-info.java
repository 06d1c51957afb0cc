/** The doors that AWS Lambda opens: run a job, and choose where a job runs. */
@NullMarked
package org.mroptimum.app.lambda;

import org.jspecify.annotations.NullMarked;
