/** Tests of the TWIX reader against real scanner files and against files of known content. */
@NullMarked
package org.mroptimum.local.twix;

import org.jspecify.annotations.NullMarked;
