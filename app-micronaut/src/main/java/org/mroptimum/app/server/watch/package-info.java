/** The watched folder: files that are dropped become scans and jobs. */
@NullMarked
package org.mroptimum.app.server.watch;

import org.jspecify.annotations.NullMarked;
