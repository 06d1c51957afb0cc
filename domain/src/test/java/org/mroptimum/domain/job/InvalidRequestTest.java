package org.mroptimum.domain.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each thing that can be wrong is reported at its place, and all of them at once. */
class InvalidRequestTest {
    private static final String R = "task.options.reconstructor.options.";

    private static List<Problem> problems(Map<String, Object> document) {
        return assertThrows(JobFailure.class, () -> JobRequestParser.parse(document))
                .problems();
    }

    private static List<String> found(Map<String, Object> document) {
        return problems(document).stream()
                .map(problem -> problem.code().id() + " " + problem.path())
                .toList();
    }

    /** Changes one member of an example; {@code R} stands for the reconstructor's options. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    req_ac_rss | task.version          | {'v': 'v1'}    | MRO-1004
                    req_ac_rss | task.version          | {'v': null}    | MRO-1002
                    req_ac_rss | task.acquisition      | {'v': 3}       | MRO-1005
                    req_ac_rss | task.acquisition      | {'v': '2'}     | MRO-1005
                    req_ac_rss | task.acquisition      | {'v': null}    | MRO-1002
                    req_ac_rss | task.name             | {'v': 'acm'}   | MRO-1006
                    req_ac_rss | task.name             | {'v': null}    | MRO-1002
                    req_ac_rss | task.name             | {'v': ' '}     | MRO-1002
                    req_ac_rss | task.name             | {'v': 1}       | MRO-1003
                    req_ac_rss | task.options          | {'v': null}    | MRO-1002
                    req_ac_rss | task.options          | {'v': []}      | MRO-1003
                    req_ac_rss | task                  | {'v': 'ac'}    | MRO-1003
                    req_ac_rss | task.options.reconstructor         | {'v': null}      | MRO-1002
                    req_ac_rss | task.options.reconstructor.name    | {'v': 'espirit'} | MRO-1007
                    req_ac_rss | task.options.reconstructor.options | {'v': null}      | MRO-1002
                    req_pmr_rss | task.options.NR      | {'v': 1}       | MRO-1009
                    req_pmr_rss | task.options.NR      | {'v': 10001}   | MRO-1009
                    req_pmr_rss | task.options.NR      | {'v': 1e400}   | MRO-1009
                    req_pmr_rss | task.options.NR      | {'v': 2.5}     | MRO-1003
                    req_pmr_rss | task.options.NR      | {'v': '20'}    | MRO-1003
                    req_pmr_rss | task.NR              | {'v': 20}      | MRO-1011
                    req_cr_rss | task.options.NR       | {'v': 0}       | MRO-1009
                    req_cr_rss | task.options.boxSize  | {'v': 0}       | MRO-1009
                    req_cr_rss | task.options.boxSize  | {'v': [4, 5]}  | MRO-1009
                    req_cr_rss | task.options.boxSize  | {'v': [4]}     | MRO-1003
                    req_cr_rss | task.boxsize          | {'v': [4, 4]}  | MRO-1011
                    req_pmr_rss | task.options.seed    | {'v': 1.5}     | MRO-1003
                    req_pmr_rss | task.options.seed    | {'v': 'dice'}  | MRO-1003
                    req_pmr_rss | task.options.seed    | {'v': true}    | MRO-1003
                    req_pmr_rss | task.options.seed    | {'v': 9223372036854775808} | MRO-1009
                    req_pmr_rss | task.options.seed    | {'v': '-9223372036854775809'} | MRO-1009
                    req_pmr_rss | task.options.seed    | {'v': 1e17}    | MRO-1009
                    req_pmr_rss | task.options.targetError | {'v': 0}   | MRO-1009
                    req_pmr_rss | task.options.targetError | {'v': 1}   | MRO-1009
                    req_pmr_rss | task.options.targetError | {'v': '5 %'} | MRO-1003
                    req_ac_rss | task.options.check    | {'v': 'yes'}   | MRO-1003
                    req_ac_grappa | R.combination      | {'v': 'sum'}   | MRO-1007
                    req_ac_grappa | R.combination      | {'v': 1}       | MRO-1003
                    req_ac_rss | R.signal              | {'v': null}    | MRO-1002
                    req_ac_rss | R.signal              | {'v': 'a.dat'} | MRO-1003
                    req_ac_rss | R.signal.options      | {'v': null}    | MRO-1002
                    req_ac_rss | R.signal.options.type | {'v': null}    | MRO-1002
                    req_ac_rss | R.signal.options.type | {'v': 'presigned'} | MRO-1010
                    req_ac_rss | R.signal.options.bucket | {'v': ''}    | MRO-1002
                    req_ac_rss | R.signal.options.key  | {'v': 7}       | MRO-1003
                    req_ac_rss | R.signal.options.key  | {'v': 'a\\u0000b'} | MRO-1009
                    req_ac_rss | R.signal.options.vendor | {'v': 7}     | MRO-1003
                    req_ac_rss | R.signal.options.multiraid | {'v': 'true'} | MRO-1003
                    req_ac_rss | R.signal.options.presigned_url | {'v': 'file:///etc/passwd'} | MRO-1009
                    req_local_files | R.noise.options.filename | {'v': null} | MRO-1002
                    req_ac_rss | R.noise               | {'v': []}      | MRO-1003
                    req_ac_sense | R.decimate          | {'v': 1}       | MRO-1003
                    req_ac_sense | R.accelerations     | {'v': [2]}     | MRO-1003
                    req_ac_sense | R.accelerations     | {'v': 2}       | MRO-1003
                    req_ac_sense | R.accelerations[0]  | {'v': [0, 2]}  | MRO-1009
                    req_ac_sense | R.accelerations[1]  | {'v': [1, null]} | MRO-1003
                    req_ac_sense | R.acl[1]            | {'v': [null, 0]} | MRO-1009
                    req_ac_grappa | R.kernelSize[0]    | {'v': [0, 4]}  | MRO-1009
                    req_ac_grappa | R.kernelSize[1]    | {'v': [4, 1000000]} | MRO-1009
                    req_ac_b1 | R.sensitivityMap       | {'v': 'inner'} | MRO-1003
                    req_ac_b1 | R.sensitivityMap.options.loadSensitivity | {'v': true} | MRO-1015
                    req_ac_b1 | R.sensitivityMap.options.sensitivityMapMethod | {'v': 'adaptive'} | MRO-1015
                    req_ac_b1 | R.sensitivityMap.options.mask | {'v': 'percentage'} | MRO-1008
                    req_ac_b1 | R.sensitivityMap.options.mask | {'v': [[0, 1]]} | MRO-1012
                    req_ac_b1 | R.sensitivityMap.options.mask | {'v': 3} | MRO-1003
                    req_ac_b1 | R.sensitivityMap.options.mask.method | {'v': 'circle'} | MRO-1008
                    req_ac_b1 | R.sensitivityMap.options.mask.method | {'v': null} | MRO-1002
                    req_mask_percentage | R.sensitivityMap.options.mask.value | {'v': 100} | MRO-1009
                    req_mask_percentage | R.sensitivityMap.options.mask.value | {'v': -1} | MRO-1009
                    req_mask_percentage | R.sensitivityMap.options.mask.value | {'v': '10'} | MRO-1003
                    req_mask_threshold | R.sensitivityMap.options.mask.value | {'v': 0} | MRO-1009
                    req_mask_threshold | R.sensitivityMap.options.mask.value | {'v': 1e999} | MRO-1009
                    req_mask_percentagemean | R.sensitivityMap.options.mask.value | {'v': null} | MRO-1002
                    req_mask_upload | R.sensitivityMap.options.mask.file | {'v': null} | MRO-1002
                    req_mask_espirit | R.sensitivityMap.options.mask.k | {'v': 33} | MRO-1009
                    req_mask_espirit | R.sensitivityMap.options.mask.r | {'v': 7} | MRO-1009
                    req_mask_espirit | R.sensitivityMap.options.mask.t | {'v': 1} | MRO-1009
                    req_mask_espirit | R.sensitivityMap.options.mask.c | {'v': 0} | MRO-1009
                    req_fa_correction | R.correction.faCorrection | {'v': null} | MRO-1002
                    req_fa_correction | R.correction.useCorrection | {'v': 'yes'} | MRO-1003
                    req_ac_rss | output.matlab         | {'v': 1}       | MRO-1003
                    req_ac_rss | output                | {'v': [true]}  | MRO-1003
                    req_ac_rss | alias                 | {'v': 5}       | MRO-1003
                    req_ac_rss | user_id               | {'v': 'a/../b'} | MRO-1009
                    req_ac_rss | user_id               | {'v': '..'}    | MRO-1009
                    req_ac_rss | pipeline              | {'v': 'a\\nb'} | MRO-1009
                    """)
    void reportsWhereAndWhat(String example, String where, String value, String code) {
        String path = where.replace("R.", R);
        Map<String, Object> document = Documents.with(
                example, path.replaceAll("\\[\\d]$", ""), Documents.json(value).get("v"));
        assertEquals(List.of(code + " $." + path), found(document));
    }

    @Test
    void findsAllProblemsAtOnce() {
        Map<String, Object> document = Documents.example("req_cr_sense");
        Documents.put(document, "task.version", "v7");
        Documents.put(document, "task.acquisition", 3);
        Documents.put(document, "task.options.NR", -1);
        Documents.put(document, "task.options.boxSize", "wide");
        Documents.remove(document, R + "signal");
        Documents.put(document, R + "noise.options.type", "ftp");
        Documents.put(document, R + "acl", List.of(0, 24));
        Documents.put(document, R + "sensitivityMap.options.sensitivityMapMethod", "outer");
        Documents.put(document, R + "sensitivityMap.options.mask.method", "star");
        Documents.put(document, "output.gfactor", "yes");
        assertEquals(
                List.of(
                        "MRO-1004 $.task.version",
                        "MRO-1005 $.task.acquisition",
                        "MRO-1002 $." + R + "signal",
                        "MRO-1010 $." + R + "noise.options.type",
                        "MRO-1015 $." + R + "sensitivityMap.options.sensitivityMapMethod",
                        "MRO-1008 $." + R + "sensitivityMap.options.mask.method",
                        "MRO-1009 $." + R + "acl[0]",
                        "MRO-1009 $.task.options.NR",
                        "MRO-1003 $.task.options.boxSize",
                        "MRO-1003 $.output.gfactor"),
                found(document));
    }

    @Test
    void saysWhatWasSeenAndWhatIsAllowed() {
        assertEquals(
                "must be ac, mr, pmr, cr or di, but is \"acm\"",
                problems(Documents.with("req_ac_rss", "task.name", "ACM"))
                        .get(0)
                        .detail());
        assertEquals(
                "must be from 2 to 10000, but is 1",
                problems(Documents.with("req_pmr_rss", "task.options.NR", 1))
                        .get(0)
                        .detail());
    }

    @Test
    void messagesHoldNoSecrets() {
        Map<String, Object> document = Documents.with("req_ac_rss", "task.name", "Bearer abc.def.ghi");
        Documents.put(document, "task.version", "https://store/x?X-Amz-Signature=hush");
        Documents.put(document, R + "signal.options.type", "token=hush");
        Documents.put(document, R + "signal.options.presigned_url", "ftp://user:hush@store/x?sig=hush");
        String message = assertThrows(JobFailure.class, () -> JobRequestParser.parse(document))
                .toString();
        assertFalse(message.contains("hush") || message.contains("abc.def"), message);
    }

    @Test
    void pathsOfABareTaskBeginWithTheTask() {
        Map<String, Object> task = Documents.task("req_ac_rss");
        Documents.put(task, "version", "v1");
        Documents.put(task, "options.reconstructor.options.signal", null);
        assertEquals(List.of("MRO-1004 $.version", "MRO-1002 $.options.reconstructor.options.signal"), found(task));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    {}                        | MRO-1002 $.task
                    {'Records': []}           | MRO-1003 $.Records
                    {'Records': [{}, {}]}     | MRO-1003 $.Records
                    {'Records': [{}]}         | MRO-1002 $.Records[0].s3
                    {'Records': [{'s3': {'bucket': {'name': 'b'}, 'object': {}}}]} | MRO-1002 $.Records[0].s3.object.key
                    {'job_ref': 'here'}       | MRO-1003 $.job_ref
                    {'job_ref': {'key': 'k'}} | MRO-1002 $.job_ref.bucket
                    """)
    void refusesDocumentsThatAreNoRequests(String json, String problem) {
        assertEquals(List.of(problem), found(Documents.json(json)));
    }
}
