/** Reads uploaded images, such as masks, from the formats that medical programs write. */
@NullMarked
package org.mroptimum.local.image;

import org.jspecify.annotations.NullMarked;
