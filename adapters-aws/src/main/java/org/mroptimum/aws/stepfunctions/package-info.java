/** Jobs as executions of a Step Functions state machine. */
@NullMarked
package org.mroptimum.aws.stepfunctions;

import org.jspecify.annotations.NullMarked;
