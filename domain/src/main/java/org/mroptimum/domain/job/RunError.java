package org.mroptimum.domain.job;

/** What can go wrong while a job runs (MRO-5xxx). */
public enum RunError implements ErrorCode {
    INTERNAL("MRO-5001", "an unexpected internal failure"),
    CANCELLED("MRO-5002", "the job was cancelled"),
    OUT_OF_MEMORY("MRO-5003", "the job ran out of memory"),
    BAD_USAGE("MRO-5004", "the command line is not understood"),
    WRONG_STATE("MRO-5005", "the job's state does not allow this"),
    COMPUTER_DIED("MRO-5006", "the computer that ran the job died"),
    COMPUTER_STOPPED("MRO-5007", "the computer was told to stop"),
    ORCHESTRATOR_NOT_REACHABLE("MRO-5008", "the orchestrator cannot be reached"),
    BAD_SETTING("MRO-5009", "a setting is missing or wrong"),
    PART_NOT_USABLE("MRO-5010", "a part of the job is missing or cannot be used"),
    TOO_LARGE_FOR_COMPUTERS("MRO-5011", "the job needs more memory than there is"),
    ADDRESS_TAKEN("MRO-5016", "the server cannot listen at its address"),
    HUB_NOT_REACHED("MRO-5020", "the hub did not take a message"),
    CLOCK_DOUBTED("MRO-5021", "the clock of the server leapt forward");

    private final String id;
    private final String title;

    RunError(String id, String title) {
        this.id = id;
        this.title = title;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }
}
