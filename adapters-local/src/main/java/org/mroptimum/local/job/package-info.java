/** Jobs of the on-prem server: a durable store and queue in a database, and a runner in this process. */
@NullMarked
package org.mroptimum.local.job;

import org.jspecify.annotations.NullMarked;
