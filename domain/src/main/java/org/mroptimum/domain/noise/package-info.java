/** Noise covariance, the passport that carries it to the image's sampling, and whitening. */
@NullMarked
package org.mroptimum.domain.noise;

import org.jspecify.annotations.NullMarked;
