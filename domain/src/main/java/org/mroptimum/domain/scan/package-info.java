/** Files that users bring to a server: what is known of them and how far their upload is. */
@NullMarked
package org.mroptimum.domain.scan;

import org.jspecify.annotations.NullMarked;
