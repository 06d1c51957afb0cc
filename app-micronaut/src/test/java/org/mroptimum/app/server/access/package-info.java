/** Tests of access over HTTP. */
@NullMarked
package org.mroptimum.app.server.access;

import org.jspecify.annotations.NullMarked;
