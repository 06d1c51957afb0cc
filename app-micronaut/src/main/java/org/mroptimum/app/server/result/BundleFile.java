package org.mroptimum.app.server.result;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.types.files.StreamedFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.port.OpenBundle;

/** One file of a bundle as an answer. */
final class BundleFile {

    private BundleFile() {}

    /**
     * Streams the file and closes the bundle after it. Who has the file need not fetch it again, but asks each time, so that it is
     * recorded and a deleted job's maps are gone. A key of a submission may bring the name of a deleted job back with another
     * result, so the tag holds which bytes these are.
     *
     * @param name stands for job and file
     * @param known the tags of what the client has, as in {@code If-None-Match}
     * @throws JobFailure MRO-4001 when the bundle has no such file
     */
    static HttpResponse<?> answer(OpenBundle bundle, String file, MediaType type, String name, Optional<String> known) {
        try {
            long bytes = bundle.size(file);
            String quoted = '"' + name + "-" + bundle.version() + '"';
            if (known.filter(tags -> names(tags, quoted)).isPresent()) {
                bundle.close();
                return HttpResponse.notModified().header("ETag", quoted).header("Cache-Control", "private, no-cache");
            }
            InputStream content = new Closing(bundle.open(file), bundle);
            return HttpResponse.ok(new StreamedFile(content, type, 0, bytes))
                    .header("ETag", quoted)
                    .header("Cache-Control", "private, no-cache");
        } catch (JobFailure missing) {
            bundle.close();
            throw missing;
        }
    }

    /** A proxy that compresses answers marks their tags as weak. */
    private static boolean names(String tags, String quoted) {
        return Arrays.stream(tags.split(","))
                .map(tag -> tag.strip().replaceFirst("^W/", ""))
                .anyMatch(tag -> tag.equals(quoted) || tag.equals("*"));
    }

    /** Closes the bundle with the file. */
    private static final class Closing extends FilterInputStream {
        private final OpenBundle bundle;

        Closing(InputStream file, OpenBundle bundle) {
            super(file);
            this.bundle = bundle;
        }

        @Override
        public void close() throws IOException {
            try (bundle) {
                super.close();
            }
        }
    }
}
