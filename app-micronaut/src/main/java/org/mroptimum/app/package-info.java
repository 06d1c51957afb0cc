/** The doors and the composition of the adapters. */
@NullMarked
package org.mroptimum.app;

import org.jspecify.annotations.NullMarked;
