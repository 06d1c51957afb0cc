/** Heavy jobs in ECS Fargate tasks. */
@NullMarked
package org.mroptimum.aws.fargate;

import org.jspecify.annotations.NullMarked;
