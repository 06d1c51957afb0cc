package org.mroptimum.local.ismrmrd;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.nio.FileChannelFromSeekableByteChannel;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.function.Supplier;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;

/**
 * The HDF5 side of an ISMRMRD file: which group holds it, its XML text and its table. Everything jHDF may throw for damaged
 * content becomes MRO-2005. jHDF is used while a file is opened, by one thread.
 */
final class Hdf5Container {
    private static final int MAX_XML = 16 << 20;

    private final HdfFile hdf;
    private final FileChannel channel;
    private final Group group;

    private Hdf5Container(HdfFile hdf, FileChannel channel, Group group) {
        this.hdf = hdf;
        this.channel = channel;
        this.group = group;
    }

    /** Finds the ISMRMRD group; MRO-2001 when the file is HDF5 of another kind. */
    static Hdf5Container of(FileChannel channel) {
        HdfFile hdf = guarded(() -> new HdfFile(new FileChannelFromSeekableByteChannel(channel)));
        requireWhole(hdf, channel);
        Group group = guarded(() -> find(hdf))
                .orElseThrow(
                        () -> new JobFailure(RawDataError.UNKNOWN_FORMAT, "the HDF5 file holds no ISMRMRD dataset"));
        return new Hdf5Container(hdf, channel, group);
    }

    private static void requireWhole(HdfFile hdf, FileChannel channel) {
        try {
            long promised =
                    guarded(() -> hdf.getHdfBackingStorage().getSuperblock().getEndOfFileAddress());
            if (promised > channel.size()) {
                throw new JobFailure(
                        RawDataError.TRUNCATED,
                        "the file should have " + promised + " bytes and has " + channel.size());
            }
        } catch (IOException e) {
            throw new JobFailure(RawDataError.DAMAGED, "the file cannot be read", e);
        }
    }

    /** The group with readouts, or else one with a header or images. */
    private static Optional<Group> find(Group root) {
        Optional<Group> second = Optional.empty();
        for (Node node : root.getChildren().values()) {
            if (node instanceof Group child) {
                if (child.getChildren().get("data") instanceof Dataset
                        && child.getChildren().containsKey("xml")) {
                    return Optional.of(child);
                }
                if (child.getChildren().containsKey("xml") || holdsImages(child)) {
                    second = Optional.of(child);
                }
            }
        }
        return second;
    }

    private static boolean holdsImages(Group group) {
        return group.getChildren().values().stream()
                .anyMatch(n -> n instanceof Group images
                        && images.getChildren().containsKey("header")
                        && images.getChildren().containsKey("data"));
    }

    /** The readout table; MRO-2004 when the file holds images only. */
    RecordTable acquisitions() {
        return guarded(() -> {
            if (group.getChildren().get("data") instanceof Dataset data) {
                return RecordTable.of(data, channel, userBlock());
            }
            throw new JobFailure(
                    RawDataError.NO_IMAGE_DATA,
                    holdsImages(group)
                            ? "the ISMRMRD file holds reconstructed images only, no acquisitions"
                            : "the ISMRMRD file holds no acquisitions");
        });
    }

    /** The XML header. */
    String xml() {
        return guarded(() -> {
            if (!(group.getChildren().get("xml") instanceof Dataset xml) || xml.getSizeInBytes() > MAX_XML) {
                throw new JobFailure(RawDataError.DAMAGED, "the ISMRMRD file has no readable XML header");
            }
            if (xml instanceof ChunkedDataset chunked) {
                HonestChunk.of(chunked, new int[chunked.getDimensions().length]);
            }
            Object text = xml.getData();
            while (text != null && text.getClass().isArray() && Array.getLength(text) > 0) {
                text = Array.get(text, 0);
            }
            if (!(text instanceof String header) || header.length() > MAX_XML) {
                throw new JobFailure(RawDataError.DAMAGED, "the XML header is not text");
            }
            int end = header.indexOf('\0');
            return end < 0 ? header : header.substring(0, end);
        });
    }

    /** Debian's generator stores its phantom beside the data: {@code phantom[1][y][x]}. */
    int phantomFrequency() {
        return guarded(() -> {
            if (group.getChildren().get("phantom") instanceof Dataset phantom) {
                long[] size = phantom.getDimensionsAsLong();
                return size.length == 3 ? (int) Math.min(size[2], Character.MAX_VALUE) : 0;
            }
            return 0;
        });
    }

    /** Bytes before the HDF5 part; addresses count from its end. */
    long userBlock() {
        return guarded(hdf::getUserBlockSize);
    }

    /** Runs library code on content that may be damaged. */
    static <T> T guarded(Supplier<T> library) {
        try {
            return library.get();
        } catch (JobFailure e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // Damaged addresses make the library recurse without end or ask for absurd arrays; both leave it unharmed.
            throw new JobFailure(RawDataError.DAMAGED, "the HDF5 structure cannot be read", e);
        }
    }
}
