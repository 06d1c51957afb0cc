/** The on-prem server: jobs over HTTP and a web page. Wires the use cases to the adapters of one machine. */
@NullMarked
package org.mroptimum.app.server;

import org.jspecify.annotations.NullMarked;
