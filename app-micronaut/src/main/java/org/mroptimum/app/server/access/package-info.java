/** Who may use the server: sign-in, sessions, keys, users, settings, the audit log, and what every answer carries. */
@NullMarked
package org.mroptimum.app.server.access;

import org.jspecify.annotations.NullMarked;
