/** Simulated scans in memory, as if a scanner had recorded them, and SNR jobs on them: for the benchmark and the truth tables. */
@NullMarked
package org.mroptimum.app.simulation;

import org.jspecify.annotations.NullMarked;
