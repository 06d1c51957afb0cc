package org.mroptimum.domain.scan;

/**
 * A header field that told about the patient and was overwritten. Never its value.
 *
 * @param field the field's name in the file's format, for example {@code PatientBirthDay}
 * @param occurrences how often it stood there with a value
 */
public record RemovedField(String field, int occurrences) {}
