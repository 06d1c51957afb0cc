/** Tests of background work, on both databases. */
@NullMarked
package org.mroptimum.local.chore;

import org.jspecify.annotations.NullMarked;
