/** Simulated multi-coil scans whose true SNR is known. */
@NullMarked
package org.mroptimum.domain.phantom;

import org.jspecify.annotations.NullMarked;
