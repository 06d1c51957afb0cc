package org.mroptimum.domain.port;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code inspect} prints. Holds nothing that identifies a patient.
 *
 * @param container file format in words
 * @param measurements one entry a measurement, facts in the order to print
 * @param warnings what a user should know
 */
public record RawDataSummary(String container, List<Measurement> measurements, List<String> warnings) {

    /**
     * One measurement of the file.
     *
     * @param title for example {@code measurement 1 of 2: gre}
     * @param facts name and value, in the order to print
     */
    public record Measurement(String title, Map<String, String> facts) {
        public Measurement {
            facts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        }
    }
}
