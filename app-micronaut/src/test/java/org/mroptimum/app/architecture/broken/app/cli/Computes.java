package org.mroptimum.app.architecture.broken.app.cli;

import org.mroptimum.app.architecture.broken.domain.math.Kernel;

record Computes(Kernel kernel) {}
