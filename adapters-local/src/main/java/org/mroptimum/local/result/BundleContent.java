package org.mroptimum.local.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.MapEntry;
import org.mroptimum.domain.port.OpenBundle;
import org.mroptimum.domain.port.StoredMap;

/** A bundle over its files, in a ZIP or a folder. */
final class BundleContent implements OpenBundle {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final String FOLDER = "data/";
    private static final String SUFFIX = ".nii.gz";
    private static final int VERSION_DIGITS = 16;
    /** A request may list many files; hardly more than this is text. */
    private static final int LONGEST_JSON = 1 << 24;

    private final BundleFiles files;
    private final List<String> names;
    private final Map<String, Object> info;
    private final List<MapEntry> maps;

    /** Closes the files when {@code info.json} is missing or unreadable, which is MRO-4020. */
    BundleContent(BundleFiles files) {
        this.files = files;
        this.names = files.names();
        try {
            this.info = json("info.json");
            this.maps = entries(info);
        } catch (JobFailure e) {
            close();
            throw e;
        }
    }

    @Override
    public String version() {
        try {
            return files.version().substring(0, VERSION_DIGITS);
        } catch (IOException e) {
            throw damaged("the bundle", e);
        }
    }

    @Override
    public List<String> files() {
        return names;
    }

    @Override
    public Map<String, Object> info() {
        return info;
    }

    @Override
    public Map<String, Object> request() {
        return json("options.json");
    }

    @Override
    public List<MapEntry> maps() {
        return maps;
    }

    @Override
    public InputStream open(String name) {
        requireFile(name);
        try {
            return files.open(name);
        } catch (IOException e) {
            throw damaged(name, e);
        }
    }

    @Override
    public long size(String name) {
        requireFile(name);
        try {
            return files.size(name);
        } catch (IOException e) {
            throw damaged(name, e);
        }
    }

    @Override
    public StoredMap map(String file) {
        if (maps.stream().noneMatch(map -> map.file().equals(file))) {
            throw new JobFailure(RequestError.UNKNOWN_MAP, "there is no map '" + file + "'");
        }
        return NiftiMap.open(file + SUFFIX, open(FOLDER + file + SUFFIX));
    }

    @Override
    public void close() {
        try {
            files.close();
        } catch (IOException nothingIsLost) {
            return;
        }
    }

    private void requireFile(String name) {
        if (!names.contains(name)) {
            throw new JobFailure(StorageError.NOT_FOUND, "the bundle has no file '" + name + "'");
        }
    }

    private Map<String, Object> json(String name) {
        if (!names.contains(name)) {
            throw new JobFailure(StorageError.BUNDLE_UNUSABLE, "it has no " + name);
        }
        try (InputStream in = files.open(name)) {
            byte[] text = in.readNBytes(LONGEST_JSON);
            return JSON.readValue(text, OBJECT);
        } catch (JsonProcessingException e) {
            // without the cause, which quotes the text
            throw new JobFailure(StorageError.BUNDLE_UNUSABLE, name + " is not readable JSON");
        } catch (IOException e) {
            throw damaged(name, e);
        }
    }

    private List<MapEntry> entries(Map<String, Object> of) {
        List<MapEntry> found = new ArrayList<>();
        if (of.get("data") instanceof List<?> list) {
            for (Object element : list) {
                if (element instanceof Map<?, ?> entry
                        && entry.get("filename") instanceof String path
                        && path.startsWith(FOLDER)
                        && path.endsWith(SUFFIX)
                        && names.contains(path)) {
                    found.add(entry(entry, path.substring(FOLDER.length(), path.length() - SUFFIX.length())));
                }
            }
        }
        return List.copyOf(found);
    }

    private static MapEntry entry(Map<?, ?> entry, String file) {
        return new MapEntry(
                entry.get("id") instanceof Number id ? id.intValue() : -1,
                entry.get("name") instanceof String name ? name : file,
                file,
                entry.get("type") instanceof String type ? type : "accessory",
                entry.get("dim") instanceof Number dim ? dim.intValue() : 3,
                entry.get("pixelType") instanceof String kind ? kind : "real");
    }

    private static JobFailure damaged(String name, IOException cause) {
        return new JobFailure(StorageError.BUNDLE_UNUSABLE, name + " cannot be read", cause);
    }
}
