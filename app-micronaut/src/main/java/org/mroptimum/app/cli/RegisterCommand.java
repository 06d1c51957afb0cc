package org.mroptimum.app.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.local.hub.ComputingUnit;
import org.mroptimum.local.hub.HttpHub;
import org.mroptimum.local.hub.HubAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code register}: offers a server to a hub, which then sends it jobs. */
@Command(
        name = "register",
        description = "Offers a running server to a hub as a self-hosted computing unit (mode 2).",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        footer = {
            "",
            "The environment has the secrets: MROPTIMUM_BRAIN_TOKEN, the hub's token of its user, and MROPTIMUM_WORKER_KEY,"
                    + " an API key of the account that the jobs belong to.",
            "Example: mroptimum register --brain https://brain.example.org/Prod --endpoint https://mri.example.org --dry-run"
        })
final class RegisterCommand implements Callable<Integer> {
    static final String TOKEN = "MROPTIMUM_BRAIN_TOKEN";
    static final String KEY = "MROPTIMUM_WORKER_KEY";

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--brain",
            paramLabel = "URL",
            required = true,
            defaultValue = "${env:MROPTIMUM_BRAIN_URL}",
            description = "address of the hub")
    private String brain;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            required = true,
            description = "address at which the hub reaches this server; /compute is added to it")
    private String endpoint;

    @Option(names = "--alias", defaultValue = "MR Optimum", description = "name of the unit for people")
    private String alias;

    @Option(names = "--default", description = "the hub takes it for jobs that name no unit")
    private boolean isDefault;

    @Option(names = "--dry-run", description = "print what would be sent, without the key, and send nothing")
    private boolean dryRun;

    RegisterCommand() {
        this(System.getenv());
    }

    RegisterCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        HubAddress hub = HubAddress.of(brain, "--brain");
        String reached = HubAddress.of(endpoint, "--endpoint").toString();
        ComputingUnit unit = new ComputingUnit(reached, dryRun ? "" : secret(KEY), alias, isDefault);
        if (dryRun) {
            spec.commandLine().getOut().println(unit);
        } else {
            Map<String, Object> answer = new HttpHub(hub, secret(TOKEN)).register(unit);
            spec.commandLine().getOut().println("registered at " + hub);
            answer.forEach((name, value) -> spec.commandLine().getOut().println(name + ": " + value));
        }
        spec.commandLine().getOut().flush();
        return 0;
    }

    private String secret(String name) {
        @Nullable String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new JobFailure(RunError.BAD_SETTING, "the environment variable " + name + " is not set");
        }
        return value.strip();
    }
}
