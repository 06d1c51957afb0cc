/** Tests of access over HTTP. */
@NullMarked
package org.mroptimum.app.server.access.oidc;

import org.jspecify.annotations.NullMarked;
