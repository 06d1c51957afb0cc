package org.mroptimum.domain.port;

import java.util.List;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.SlicePart;
import org.mroptimum.domain.result.PartFacts;
import org.mroptimum.domain.result.SnrMap;

/**
 * Keeps the parts of one job until they are merged. Promises: what is read is what was put, bit for bit; a reader sees a whole
 * part or none; damage is noticed; a part that was computed is never replaced by a failure; failures to store are
 * {@link JobFailure}s with a storage code.
 */
public interface PartStore {

    /** Keeps a part; replaces an earlier one, or its failure. */
    void put(PartFacts facts, List<SnrMap> maps);

    /** Keeps why there is no part; does nothing when there is one, or another failure of it. */
    void putFailure(SlicePart part, JobFailure failure);

    /**
     * What a part left beside its maps.
     *
     * @throws JobFailure the part's own; MRO-5010 when it is missing, damaged or was made by another version of the program
     */
    PartFacts facts(SlicePart part);

    /**
     * Copies the maps of a part to where they belong.
     *
     * @param facts of the part
     * @param maps of the whole job, in the order of {@link PartFacts#maps}
     * @throws JobFailure MRO-5010 when the part is missing, damaged, or not the one with these facts
     */
    void copyMaps(PartFacts facts, List<SnrMap> maps);

    /** Removes a part; no failure when there is none. */
    void remove(SlicePart part);
}
