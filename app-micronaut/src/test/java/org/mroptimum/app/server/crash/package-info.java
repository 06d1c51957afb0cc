/** Tests that kill real servers, each in a Java machine of its own, and look over HTTP at what they left. */
@NullMarked
package org.mroptimum.app.server.crash;

import org.jspecify.annotations.NullMarked;
