/** The local side of the ports: file system, raw-data readers and result writers. */
@NullMarked
package org.mroptimum.local;

import org.jspecify.annotations.NullMarked;
