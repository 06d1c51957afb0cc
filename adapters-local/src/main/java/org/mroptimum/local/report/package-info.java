/** Reports of results as PDF. */
@NullMarked
package org.mroptimum.local.report;

import org.jspecify.annotations.NullMarked;
