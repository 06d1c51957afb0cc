/** What a scanner recorded: k-space, noise, calibration, geometry and sampling. */
@NullMarked
package org.mroptimum.domain.kspace;

import org.jspecify.annotations.NullMarked;
