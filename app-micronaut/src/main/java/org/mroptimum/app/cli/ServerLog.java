package org.mroptimum.app.cli;

/** Chooses where libraries log: the command line is silent, a server writes one line an event to standard error. */
final class ServerLog {

    private ServerLog() {}

    /** Must come before the first logger is made. */
    static void open() {
        System.setProperty("slf4j.internal.verbosity", "WARN");
        System.setProperty("slf4j.provider", "org.slf4j.simple.SimpleServiceProvider");
        System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
        System.setProperty("org.slf4j.simpleLogger.dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
        System.setProperty("org.slf4j.simpleLogger.showThreadName", "false");
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        System.setProperty("org.slf4j.simpleLogger.log.org.mroptimum", "info");
        // Both warn at each start of what is tested here: a newer H2, and columns of times with their zone.
        System.setProperty("org.slf4j.simpleLogger.log.org.flywaydb.core.internal.database.base.Database", "error");
        System.setProperty(
                "org.slf4j.simpleLogger.log.com.github.kagkarlsson.scheduler.jdbc.AutodetectJdbcCustomization",
                "error");
    }
}
