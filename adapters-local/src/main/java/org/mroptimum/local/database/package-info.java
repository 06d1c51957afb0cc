/** The database of the on-prem server: one embedded folder, or PostgreSQL that several servers share. */
@NullMarked
package org.mroptimum.local.database;

import org.jspecify.annotations.NullMarked;
