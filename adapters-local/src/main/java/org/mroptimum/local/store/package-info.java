/** Files and folders of this machine behind the storage ports. */
@NullMarked
package org.mroptimum.local.store;

import org.jspecify.annotations.NullMarked;
