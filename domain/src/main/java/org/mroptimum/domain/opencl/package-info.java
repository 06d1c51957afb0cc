/** The hot loops on an OpenCL device; the only package that knows JOCL. */
@NullMarked
package org.mroptimum.domain.opencl;

import org.jspecify.annotations.NullMarked;
