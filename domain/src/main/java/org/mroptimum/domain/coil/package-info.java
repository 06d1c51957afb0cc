/** Coil sensitivities and the masks that say where they are valid. */
@NullMarked
package org.mroptimum.domain.coil;

import org.jspecify.annotations.NullMarked;
