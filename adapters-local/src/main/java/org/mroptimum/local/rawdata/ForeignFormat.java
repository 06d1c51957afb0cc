package org.mroptimum.local.rawdata;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Vendor formats that MR Optimum knows by sight but does not read. */
final class ForeignFormat {
    private static final int START = 256;
    /** Where the logo stands in P-file headers before and since revision 26. */
    private static final List<Integer> GE_LOGO_OFFSETS = List.of(34, 110);

    private static final Map<String, String> VENDORS = Map.of(
            "ge", "GE",
            "philips", "Philips",
            "bruker", "Bruker",
            "canon", "Canon",
            "hitachi", "Hitachi",
            "uih", "United Imaging");

    private ForeignFormat() {}

    /** The format's name, by content. */
    static Optional<String> byContent(Path file) {
        byte[] start = start(file);
        if (isGe(start)) {
            return Optional.of("a GE P-file");
        }
        String text = new String(start, StandardCharsets.ISO_8859_1);
        return text.startsWith("# === DATA DESCRIPTION FILE ===")
                ? Optional.of("a Philips .list file")
                : Optional.empty();
    }

    /** The vendor's name, by what the request declared. */
    static Optional<String> byVendor(String vendor) {
        return Optional.ofNullable(VENDORS.get(vendor));
    }

    /** A revision number from 5 to 40 and the logo. */
    private static boolean isGe(byte[] start) {
        if (start.length < START) {
            return false;
        }
        ByteBuffer buffer = ByteBuffer.wrap(start);
        float little = buffer.order(ByteOrder.LITTLE_ENDIAN).getFloat(0);
        float big = buffer.order(ByteOrder.BIG_ENDIAN).getFloat(0);
        boolean revision = (little >= 5 && little <= 40) || (big >= 5 && big <= 40);
        String text = new String(start, StandardCharsets.ISO_8859_1);
        return revision
                && GE_LOGO_OFFSETS.stream()
                        .anyMatch(o -> text.startsWith("GE_MED", o) || text.startsWith("INVALIDNMR", o));
    }

    private static byte[] start(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(START);
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
