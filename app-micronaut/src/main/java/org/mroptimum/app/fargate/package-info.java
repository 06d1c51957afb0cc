/** The door of a container that runs one job and ends. */
@NullMarked
package org.mroptimum.app.fargate;

import org.jspecify.annotations.NullMarked;
