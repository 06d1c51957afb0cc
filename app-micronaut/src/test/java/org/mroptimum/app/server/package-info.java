/** Tests of the running server, over HTTP. */
@NullMarked
package org.mroptimum.app.server;

import org.jspecify.annotations.NullMarked;
