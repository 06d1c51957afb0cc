/** Tests of watched folders. */
@NullMarked
package org.mroptimum.local.watch;

import org.jspecify.annotations.NullMarked;
