/** Uploaded scans: their table, and the folder of files on their way. */
@NullMarked
package org.mroptimum.local.scan;

import org.jspecify.annotations.NullMarked;
