/** Tests of what the server does by itself. */
@NullMarked
package org.mroptimum.app.server.chore;

import org.jspecify.annotations.NullMarked;
