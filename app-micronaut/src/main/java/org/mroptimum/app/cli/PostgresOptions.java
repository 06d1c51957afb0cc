package org.mroptimum.app.cli;

import java.util.Optional;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.local.database.PostgresServer;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Where the database is, for the commands of a server that shares one. */
final class PostgresOptions {

    @Option(
            names = "--postgres",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            defaultValue = "${env:MROPTIMUM_POSTGRES_URL:-}",
            description = "jdbc:postgresql:// address of a database that several servers share")
    private String url;

    @Option(
            names = "--postgres-user",
            scope = ScopeType.INHERIT,
            paramLabel = "USER",
            defaultValue = "${env:MROPTIMUM_POSTGRES_USER:-mroptimum}",
            description = "its user")
    private String user;

    /**
     * The database; empty when the folder of the server holds it.
     *
     * @throws JobFailure MRO-5009 without a password
     */
    Optional<PostgresServer> server() {
        if (url.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PostgresServer(url, user, SecretVariable.read("MROPTIMUM_POSTGRES_PASSWORD")));
    }
}
