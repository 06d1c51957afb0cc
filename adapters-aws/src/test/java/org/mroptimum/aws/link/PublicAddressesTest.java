package org.mroptimum.aws.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "52.216.1.1, true",
        "8.8.8.8, true",
        "172.15.255.255, true",
        "172.32.0.0, true",
        "100.63.255.255, true",
        "100.128.0.0, true",
        "169.253.0.1, true",
        "223.255.255.255, true",
        "0.0.0.0, false",
        "0.1.2.3, false",
        "10.0.0.1, false",
        "10.255.255.255, false",
        "100.64.0.1, false",
        "100.127.255.255, false",
        "127.0.0.1, false",
        "127.255.0.1, false",
        "169.254.169.254, false",
        "169.254.170.2, false",
        "172.16.0.1, false",
        "172.31.255.255, false",
        "192.0.0.8, false",
        "192.0.2.1, false",
        "192.168.1.1, false",
        "198.19.0.1, false",
        "198.51.100.1, false",
        "203.0.113.1, false",
        "224.0.0.1, false",
        "255.255.255.255, false",
        "2600:1fa0:8000::1, true",
        "2a05:d050::1, true",
        "::, false",
        "::1, false",
        "::7f00:1, false",
        "fe80::1, false",
        "fec0::1, false",
        "fc00::1, false",
        "fd00:ec2::254, false",
        "ff02::1, false",
        "2001:db8::1, false",
        "2001::1, false",
        "2002:7f00:1::, false",
        "3fff::1, false",
        "64:ff9b::169.254.169.254, false",
        "64:ff9b::10.0.0.1, false",
        "64:ff9b::52.216.1.1, true",
        "64:ff9b:1::1, false",
        "100::1, false",
    })
    void onlyThePublicInternetIsAllowed(String address, boolean allowed) throws UnknownHostException {
        assertEquals(allowed, new PublicAddresses().allows(InetAddress.getByName(address)), address);
    }

    /** The platform turns such addresses into IPv4 ones itself, so that they are made by hand here. */
    @Test
    void mappedAddressesAreJudgedByTheirIpv4Address() {
        assertEquals(false, PublicAddresses.allows(mapped(127, 0, 0, 1)));
        assertEquals(false, PublicAddresses.allows(mapped(169, 254, 169, 254)));
        assertEquals(true, PublicAddresses.allows(mapped(52, 216, 1, 1)));
    }

    private static byte[] mapped(int... last) {
        byte[] address = new byte[16];
        address[10] = (byte) 0xff;
        address[11] = (byte) 0xff;
        for (int i = 0; i < 4; i++) {
            address[12 + i] = (byte) last[i];
        }
        return address;
    }
}
