package org.mroptimum.aws.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.job.JobFailure;

class LinkRulesTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost/x?X-Amz-Signature=abc, https",
        "file:///etc/passwd?X-Amz-Signature=abc, https",
        "//localhost/x?X-Amz-Signature=abc, https",
        "https:///x?X-Amz-Signature=abc, host",
        "https:x?X-Amz-Signature=abc, host",
        "https://user@localhost/x?X-Amz-Signature=abc, user name",
        "https://localhost@evil.example/x?X-Amz-Signature=abc, user name",
        "https://localhost:8443/x?X-Amz-Signature=abc, port",
        "https://evil.example/x?X-Amz-Signature=abc, host or port",
        "https://localhost.evil.example/x?X-Amz-Signature=abc, host or port",
        "https://evil-amazonaws.com/x?X-Amz-Signature=abc, host or port",
        "https://amazonaws.com/x?X-Amz-Signature=abc, host or port",
        "https://amazonaws.com.evil.example/x?X-Amz-Signature=abc, host or port",
        "https://127.0.0.1/x?X-Amz-Signature=abc, host or port",
        "https://[::1]/x?X-Amz-Signature=abc, host or port",
        "https://local host/x?X-Amz-Signature=abc, not a link",
    })
    void whatBreaksARuleIsRefusedWithoutItsText(String link, String why) {
        LinkRules rules = LinkRules.allowing(" localhost , *.amazonaws.com,");
        JobFailure failure = assertThrows(JobFailure.class, () -> rules.check(link));

        assertEquals("MRO-4008", failure.code().id());
        String message = String.valueOf(failure.getMessage());
        assertTrue(message.contains(why), message);
        assertFalse(message.contains("abc") || message.contains("evil"), message);
        assertNull(failure.getCause());
    }

    @Test
    void anAllowedHostMayNotLeadIntoThePrivateNetwork() {
        JobFailure failure = assertThrows(
                JobFailure.class, () -> LinkRules.allowing("localhost").check("https://localhost/x"));

        assertEquals("MRO-4008", failure.code().id());
        assertTrue(String.valueOf(failure.getMessage()).contains("private network"));
    }

    @Test
    void hostsMatchWholeAndBelowAStarAndWithTheirPort() {
        LinkRules rules = new LinkRules(List.of("localhost", "127.0.0.1:9000", "*.0.0.1"), address -> true);

        assertEquals("/a", rules.check("https://localhost/a").getPath());
        assertEquals("/a", rules.check("HTTPS://LOCALHOST:443/a").getPath());
        assertEquals("/a", rules.check("https://127.0.0.1:9000/a").getPath());
        assertEquals("/a", rules.check("https://127.0.0.1/a").getPath());
        assertThrows(JobFailure.class, () -> rules.check("https://localhost:9000/a"));
    }

    @Test
    void everyAddressOfTheHostMustBeAllowed() throws UnknownHostException {
        InetAddress open = InetAddress.getByName("52.216.1.1");
        InetAddress inside = InetAddress.getByName("fd00:ec2::254");
        LinkRules mixed = rules(host -> new InetAddress[] {open, inside});

        assertEquals("MRO-4008", failure(mixed).code().id());
        rules(host -> new InetAddress[] {open, open}).check("https://host.example/");
    }

    @Test
    void aHostThatIsNotKnownIsToldApart() {
        LinkRules rules = rules(host -> {
            throw new UnknownHostException(host);
        });
        JobFailure failure = failure(rules);

        assertEquals("MRO-4009", failure.code().id());
        assertFalse(String.valueOf(failure.getMessage()).contains("example"));
        assertNull(failure.getCause());
    }

    @Test
    void inAHouseNamedHostsMayStandInItAndNamesBelowAStarMayNot() throws UnknownHostException {
        InetAddress inside = InetAddress.getByName("10.1.2.3");
        LinkRules rules = LinkRules.inHouse("store.house.example:9000, *.example", host -> new InetAddress[] {inside});

        rules.require("https://store.house.example:9000/x");
        for (String link : List.of("https://store.house.example/x", "https://other.example/x")) {
            JobFailure failure = assertThrows(JobFailure.class, () -> rules.require(link));
            assertEquals("MRO-4008", failure.code().id(), link);
            assertTrue(String.valueOf(failure.getMessage()).contains("private network"), link);
        }
    }

    private static LinkRules rules(LinkRules.Names names) {
        return new LinkRules(List.of("host.example"), new PublicAddresses(), names);
    }

    private static JobFailure failure(LinkRules rules) {
        return assertThrows(JobFailure.class, () -> rules.check("https://host.example/?X-Amz-Signature=abc"));
    }
}
