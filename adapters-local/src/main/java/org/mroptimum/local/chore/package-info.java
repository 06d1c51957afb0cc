/** Background work of the server that must not be forgotten: again and again, or once and then surely. */
@NullMarked
package org.mroptimum.local.chore;

import org.jspecify.annotations.NullMarked;
