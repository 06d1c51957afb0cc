package org.mroptimum.app.architecture.broken.app.fargate;

import org.mroptimum.app.architecture.broken.domain.math.Kernel;

record ComputesInTheCloud(Kernel kernel) {}
