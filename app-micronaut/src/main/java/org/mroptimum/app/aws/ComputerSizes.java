package org.mroptimum.app.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.Problem;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.job.chooser.LightBudget;
import org.mroptimum.domain.job.chooser.PartBudget;

/**
 * How large the computers of an installation are that the selector chooses between.
 *
 * @param lambdaMemoryMb memory of the function that runs light jobs, in MiB
 * @param lambdaScratchMb its scratch disk, in MiB
 * @param fargateCpu processor units of a task, 1024 each
 * @param fargateMemoryMb memory of a task, in MiB
 */
record ComputerSizes(int lambdaMemoryMb, int lambdaScratchMb, int fargateCpu, int fargateMemoryMb) {
    /** Memory with which a function gets one processor (AWS Lambda developer guide, "Configure Lambda function memory"). */
    private static final int MEMORY_OF_A_PROCESSOR = 1769;

    private static final int UNITS_OF_A_PROCESSOR = 1024;

    /**
     * Reads the environment; what is not set is as the templates have it.
     *
     * @throws JobFailure MRO-5009 for every variable that is no positive number
     */
    static ComputerSizes from(Map<String, String> environment) {
        List<Problem> problems = new ArrayList<>();
        ComputerSizes sizes = new ComputerSizes(
                number(environment, "MROPTIMUM_LAMBDA_MEMORY_MB", LightBudget.LAMBDA.memoryMb(), problems),
                number(environment, "MROPTIMUM_LAMBDA_SCRATCH_MB", LightBudget.LAMBDA.memoryMb(), problems),
                number(
                        environment,
                        "MROPTIMUM_FARGATE_CPU",
                        PartBudget.FARGATE.threads() * UNITS_OF_A_PROCESSOR,
                        problems),
                number(environment, "MROPTIMUM_FARGATE_MEMORY_MB", PartBudget.FARGATE.memoryMb(), problems));
        if (!problems.isEmpty()) {
            throw new JobFailure(problems);
        }
        return sizes;
    }

    /** The function. */
    LightBudget light() {
        return new LightBudget(
                lambdaMemoryMb,
                LightBudget.LAMBDA.seconds(),
                Math.max(1, lambdaMemoryMb / MEMORY_OF_A_PROCESSOR),
                LightBudget.LAMBDA.safety());
    }

    /** Tasks that share a job. */
    PartBudget parts() {
        return new PartBudget(
                Math.max(1, fargateCpu / UNITS_OF_A_PROCESSOR),
                fargateMemoryMb,
                PartBudget.FARGATE.seconds(),
                PartBudget.FARGATE.fewestSlices(),
                PartBudget.FARGATE.most());
    }

    /** What inputs may fill of the function's scratch disk; maps need some too. */
    long inputBytes() {
        return ((long) lambdaScratchMb << 20) / 4 * 3;
    }

    private static int number(Map<String, String> environment, String name, int usual, List<Problem> problems) {
        String text = environment.getOrDefault(name, "").strip();
        if (text.isEmpty()) {
            return usual;
        }
        try {
            int value = Integer.parseInt(text);
            if (value > 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The problem below says it.
        }
        problems.add(new Problem(RunError.BAD_SETTING, "", name + ": must be a whole number above 0"));
        return usual;
    }
}
