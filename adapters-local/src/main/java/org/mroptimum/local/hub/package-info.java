/** The hub that this server works for: what is said to it, and which jobs it waits for. */
@NullMarked
package org.mroptimum.local.hub;

import org.jspecify.annotations.NullMarked;
