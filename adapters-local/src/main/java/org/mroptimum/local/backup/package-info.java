/** A copy of everything a server with an embedded database holds, in one file, and the way back. */
@NullMarked
package org.mroptimum.local.backup;

import org.jspecify.annotations.NullMarked;
