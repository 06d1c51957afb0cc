package org.mroptimum.local.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.JobRequest.JobIdentity;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.port.BundlePublisher.Kind;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.port.JobProgress;
import org.mroptimum.domain.port.RequestFacts;
import org.mroptimum.domain.port.StoredBundle;
import org.mroptimum.domain.port.ToldFailure;

/** The columns of the table {@code job} that users are told; those of older rows may be empty. */
final class ToldColumns {

    private ToldColumns() {}

    static RequestFacts asked(ResultSet row, Map<String, Object> document) throws SQLException {
        return new RequestFacts(
                text(row, "user_id"),
                JobIdentity.readable(document).alias(),
                known(SnrMethod.values(), text(row, "method")),
                known(ReconstructionKind.values(), text(row, "reconstruction")));
    }

    /** Empty for a name of another version. */
    private static <E extends Enum<E>> Optional<E> known(E[] all, Optional<String> name) {
        return Stream.of(all)
                .filter(one -> name.equals(Optional.of(one.name())))
                .findFirst();
    }

    static Optional<JobProgress> progress(ResultSet row) throws SQLException {
        int done = row.getInt("progress_done");
        int total = row.getInt("progress_total");
        return text(row, "progress_stage").map(stage -> new JobProgress(stage, done, total));
    }

    static Optional<ToldFailure> failure(ResultSet row) throws SQLException {
        String message = text(row, "failure_message").orElse("");
        return text(row, "failure_code").map(code -> new ToldFailure(code, message));
    }

    static Optional<StoredBundle> bundle(ResultSet row) throws SQLException {
        Location place = new Location(
                text(row, "bundle_bucket").orElse(""), text(row, "bundle_key").orElse(""));
        return text(row, "bundle_kind").map(kind -> new StoredBundle(Kind.valueOf(kind), place));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        @Nullable String text = row.getString(column);
        return Optional.ofNullable(text);
    }
}
