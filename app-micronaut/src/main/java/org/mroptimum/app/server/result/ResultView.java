package org.mroptimum.app.server.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mroptimum.domain.port.MapEntry;
import org.mroptimum.domain.port.OpenBundle;

/**
 * What a client is told of a result before it fetches maps.
 *
 * @param info the bundle's {@code info.json}
 * @param maps every map with the address of its file
 * @param previews pictures, one for each map
 * @param passport how the noise came to the scale of the image; absent without noise data
 */
record ResultView(Map<String, Object> info, List<MapFile> maps, List<Preview> previews, Optional<Object> passport) {
    /** Folder of the maps in a bundle. */
    static final String MAPS = "data/";

    /** Folder of the pictures in a bundle. */
    static final String PREVIEWS = "preview/";

    /** How a map's file ends. */
    static final String SUFFIX = ".nii.gz";

    /**
     * A map.
     *
     * @param file name with suffix; without, it is the name by which regions are measured
     */
    record MapFile(int id, String name, String file, String type, int dim, String pixelType, String url) {
        static MapFile of(MapEntry map, String job) {
            String file = map.file() + SUFFIX;
            return new MapFile(
                    map.id(), map.name(), file, map.type(), map.dim(), map.pixelType(), job + "/maps/" + file);
        }
    }

    /** A picture of a map. */
    record Preview(String file, String url) {}

    /**
     * Of an open bundle.
     *
     * @param job address of the job
     */
    static ResultView of(OpenBundle bundle, String job) {
        return new ResultView(
                bundle.info(),
                bundle.maps().stream().map(map -> MapFile.of(map, job)).toList(),
                bundle.files().stream()
                        .filter(file -> file.startsWith(PREVIEWS))
                        .map(file -> file.substring(PREVIEWS.length()))
                        .sorted()
                        .map(file -> new Preview(file, job + "/previews/" + file))
                        .toList(),
                Optional.ofNullable(headers(bundle).get("passport")));
    }

    /** The part of {@code info.json} that tells how the result came about. */
    static Map<?, ?> headers(OpenBundle bundle) {
        return bundle.info().get("headers") instanceof Map<?, ?> headers ? headers : Map.of();
    }
}
