/** Reconstructions of one slice from whitened k-space. */
@NullMarked
package org.mroptimum.domain.recon;

import org.jspecify.annotations.NullMarked;
