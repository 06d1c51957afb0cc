/** The shipped templates, scripts and images of {@code infra/}. */
@NullMarked
package org.mroptimum.app.infra;

import org.jspecify.annotations.NullMarked;
