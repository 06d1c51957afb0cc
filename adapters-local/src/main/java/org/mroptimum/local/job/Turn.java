package org.mroptimum.local.job;

/**
 * A turn as its holder got it.
 *
 * @param name of the row in db-scheduler's table
 * @param version of the row; it changes when somebody else gets the turn
 */
record Turn(String name, long version) {}
