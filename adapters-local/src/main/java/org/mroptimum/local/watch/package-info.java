/** A folder in which files are laid down for the server to take. */
@NullMarked
package org.mroptimum.local.watch;

import org.jspecify.annotations.NullMarked;
