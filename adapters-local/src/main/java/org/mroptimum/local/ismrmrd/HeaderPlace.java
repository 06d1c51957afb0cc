package org.mroptimum.local.ismrmrd;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.nio.FileChannelFromSeekableByteChannel;
import io.jhdf.object.datatype.VariableLength;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.local.rawdata.ReadOnlyFile;

/**
 * Where an ISMRMRD file keeps a text that may tell about the patient: the header {@code xml} of each group, and the attributes of
 * images.
 *
 * @param start first byte of the text in the file
 * @param length bytes
 */
public record HeaderPlace(long start, int length) {
    private static final Set<String> TEXTS = Set.of("xml", "attributes");
    private static final int DEEPEST = 6;
    private static final int LARGEST = 16 << 20;
    private static final int REFERENCE_BYTES = 16;

    /**
     * Looks through a file.
     *
     * @throws JobFailure MRO-4019 when a text is stored where it cannot be overwritten in place
     */
    public static List<HeaderPlace> of(String path) {
        try (FileChannel channel = ReadOnlyFile.open(Path.of(path))) {
            HdfFile hdf = Hdf5Container.guarded(() -> new HdfFile(new FileChannelFromSeekableByteChannel(channel)));
            Search search = new Search(channel, Hdf5Container.guarded(hdf::getUserBlockSize));
            search.group(hdf, 0);
            return search.places;
        } catch (IOException e) {
            throw new JobFailure(StorageError.NOT_DEIDENTIFIABLE, "the headers cannot be read", e);
        }
    }

    /** A walk through one file. */
    private static final class Search {
        private final FileChannel channel;
        private final long userBlock;
        private final GlobalHeap heap;
        private final List<HeaderPlace> places = new ArrayList<>();

        Search(FileChannel channel, long userBlock) throws IOException {
            this.channel = channel;
            this.userBlock = userBlock;
            this.heap = new GlobalHeap(channel);
        }

        void group(Group group, int depth) throws IOException {
            if (depth > DEEPEST) {
                throw impossible("the file's groups are nested too deep");
            }
            for (Node node : Hdf5Container.guarded(() -> group.getChildren().values())) {
                if (node instanceof Group child) {
                    group(child, depth + 1);
                } else if (node instanceof Dataset dataset && TEXTS.contains(node.getName())) {
                    text(dataset);
                }
            }
        }

        private void text(Dataset dataset) throws IOException {
            long size = Hdf5Container.guarded(dataset::getSizeInBytes);
            if (size == 0) {
                return;
            }
            if (size > LARGEST) {
                throw impossible("a header is too long");
            }
            if (dataset.getDataType() instanceof VariableLength) {
                references(dataset, (int) size);
            } else if (dataset instanceof ContiguousDataset contiguous) {
                places.add(new HeaderPlace(address(contiguous), (int) size));
            } else {
                throw impossible("a header is compressed or stored in pieces");
            }
        }

        /** Texts of any length lie in a heap of the file, and the dataset holds where. */
        private void references(Dataset dataset, int size) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
            if (dataset instanceof ContiguousDataset contiguous) {
                read(bytes, address(contiguous));
            } else if (dataset instanceof ChunkedDataset chunked && chunked.getDimensions().length == 1) {
                int chunk = Hdf5Container.guarded(() -> chunked.getChunkDimensions()[0]);
                for (int at = 0; chunk > 0 && bytes.hasRemaining(); at += chunk) {
                    byte[] piece = HonestChunk.of(chunked, at);
                    bytes.put(piece, 0, Math.min(piece.length, bytes.remaining()));
                }
                bytes.flip();
            } else {
                throw impossible("a header is stored in an unknown layout");
            }
            while (bytes.remaining() >= REFERENCE_BYTES) {
                int length = bytes.getInt();
                long collection = bytes.getLong();
                int index = bytes.getInt();
                if (length < 0 || length > LARGEST) {
                    throw impossible("a header is too long");
                }
                if (length > 0) {
                    places.add(new HeaderPlace(heap.position(collection + userBlock, index, length), length));
                }
            }
        }

        private long address(ContiguousDataset contiguous) {
            return Hdf5Container.guarded(contiguous::getDataAddress) + userBlock;
        }

        private void read(ByteBuffer bytes, long start) throws IOException {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, start + bytes.position()) < 0) {
                    throw impossible("a header lies behind the end of the file");
                }
            }
            bytes.flip();
        }

        private static JobFailure impossible(String why) {
            return new JobFailure(StorageError.NOT_DEIDENTIFIABLE, why);
        }
    }
}
