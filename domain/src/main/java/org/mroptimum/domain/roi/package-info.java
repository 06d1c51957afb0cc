/** Regions of interest: which pixels belong, what their values come to, and how two maps compare. Formulas in docs/roi.md. */
@NullMarked
package org.mroptimum.domain.roi;

import org.jspecify.annotations.NullMarked;
