/** Chooses the reader of a raw data file by its content, and reads the options that all readers share. */
@NullMarked
package org.mroptimum.local.rawdata;

import org.jspecify.annotations.NullMarked;
