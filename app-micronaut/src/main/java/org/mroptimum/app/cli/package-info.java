/** The command line: each command translates its arguments and calls a use case. */
@NullMarked
package org.mroptimum.app.cli;

import org.jspecify.annotations.NullMarked;
