package org.mroptimum.domain.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.JobRequestParser;
import org.mroptimum.domain.job.Problem;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.scan.Scan;
import org.mroptimum.domain.scan.ScanId;
import org.mroptimum.domain.scan.ScanState;

/**
 * Keeps jobs of a server to files that belong to their user: neither paths of the server, nor links into the network, nor other
 * people's scans.
 */
public final class OwnScans {
    private final FindScans scans;

    public OwnScans(FindScans scans) {
        this.scans = scans;
    }

    /** As {@link #require(JobRequest, String)}, of a request as received; what else is wrong with it is told, too. */
    public void require(Map<String, Object> document, String owner) {
        require(JobRequestParser.parse(document), owner);
    }

    /**
     * Lets a request pass.
     *
     * @param owner who asks
     * @throws JobFailure MRO-1016 for a file that is no scan, MRO-4001 for a scan that is unknown or somebody else's, MRO-4012 for one
     *     that is not ready; all files are looked at
     */
    public void require(JobRequest request, String owner) {
        List<Problem> problems = new ArrayList<>();
        for (FileReference file : RequestFiles.of(request)) {
            problem(file, owner).filter(problem -> !problems.contains(problem)).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            throw new JobFailure(problems);
        }
    }

    Optional<Problem> problem(FileReference file, String owner) {
        Optional<ScanId> id = RequestFiles.scan(file);
        if (id.isEmpty()) {
            return Optional.of(new Problem(
                    RequestError.FOREIGN_FILE,
                    "",
                    "jobs of this server take files of the bucket scans, without links"));
        }
        Optional<Scan> scan = scans.find(owner, id.get());
        if (scan.isEmpty()) {
            return Optional.of(new Problem(StorageError.NOT_FOUND, "", "there is no scan " + id.get()));
        }
        return scan.get().state() == ScanState.READY
                ? Optional.empty()
                : Optional.of(new Problem(
                        StorageError.SCAN_NOT_READY,
                        "",
                        "scan " + id.get() + " is " + scan.get().state()));
    }
}
