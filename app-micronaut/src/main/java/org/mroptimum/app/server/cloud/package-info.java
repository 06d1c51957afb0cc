/** Heavy jobs of the server on computers in the cloud (burst). */
@NullMarked
package org.mroptimum.app.server.cloud;

import org.jspecify.annotations.NullMarked;
