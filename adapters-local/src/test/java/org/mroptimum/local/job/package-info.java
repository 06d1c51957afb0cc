/** Tests of durable jobs, on both databases. */
@NullMarked
package org.mroptimum.local.job;

import org.jspecify.annotations.NullMarked;
