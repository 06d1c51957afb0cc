package org.mroptimum.app.server.access;

import io.micronaut.http.HttpRequest;
import java.net.InetAddress;
import java.util.Optional;

/** Where a request comes from. */
public final class RequestOrigin {

    private RequestOrigin() {}

    /** The address for counting attempts; behind a proxy, the proxy's: headers that clients write prove nothing. */
    public static String address(HttpRequest<?> request) {
        return Optional.ofNullable(request.getRemoteAddress().getAddress())
                .map(InetAddress::getHostAddress)
                .orElse("unknown");
    }

    /** Whether it comes from this very machine, and no proxy passed it on. */
    static boolean isThisMachine(HttpRequest<?> request) {
        boolean passedOn = request.getHeaders().contains("Forwarded")
                || request.getHeaders().contains("X-Forwarded-For")
                || request.getHeaders().contains("X-Real-IP");
        InetAddress address = request.getRemoteAddress().getAddress();
        return !passedOn && address != null && address.isLoopbackAddress();
    }
}
