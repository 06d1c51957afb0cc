/** Tests of the watched folder of a running server. */
@NullMarked
package org.mroptimum.app.server.watch;

import org.jspecify.annotations.NullMarked;
