/**
 * The on-prem server: jobs over HTTP and a web page. Wires the use cases to the adapters of one machine. Its beans are there only
 * when {@link Server} starts them, not for other doors that find these classes.
 */
@Configuration
@Requires(property = Server.STARTED)
@NullMarked
package org.mroptimum.app.server;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
