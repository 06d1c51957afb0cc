package org.mroptimum.local.result;

import java.util.regex.Pattern;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;

/** Names of files in a bundle: they become parts of web addresses and paths, so there is no way to lead anywhere else with them. */
final class BundleName {
    private static final int LONGEST = 200;
    private static final Pattern CLEAN = Pattern.compile("[\\w][\\w .+~-]*(/[\\w][\\w .+~-]*){0,3}");

    private BundleName() {}

    /** Whether a bundle of ours may have the name. */
    static boolean clean(String name) {
        return name.length() <= LONGEST && CLEAN.matcher(name).matches();
    }

    /** MRO-4020 for a name that no bundle of ours has. */
    static void requireClean(String name) {
        if (!clean(name)) {
            String start = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
            throw new JobFailure(StorageError.BUNDLE_UNUSABLE, "it holds a file with the name '" + start + "'");
        }
    }
}
