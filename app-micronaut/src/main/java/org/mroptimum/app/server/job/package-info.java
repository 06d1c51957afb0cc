/** Jobs over HTTP. */
@NullMarked
package org.mroptimum.app.server.job;

import org.jspecify.annotations.NullMarked;
