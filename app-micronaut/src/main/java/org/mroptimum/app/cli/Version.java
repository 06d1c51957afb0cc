package org.mroptimum.app.cli;

import org.mroptimum.app.LocalInstallation;
import picocli.CommandLine.IVersionProvider;

/** The version from the jar's manifest, and the Java that runs it. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"MR Optimum " + LocalInstallation.version(), "Java " + Runtime.version()};
    }
}
