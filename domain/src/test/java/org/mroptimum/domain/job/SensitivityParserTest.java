package org.mroptimum.domain.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensitivityParserTest {
    private static final String MAP = "task.options.reconstructor.options.sensitivityMap";

    private static SensitivityChoice parse(Map<String, Object> document) {
        return JobRequestParser.parse(document).reconstruction().sensitivity().orElseThrow();
    }

    private static MaskChoice mask(String json) {
        return parse(Documents.with("req_ac_b1", MAP + ".options.mask", Documents.json(json)))
                .mask();
    }

    @Test
    void readsParametersAndDefaults() {
        assertEquals(new MaskChoice.Percentage(10), mask("{'method': 'percentage'}"));
        assertEquals(new MaskChoice.Percentage(0), mask("{'method': 'Percentage', 'value': 0}"));
        assertEquals(new MaskChoice.PercentageOfMean(0.5), mask("{'method': 'percentagemean', 'value': 0.5}"));
        assertEquals(new MaskChoice.Threshold(1e-6), mask("{'method': 'threshold', 'value': 1e-6}"));
        assertEquals(new MaskChoice.None(), mask("{'method': 'zero'}"));
        assertEquals(new MaskChoice.Espirit(6, 24, 0.01, 0.9925), mask("{'method': 'espirit'}"));
        assertEquals(
                new MaskChoice.Espirit(8, 30, 0.02, 0.995),
                mask("{'method': 'ESPIRiT', 'k': 8, 'r': 30, 't': 0.02, 'c': 0.995}"));
    }

    @Test
    void readsTheUploadedImage() {
        MaskChoice mask = parse(Documents.example("req_mask_upload")).mask();
        FileReference file = ((MaskChoice.Upload) mask).file();
        assertEquals("mask.nii.gz", file.filename());
        assertEquals(Optional.of("itk"), file.vendor());
    }

    @Test
    void missingAndNullMaskMeanNone() {
        Map<String, Object> document = Documents.with("req_mask_reference", MAP + ".options.mask", null);
        assertEquals(new MaskChoice.None(), parse(document).mask());
        Documents.remove(document, MAP + ".options.mask");
        assertEquals(new MaskChoice.None(), parse(document).mask());
    }

    @ParameterizedTest
    @CsvSource({"inner, INNER", "innerACL, INNER_ACL", "INNERacl, INNER_ACL", "ESPIRiT, ESPIRIT", "walsh, WALSH"})
    void readsTheMethod(String name, SensitivityChoice.Method method) {
        assertEquals(
                method,
                parse(Documents.with("req_ac_b1", MAP + ".options.sensitivityMapMethod", name))
                        .method());
    }

    @Test
    void nameOfTheMapCountsWhenThereIsNoMethod() {
        Map<String, Object> document = Documents.with("req_ac_b1", MAP, Documents.json("{'name': 'innerACL'}"));
        assertEquals(new SensitivityChoice(SensitivityChoice.Method.INNER_ACL, new MaskChoice.None()), parse(document));
        assertEquals(SensitivityChoice.DEFAULT, parse(Documents.with("req_ac_b1", MAP, Map.of())));
    }

    private static SensitivityChoice options(String json) {
        return parse(Documents.with("req_ac_b1", MAP + ".options", Documents.json(json)));
    }

    private static RequestError refusal(String json) {
        return (RequestError)
                assertThrows(JobFailure.class, () -> options(json)).code();
    }

    @Test
    void methodsOfOursHaveDefaults() {
        assertEquals(
                new SensitivityChoice(
                        SensitivityChoice.Method.ESPIRIT,
                        new MaskChoice.None(),
                        new MaskChoice.Espirit(6, 24, 0.01, 0.9925),
                        5),
                options("{'sensitivityMapMethod': 'espirit'}"));
        assertEquals(5, options("{'sensitivityMapMethod': 'walsh'}").walshWindow());
        Map<String, Object> named = Documents.with("req_ac_b1", MAP, Documents.json("{'name': 'espirit'}"));
        assertEquals(SensitivityChoice.Method.ESPIRIT, parse(named).method());
    }

    @Test
    void methodsOfOursTakeSettings() {
        SensitivityChoice espirit = options("{'sensitivityMapMethod': 'espirit', 'espirit': {'k': 5, 'c': 0.9},"
                + " 'mask': {'method': 'espirit', 'k': 7}}");
        assertEquals(new MaskChoice.Espirit(5, 24, 0.01, 0.9), espirit.espirit());
        assertEquals(new MaskChoice.Espirit(7, 24, 0.01, 0.9925), espirit.mask());
        assertEquals(
                31,
                options("{'sensitivityMapMethod': 'walsh', 'walshWindow': 31}").walshWindow());
    }

    @Test
    void wrongSettingsAreReported() {
        assertEquals(
                RequestError.VALUE_OUT_OF_RANGE, refusal("{'sensitivityMapMethod': 'espirit', 'espirit': {'k': 0}}"));
        assertEquals(RequestError.WRONG_TYPE, refusal("{'sensitivityMapMethod': 'espirit', 'espirit': 6}"));
        assertEquals(RequestError.VALUE_OUT_OF_RANGE, refusal("{'sensitivityMapMethod': 'walsh', 'walshWindow': 4}"));
        assertEquals(RequestError.VALUE_OUT_OF_RANGE, refusal("{'sensitivityMapMethod': 'walsh', 'walshWindow': 1}"));
        assertEquals(RequestError.VALUE_OUT_OF_RANGE, refusal("{'sensitivityMapMethod': 'walsh', 'walshWindow': 33}"));
        assertEquals(RequestError.WRONG_TYPE, refusal("{'sensitivityMapMethod': 'walsh', 'walshWindow': 'wide'}"));
    }

    @Test
    void settingsOfAnotherMethodAreNotLookedAt() {
        assertEquals(SensitivityChoice.DEFAULT, options("{'walshWindow': 4, 'espirit': 6}"));
        assertEquals(
                new SensitivityChoice(SensitivityChoice.Method.WALSH, new MaskChoice.None()),
                options("{'sensitivityMapMethod': 'walsh', 'espirit': {'k': 0}}"));
    }
}
