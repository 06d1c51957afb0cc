package org.mroptimum.domain.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class JobReferenceTest {

    @Test
    void namesItsBundleByBucketAndKey() {
        // printf 'jobs\nabc/1.json' | sha256sum
        assertEquals("0af4f5883273677cf76cf9e4044d9b61", new JobReference("jobs", "abc/1.json").bundleName());
    }

    @Test
    void otherReferencesHaveOtherBundles() {
        String name = new JobReference("ab", "c").bundleName();

        assertNotEquals(name, new JobReference("a", "bc").bundleName());
        assertNotEquals(name, new JobReference("ab", "d").bundleName());
    }
}
