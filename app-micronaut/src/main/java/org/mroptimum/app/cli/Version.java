package org.mroptimum.app.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version from the jar's manifest, and the Java that runs it. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Objects.requireNonNullElse(Main.class.getPackage().getImplementationVersion(), "development");
        return new String[] {"MR Optimum " + version, "Java " + Runtime.version()};
    }
}
