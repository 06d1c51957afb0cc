/** Compares computed SNR with the truth of simulated scans, for docs/accuracy.md. */
@NullMarked
package org.mroptimum.app.accuracy;

import org.jspecify.annotations.NullMarked;
