/** What the domain needs from the outside world, as promises that each adapter's contract test checks. */
@NullMarked
package org.mroptimum.domain.port;

import org.jspecify.annotations.NullMarked;
