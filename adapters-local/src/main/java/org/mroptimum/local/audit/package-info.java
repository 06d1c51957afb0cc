/** The audit log: one append-only file of chained lines for each server. */
@NullMarked
package org.mroptimum.local.audit;

import org.jspecify.annotations.NullMarked;
