/** Backups of the server while it runs. */
@NullMarked
package org.mroptimum.app.server.backup;

import org.jspecify.annotations.NullMarked;
