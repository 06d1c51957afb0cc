package org.mroptimum.app.cli;

import picocli.CommandLine.Option;

/** How a server works for a hub. */
final class HubOptions {
    @Option(
            names = "--brain",
            paramLabel = "URL",
            defaultValue = "${env:MROPTIMUM_BRAIN_URL:-}",
            description = "hub that hears how its jobs end; its token comes from MROPTIMUM_BRAIN_TOKEN")
    private String address;

    @Option(
            names = "--link-hosts",
            paramLabel = "HOSTS",
            defaultValue = "${env:MROPTIMUM_LINK_HOSTS:-}",
            description = "hosts that temporary links in jobs of the hub may lead to, separated by commas")
    private String linkHosts;

    /** Of the hub; empty for none. */
    String address() {
        return address;
    }

    /** Where links may lead to; empty for nowhere. */
    String linkHosts() {
        return linkHosts;
    }
}
