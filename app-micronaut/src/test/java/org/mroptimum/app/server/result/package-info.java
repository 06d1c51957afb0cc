/** Tests of results over HTTP. */
@NullMarked
package org.mroptimum.app.server.result;

import org.jspecify.annotations.NullMarked;
