/** Writes synthetic scans as real scanner files, for the demo, the bench and the tests. */
@NullMarked
package org.mroptimum.local.synthetic;

import org.jspecify.annotations.NullMarked;
