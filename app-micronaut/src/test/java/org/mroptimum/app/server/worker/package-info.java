/** Tests of the server as the worker of a hub. */
@NullMarked
package org.mroptimum.app.server.worker;

import org.jspecify.annotations.NullMarked;
