/** The rules of the house, and a broken house that proves each of them can fail. */
@NullMarked
package org.mroptimum.app.architecture;

import org.jspecify.annotations.NullMarked;
