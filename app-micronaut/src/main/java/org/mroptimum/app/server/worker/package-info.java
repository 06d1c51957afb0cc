/** This server as the worker of a hub: takes jobs of the hosted web page, and tells it how they end (contract 2.6). */
@NullMarked
package org.mroptimum.app.server.worker;

import org.jspecify.annotations.NullMarked;
