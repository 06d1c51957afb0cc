/** Tests of the database, and databases for the tests of what is kept there. */
@NullMarked
package org.mroptimum.local.database;

import org.jspecify.annotations.NullMarked;
