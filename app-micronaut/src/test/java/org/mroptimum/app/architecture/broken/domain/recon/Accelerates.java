package org.mroptimum.app.architecture.broken.domain.recon;

import org.jocl.cl_kernel;

final class Accelerates {
    cl_kernel kernel() {
        return new cl_kernel();
    }
}
