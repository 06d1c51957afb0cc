/** Tests of what is said to a hub. */
@NullMarked
package org.mroptimum.local.hub;

import org.jspecify.annotations.NullMarked;
