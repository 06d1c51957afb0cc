/** The AWS side of the ports: S3, Step Functions, Lambda and ECS Fargate. */
@NullMarked
package org.mroptimum.aws;

import org.jspecify.annotations.NullMarked;
