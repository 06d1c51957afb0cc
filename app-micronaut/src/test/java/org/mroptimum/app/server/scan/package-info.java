/** Tests of scans over HTTP. */
@NullMarked
package org.mroptimum.app.server.scan;

import org.jspecify.annotations.NullMarked;
