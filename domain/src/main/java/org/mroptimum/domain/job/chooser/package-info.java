/** Where a job should run: placement by estimated memory and time. */
@NullMarked
package org.mroptimum.domain.job.chooser;

import org.jspecify.annotations.NullMarked;
