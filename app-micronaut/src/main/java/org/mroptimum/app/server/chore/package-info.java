/** What the server does by itself, again and again: whatever is kept only for so long goes. */
@NullMarked
package org.mroptimum.app.server.chore;

import org.jspecify.annotations.NullMarked;
