/** What a user asks for: the v0 job request, the states of a job and every documented failure. */
@NullMarked
package org.mroptimum.domain.job;

import org.jspecify.annotations.NullMarked;
