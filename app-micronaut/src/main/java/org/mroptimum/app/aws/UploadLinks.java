package org.mroptimum.app.aws;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumMap;
import java.util.Map;
import org.mroptimum.domain.port.BundlePublisher.Kind;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.usecase.LinkBundlePublisher.UploadLink;

/** The links that a request brings along for its bundles (contract 1.1). */
public final class UploadLinks {
    private static final Map<Kind, String> MEMBERS =
            Map.of(Kind.RESULT, "presigned_upload_url", Kind.FAILURE, "presigned_failure_upload_url");

    private UploadLinks() {}

    /** The links of a request, by what goes over them; those that it has. */
    public static Map<Kind, UploadLink> of(Map<String, Object> document) {
        Map<Kind, UploadLink> links = new EnumMap<>(Kind.class);
        MEMBERS.forEach((kind, member) -> {
            if (document.get(member) instanceof String link && !link.isBlank()) {
                links.put(kind, new UploadLink(link, place(link)));
            }
        });
        return links;
    }

    /** Bucket and key as S3 writes them into a link, before or behind the host's {@code s3}; for other stores, host and path. */
    private static Location place(String link) {
        try {
            URI address = new URI(link);
            String host = String.valueOf(address.getHost());
            String path = String.valueOf(address.getPath()).replaceFirst("^/+", "");
            int service = host.indexOf(".s3");
            if (service > 0) {
                return new Location(host.substring(0, service), path);
            }
            int slash = path.indexOf('/');
            return host.startsWith("s3") && slash > 0
                    ? new Location(path.substring(0, slash), path.substring(slash + 1))
                    : new Location(host, path);
        } catch (URISyntaxException e) {
            return new Location("", ""); // never used: such a link is refused
        }
    }
}
