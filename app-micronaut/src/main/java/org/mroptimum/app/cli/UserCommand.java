package org.mroptimum.app.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.account.Account;
import org.mroptimum.domain.account.AccountName;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.account.Role;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.usecase.ChangeAccounts;
import org.mroptimum.domain.usecase.ChangeAccounts.Change;
import org.mroptimum.local.account.Argon2Hashing;
import org.mroptimum.local.account.JdbcAccountStore;
import org.mroptimum.local.account.JdbcTokenStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code user}: accounts of a server that is stopped. Passwords come from the terminal or the standard input, never as arguments. */
@Command(
        name = "user",
        description = {
            "Adds and changes accounts of a server while it is stopped; while it runs, use its page.",
            "A password is asked for, or read as one line from the standard input."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(add | list | disable | enable | password | role)")
final class UserCommand {
    private static final String BY = AuditEvent.SERVER;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "the server's folder")
    private Path data;

    @Mixin
    private final PostgresOptions postgres = new PostgresOptions();

    @Command(name = "add", description = "Adds an account.")
    int add(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--role", defaultValue = "USER", description = "ADMIN or USER (default: USER)") Role role) {
        String password = password();
        return with(accounts -> print("added " + accounts.add(BY, name, role, password)));
    }

    @Command(name = "list", description = "Lists the accounts.")
    int list() {
        return with(accounts -> {
            for (Account account : accounts.all()) {
                print(account.toString());
            }
        });
    }

    @Command(name = "disable", description = "Disables an account and ends its sessions.")
    int disable(@Parameters(paramLabel = "NAME") String name) {
        return change(name, new Change(Optional.empty(), Optional.of(true), Optional.empty()));
    }

    @Command(name = "enable", description = "Enables an account again.")
    int enable(@Parameters(paramLabel = "NAME") String name) {
        return change(name, new Change(Optional.empty(), Optional.of(false), Optional.empty()));
    }

    @Command(name = "password", description = "Sets a new password and ends the account's sessions.")
    int newPassword(@Parameters(paramLabel = "NAME") String name) {
        return change(name, new Change(Optional.empty(), Optional.empty(), Optional.of(password())));
    }

    @Command(name = "role", description = "Changes the role of an account.")
    int role(
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "ROLE", description = "ADMIN or USER") Role role) {
        return change(name, new Change(Optional.of(role), Optional.empty(), Optional.empty()));
    }

    private int change(String name, Change change) {
        return with(accounts -> print("changed " + accounts.change(BY, AccountName.of(name), change)));
    }

    private int with(Consumer<ChangeAccounts> work) {
        Clock clock = Clock.systemUTC();
        try (StoppedServer server = StoppedServer.in(data, postgres.server(), clock)) {
            work.accept(new ChangeAccounts(
                    new JdbcAccountStore(server.database()),
                    new JdbcTokenStore(server.database()),
                    new Argon2Hashing(),
                    server.audit(),
                    clock));
            return 0;
        }
    }

    /** Newer Java may have a console without a terminal; it reads the standard input as well. */
    @SuppressWarnings("SystemConsoleNull")
    private static String password() {
        @Nullable Console terminal = System.console();
        if (terminal != null) {
            return Optional.ofNullable(terminal.readPassword("Password: "))
                    .map(String::new)
                    .orElseThrow(UserCommand::noPassword);
        }
        try {
            return Optional.ofNullable(
                            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine())
                    .orElseThrow(UserCommand::noPassword);
        } catch (IOException e) {
            throw noPassword();
        }
    }

    private static JobFailure noPassword() {
        return new JobFailure(RunError.BAD_USAGE, "no password came from the terminal or the standard input");
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
