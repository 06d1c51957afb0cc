/**
 * Reads k-space arrays of algorithm developers: NumPy {@code .npy}/{@code .npz}, MATLAB {@code .mat} and BART {@code .cfl/.hdr},
 * shaped [freq, phase, coil(, slice(, replica))]. What an array cannot say comes from the request.
 */
@NullMarked
package org.mroptimum.local.arrays;

import org.jspecify.annotations.NullMarked;
