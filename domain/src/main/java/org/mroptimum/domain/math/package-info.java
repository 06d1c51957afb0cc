/** Centred Fourier transforms, small complex solves and parallel slices. */
@NullMarked
package org.mroptimum.domain.math;

import org.jspecify.annotations.NullMarked;
