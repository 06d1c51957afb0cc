/** Tests of the audit log. */
@NullMarked
package org.mroptimum.local.audit;

import org.jspecify.annotations.NullMarked;
