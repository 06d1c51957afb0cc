package org.mroptimum.aws.link;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;

/**
 * Which links are followed: https, a host of the list, no user name, the port of the list, and only addresses that the rule allows.
 * The list has entries such as {@code store.example.org}, {@code *.amazonaws.com} (every name below it, not the name itself) and
 * {@code store.example.org:9000}; without a port, 443 is meant.
 *
 * <p>For a server inside a house, a host that the list names in full may have an address of the house: who wrote the list knows it.
 * Names below a wildcard may not.
 */
public final class LinkRules {
    private static final int HTTPS_PORT = 443;
    private static final String ANY_BELOW = "*.";

    private final List<String> hosts;
    private final AddressRule addresses;
    private final AddressRule addressesOfNamedHosts;
    private final Names names;

    LinkRules(List<String> hosts, AddressRule addresses) {
        this(hosts, addresses, InetAddress::getAllByName);
    }

    LinkRules(List<String> hosts, AddressRule addresses, Names names) {
        this(hosts, addresses, addresses, names);
    }

    private LinkRules(List<String> hosts, AddressRule addresses, AddressRule addressesOfNamedHosts, Names names) {
        this.hosts = List.copyOf(hosts);
        this.addresses = addresses;
        this.addressesOfNamedHosts = addressesOfNamedHosts;
        this.names = names;
    }

    /**
     * Allows public addresses of these hosts.
     *
     * @param hosts entries separated by commas
     */
    public static LinkRules allowing(String hosts) {
        return new LinkRules(entries(hosts), new PublicAddresses());
    }

    /**
     * Allows these hosts to a server that stands in a house with stores of its own.
     *
     * @param hosts entries separated by commas
     */
    public static LinkRules inHouse(String hosts) {
        return inHouse(hosts, InetAddress::getAllByName);
    }

    static LinkRules inHouse(String hosts, Names names) {
        return new LinkRules(entries(hosts), new PublicAddresses(), address -> true, names);
    }

    private static List<String> entries(String hosts) {
        return Arrays.stream(hosts.split(",", -1))
                .map(h -> h.strip().toLowerCase(Locale.ROOT))
                .filter(h -> !h.isEmpty())
                .toList();
    }

    /**
     * Looks whether a link would be followed; does not follow it.
     *
     * @throws JobFailure MRO-4008 when it breaks a rule, MRO-4009 when its host is not known
     */
    public void require(String link) {
        check(link);
    }

    /** The link as an address that may be called; MRO-4008 without the link's text when it breaks a rule. */
    URI check(String link) {
        URI address = parse(link);
        if (!"https".equalsIgnoreCase(address.getScheme())) {
            throw refused("is not an https link");
        }
        String host = address.getHost();
        if (host == null || host.isEmpty()) {
            throw refused("names no host");
        }
        if (address.getRawUserInfo() != null) {
            throw refused("holds a user name");
        }
        List<String> allowing = hosts.stream()
                .filter(entry -> matches(entry, host.toLowerCase(Locale.ROOT), address.getPort()))
                .toList();
        if (allowing.isEmpty()) {
            throw refused("leads to a host or port that this installation does not allow");
        }
        AddressRule rule =
                allowing.stream().allMatch(entry -> entry.startsWith(ANY_BELOW)) ? addresses : addressesOfNamedHosts;
        // every address, because the connection may take any of them; the platform caches them for the connection that
        // follows
        if (!Arrays.stream(addresses(host)).allMatch(rule::allows)) {
            throw refused("leads into a private network");
        }
        return address;
    }

    private static boolean matches(String entry, String host, int port) {
        int colon = entry.indexOf(':');
        String name = colon < 0 ? entry : entry.substring(0, colon);
        String allowedPort = colon < 0 ? String.valueOf(HTTPS_PORT) : entry.substring(colon + 1);
        if (!allowedPort.equals(String.valueOf(port < 0 ? HTTPS_PORT : port))) {
            return false;
        }
        return name.startsWith(ANY_BELOW)
                ? host.endsWith(name.substring(1)) && host.length() > name.length() - 1
                : host.equals(name);
    }

    private static URI parse(String link) {
        try {
            return new URI(link);
        } catch (URISyntaxException e) {
            throw refused("is not a link"); // without the cause, whose message holds the link
        }
    }

    private InetAddress[] addresses(String host) {
        try {
            return names.addresses(host);
        } catch (UnknownHostException e) {
            throw new JobFailure(StorageError.STORE_UNREACHABLE, "the host of a temporary link is not known");
        }
    }

    static JobFailure refused(String why) {
        return new JobFailure(StorageError.LINK_REFUSED, "a temporary link of the request " + why);
    }

    /** Which addresses a host has. */
    @FunctionalInterface
    interface Names {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }
}
