/** Temporary links of a request: which of them are followed, and how. */
@NullMarked
package org.mroptimum.aws.link;

import org.jspecify.annotations.NullMarked;
