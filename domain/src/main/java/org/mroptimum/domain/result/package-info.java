/** What a computation yields: named maps with geometry, passport, log and timing. No file format. */
@NullMarked
package org.mroptimum.domain.result;

import org.jspecify.annotations.NullMarked;
