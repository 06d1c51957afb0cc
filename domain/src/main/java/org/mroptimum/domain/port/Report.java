package org.mroptimum.domain.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.roi.RegionStatistics;
import org.mroptimum.domain.roi.ValuePart;

/**
 * What a report of one result says, before it is laid out.
 *
 * @param title the job's name for people
 * @param facts of the job: method, reconstruction, files, times
 * @param alarm what must be seen first; empty when nothing is suspect
 * @param pictures file names of the bundle's previews that are shown, the largest first
 * @param passport how the noise came to the scale of the image; empty without noise data
 * @param map what the regions were measured on
 * @param part which part of its values
 * @param regions statistics, possibly none
 * @param methods paragraphs for a methods section; numbers in brackets point to the references
 * @param references in the order of their first mention
 * @param warnings of the job's log
 * @param version of the program that makes the report
 * @param made when
 */
public record Report(
        String title,
        List<Fact> facts,
        Optional<String> alarm,
        List<String> pictures,
        List<Fact> passport,
        String map,
        ValuePart part,
        List<RegionStatistics> regions,
        List<String> methods,
        List<String> references,
        List<String> warnings,
        String version,
        Instant made) {

    public Report {
        facts = List.copyOf(facts);
        pictures = List.copyOf(pictures);
        passport = List.copyOf(passport);
        regions = List.copyOf(regions);
        methods = List.copyOf(methods);
        references = List.copyOf(references);
        warnings = List.copyOf(warnings);
    }

    /** A row of a table. */
    public record Fact(String name, String value) {}
}
