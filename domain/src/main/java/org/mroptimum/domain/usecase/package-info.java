/** What a user can do: submit, run, cancel and find jobs. */
@NullMarked
package org.mroptimum.domain.usecase;

import org.jspecify.annotations.NullMarked;
