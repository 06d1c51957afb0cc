package org.mroptimum.domain.snr;

import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;

/** Finds out which lines of a block hold data: a file need not have recorded all that the block spans. */
final class RecordedLines {

    private RecordedLines() {}

    /**
     * The longest run of neighbouring lines that are not all zero.
     *
     * @param within where to look
     * @throws JobFailure MRO-3010 when every line is zero
     */
    static KSpaceWindow window(KSpace block, KSpaceWindow within) {
        int bestFirst = 0;
        int best = 0;
        int run = 0;
        for (int p = within.firstPhase(); p < within.firstPhase() + within.phase(); p++) {
            run = holdsData(block, p) ? run + 1 : 0;
            if (run > best) {
                best = run;
                bestFirst = p - run + 1;
            }
        }
        if (best == 0) {
            throw new JobFailure(ComputationError.NO_CALIBRATION, "all calibration lines are zero");
        }
        return new KSpaceWindow(within.firstFrequency(), within.frequency(), bestFirst, best);
    }

    private static boolean holdsData(KSpace block, int line) {
        int start = line * block.frequency();
        for (int c = 0; c < block.coils(); c++) {
            for (int i = start; i < start + block.frequency(); i++) {
                if (block.re(c)[i] != 0 || block.im(c)[i] != 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
