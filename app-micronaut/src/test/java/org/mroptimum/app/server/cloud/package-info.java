/** Tests of heavy jobs of the server in the cloud. */
@NullMarked
package org.mroptimum.app.server.cloud;

import org.jspecify.annotations.NullMarked;
