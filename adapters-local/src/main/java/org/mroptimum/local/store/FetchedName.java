package org.mroptimum.local.store;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mroptimum.domain.port.BlobId;

/**
 * The suffix of a fetched file. Only suffixes that some reader looks at are kept: anything else of a name could tell about the
 * patient.
 */
final class FetchedName {
    private static final String DATA = ".cfl";
    private static final String HEADER = ".hdr";
    private static final List<String> KNOWN = List.of(
            ".nii.gz", ".nii", ".dat", ".h5", ".mrd", ".npy", ".npz", ".mat", DATA, HEADER, ".mha", ".mhd", ".json");

    private FetchedName() {}

    /** The key's suffix or, if the key has none that matters, that of the name which the user knows. */
    static String suffix(BlobId id, String filename) {
        String ofKey = known(id.key());
        return ofKey.isEmpty() ? known(filename) : ofKey;
    }

    private static String known(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return KNOWN.stream().filter(lower::endsWith).findFirst().orElse("");
    }

    /** The other file of a BART pair, which is of no use alone. */
    static Optional<BlobId> partner(BlobId id) {
        String key = id.key();
        if (key.endsWith(DATA)) {
            return Optional.of(new BlobId(id.bucket(), key.substring(0, key.length() - DATA.length()) + HEADER));
        }
        if (key.endsWith(HEADER)) {
            return Optional.of(new BlobId(id.bucket(), key.substring(0, key.length() - HEADER.length()) + DATA));
        }
        return Optional.empty();
    }
}
