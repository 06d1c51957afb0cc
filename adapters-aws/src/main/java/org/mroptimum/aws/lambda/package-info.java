/** Light jobs in a Lambda function. */
@NullMarked
package org.mroptimum.aws.lambda;

import org.jspecify.annotations.NullMarked;
