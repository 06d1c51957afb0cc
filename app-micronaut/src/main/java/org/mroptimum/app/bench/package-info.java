/** Measures how fast SNR maps are computed, and with how much memory. */
@NullMarked
package org.mroptimum.app.bench;

import org.jspecify.annotations.NullMarked;
