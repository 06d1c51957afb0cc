/** SNR of a reconstruction, slice by slice. */
@NullMarked
package org.mroptimum.domain.snr;

import org.jspecify.annotations.NullMarked;
