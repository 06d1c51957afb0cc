package org.mroptimum.app.aws;

import java.util.Map;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobReference;
import org.mroptimum.domain.job.JobRequestParser;
import org.mroptimum.domain.job.Placement;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.job.chooser.JobChooser;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.usecase.ChoosePlacement;

/** Chooses between a function, a container, and several of them for the job that an event asks for. */
public final class PlatformSelection {
    private final BlobStore store;
    private final ChoosePlacement choice;

    PlatformSelection(BlobStore store, ComputerSizes sizes) {
        this.store = store;
        this.choice = new ChoosePlacement(new JobChooser(sizes.light(), sizes.parts()), store, sizes.inputBytes());
    }

    /**
     * A selection over the object store of this installation.
     *
     * @throws JobFailure MRO-5009 when a setting is wrong
     */
    public static PlatformSelection of(Map<String, String> environment) {
        return new PlatformSelection(
                ObjectStore.connect(AwsSettings.store(environment)), ComputerSizes.from(environment));
    }

    /**
     * Where the job runs. A request that cannot be read goes to the function, which leaves a failure bundle at once.
     *
     * @throws JobFailure MRO-4009 when the store with the request cannot be reached: asking again may help
     */
    public Placement select(JobEvent event) {
        try {
            return choice.choose(JobRequestParser.parse(document(event)));
        } catch (JobFailure failure) {
            if (failure.code() == StorageError.STORE_UNREACHABLE) {
                throw failure;
            }
            return new Placement(
                    Weight.LIGHT, 0, 0, "the job cannot start, which its worker tells: " + failure.getMessage());
        }
    }

    private Map<String, Object> document(JobEvent event) {
        if (event instanceof JobEvent.Unreadable unreadable) {
            throw unreadable.failure();
        }
        return event instanceof JobEvent.Direct direct
                ? direct.document()
                : event.reference().map(this::stored).orElseThrow();
    }

    private Map<String, Object> stored(JobReference reference) {
        return StoredRequests.read(store, reference);
    }
}
