/** Loopback doubles of AWS services that speak the real wire format, so that the real SDK clients can be tested. */
@NullMarked
package org.mroptimum.aws.wire;

import org.jspecify.annotations.NullMarked;
