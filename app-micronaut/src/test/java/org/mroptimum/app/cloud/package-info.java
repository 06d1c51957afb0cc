/** A cloud on this machine, and programs of ours running in it. */
@NullMarked
package org.mroptimum.app.cloud;

import org.jspecify.annotations.NullMarked;
