package org.mroptimum.aws.link;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Allows what belongs to the public internet. Refuses the machine itself, private and shared networks, link-local addresses with the
 * metadata services of clouds, multicast, and ranges for documentation and tests (IANA special-purpose address registries, RFC 6890).
 * IPv6 addresses that carry an IPv4 address are judged by it or refused.
 */
final class PublicAddresses implements AddressRule {
    private static final List<Network> REFUSED_V4 = List.of(
            Network.v4(0, 0, 0, 8),
            Network.v4(10, 0, 0, 8),
            Network.v4(100, 64, 0, 10),
            Network.v4(127, 0, 0, 8),
            Network.v4(169, 254, 0, 16),
            Network.v4(172, 16, 0, 12),
            Network.v4(192, 0, 0, 24),
            Network.v4(192, 0, 2, 24),
            Network.v4(192, 88, 99, 24),
            Network.v4(192, 168, 0, 16),
            Network.v4(198, 18, 0, 15),
            Network.v4(198, 51, 100, 24),
            Network.v4(203, 0, 113, 24),
            Network.v4(224, 0, 0, 3));
    private static final Network GLOBAL_V6 = Network.v6(3, 0x20);
    private static final List<Network> REFUSED_V6 = List.of(
            Network.v6(23, 0x20, 0x01, 0x00), // protocol assignments and Teredo
            Network.v6(32, 0x20, 0x01, 0x0d, 0xb8), // documentation
            Network.v6(16, 0x20, 0x02), // 6to4
            Network.v6(20, 0x3f, 0xff, 0x00)); // documentation
    private static final Network MAPPED_V4 = Network.v6(96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff);
    private static final Network TRANSLATED_V4 = Network.v6(96, 0, 0x64, 0xff, 0x9b);
    private static final int V4_BYTES = 4;

    @Override
    public boolean allows(InetAddress address) {
        return allows(address.getAddress());
    }

    static boolean allows(byte[] address) {
        if (address.length == V4_BYTES) {
            return REFUSED_V4.stream().noneMatch(n -> n.holds(address));
        }
        if (MAPPED_V4.holds(address) || TRANSLATED_V4.holds(address)) {
            return allows(Arrays.copyOfRange(address, address.length - V4_BYTES, address.length));
        }
        return GLOBAL_V6.holds(address) && REFUSED_V6.stream().noneMatch(n -> n.holds(address));
    }

    /** All addresses that begin with the same bits. */
    private static final class Network {
        private final byte[] prefix;
        private final int bits;

        private Network(byte[] prefix, int bits) {
            this.prefix = prefix;
            this.bits = bits;
        }

        static Network v4(int first, int second, int third, int bits) {
            return of(bits, V4_BYTES, first, second, third);
        }

        static Network v6(int bits, int... first) {
            return of(bits, 16, first);
        }

        private static Network of(int bits, int length, int... first) {
            byte[] prefix = new byte[length];
            for (int i = 0; i < first.length; i++) {
                prefix[i] = (byte) first[i];
            }
            return new Network(prefix, bits);
        }

        boolean holds(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % Byte.SIZE);
                if (((address[bit / Byte.SIZE] ^ prefix[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
