/** Sign-in through the identity provider of the house (OpenID Connect, authorization code flow with PKCE). */
@NullMarked
package org.mroptimum.app.server.access.oidc;

import org.jspecify.annotations.NullMarked;
