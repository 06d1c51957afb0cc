/** The page of the HTTP interface. */
@NullMarked
package org.mroptimum.app.server.docs;

import org.jspecify.annotations.NullMarked;
