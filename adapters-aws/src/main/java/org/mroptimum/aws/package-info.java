/** The AWS side of the ports: S3, Step Functions, Lambda and ECS Fargate. Empty until the AWS issue lands. */
package org.mroptimum.aws;
