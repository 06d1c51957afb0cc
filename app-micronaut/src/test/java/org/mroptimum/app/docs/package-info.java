/** Keeps the documentation true: error pages, links, and words that do not belong into a repository. */
@NullMarked
package org.mroptimum.app.docs;

import org.jspecify.annotations.NullMarked;
