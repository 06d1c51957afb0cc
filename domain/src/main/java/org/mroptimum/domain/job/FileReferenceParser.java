package org.mroptimum.domain.job;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads file references (contract 1.4). Every method returns empty only when it reported why. */
final class FileReferenceParser {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private FileReferenceParser() {}

    static Optional<FileReference> required(RequestObject parent, String name) {
        return parent.requiredObject(name)
                .flatMap(reference -> reference.requiredObject("options"))
                .flatMap(FileReferenceParser::parse);
    }

    /** Empty without a report when the reference is missing or {@code null}. */
    static Optional<FileReference> optional(RequestObject parent, String name) {
        return parent.has(name) ? required(parent, name) : Optional.empty();
    }

    private static Optional<FileReference> parse(RequestObject options) {
        Optional<String> type = options.requiredName("type");
        boolean local = type.equals(Optional.of("local"));
        Optional<String> name =
                safe(options, "filename", local ? options.requiredText("filename") : options.text("filename"));
        Optional<FileSource> source = type.flatMap(known -> switch (known) {
            case "local" -> name.map(FileSource.Local::new);
            case "s3" -> s3(options);
            default -> {
                String seen = RequestProblems.quote(known);
                options.report(RequestError.UNKNOWN_FILE_TYPE, "type", "must be local or s3, but is " + seen);
                yield Optional.empty();
            }
        });
        Optional<String> vendor =
                options.text("vendor").map(text -> text.strip().toLowerCase(Locale.ROOT));
        boolean multiraid = options.flag("multiraid");
        Optional<String> arrayKey = options.text("npz_key").or(() -> options.text("mat_key"));
        Map<String, Object> formatOptions = formatOptions(options);
        return source.map(place -> new FileReference(
                place, name.orElseGet(() -> nameIn(place)), vendor, multiraid, arrayKey, formatOptions));
    }

    private static Optional<FileSource> s3(RequestObject options) {
        Optional<String> bucket = safe(options, "bucket", options.requiredText("bucket"));
        Optional<String> key = safe(options, "key", options.requiredText("key"));
        Optional<String> link = safe(options, "presigned_url", options.text("presigned_url"));
        if (link.isPresent() && !link.get().toLowerCase(Locale.ROOT).matches("https?://.+")) {
            options.report(RequestError.VALUE_OUT_OF_RANGE, "presigned_url", "must be an http or https link");
        }
        return bucket.flatMap(b -> key.map(k -> new FileSource.S3(b, k, link)));
    }

    /** Control characters have no place in a name and would confuse stores and logs. */
    private static Optional<String> safe(RequestObject options, String name, Optional<String> text) {
        if (text.isPresent() && CONTROL.matcher(text.get()).find()) {
            options.report(RequestError.VALUE_OUT_OF_RANGE, name, "must not hold control characters");
            return Optional.empty();
        }
        return text;
    }

    /** Everything the reference says, for the reader of its format. */
    private static Map<String, Object> formatOptions(RequestObject options) {
        Map<String, Object> all = new LinkedHashMap<>();
        options.members().forEach((name, value) -> all.put(String.valueOf(name), value));
        return Redaction.redact(all);
    }

    private static String nameIn(FileSource place) {
        String whole = place instanceof FileSource.S3 s3 ? s3.key() : ((FileSource.Local) place).path();
        return whole.substring(whole.lastIndexOf('/') + 1);
    }
}
