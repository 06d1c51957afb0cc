package org.mroptimum.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mroptimum.app.LocalInstallation;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.port.Deidentifier;
import org.mroptimum.domain.port.StagedFile;
import org.mroptimum.local.deidentify.HeaderDeidentifier;
import org.mroptimum.local.store.LocalInputStaging;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deidentify}: a copy of a raw data file that tells nothing about the patient. */
@Command(
        name = "deidentify",
        description = {
            "Copies a raw data file and overwrites what its headers tell about the patient, names, ids and dates,",
            "in place. K-space is not touched. Prints which fields were overwritten, never what they held."
        },
        mixinStandardHelpOptions = true)
final class DeidentifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "IN", description = "raw data file")
    private Path in;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            required = true,
            description = "the clean copy")
    private Path out;

    @Override
    public Integer call() throws IOException {
        StagedFile staged =
                new LocalInputStaging(Path.of("").toAbsolutePath()).stage(FileReference.local(in.toString()));
        if (!LocalInstallation.rawData().recognises(staged)) {
            throw new JobFailure(RawDataError.UNKNOWN_FORMAT, in + " is no raw data file that this program knows");
        }
        NewFile.requireApart(out, in);
        Deidentifier.Clean clean = new HeaderDeidentifier().clean(staged);
        NewFile.write(out, part -> {
            try (OutputStream stream = Files.newOutputStream(part)) {
                clean.content().writeTo(stream);
            }
        });
        PrintWriter told = spec.commandLine().getOut();
        if (clean.removed().isEmpty()) {
            told.println("nothing was overwritten: the headers hold no field that tells about a patient");
        }
        clean.removed().forEach(field -> told.printf("%6d  %s%n", field.occurrences(), field.field()));
        told.flush();
        return 0;
    }
}
