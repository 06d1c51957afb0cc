/** How a job looks to the machines of an installation on AWS: its staged request, its bundles, its failures. */
@NullMarked
package org.mroptimum.aws.job;

import org.jspecify.annotations.NullMarked;
