/** Keeps the parts of a job that runs on several computers. */
@NullMarked
package org.mroptimum.local.part;

import org.jspecify.annotations.NullMarked;
