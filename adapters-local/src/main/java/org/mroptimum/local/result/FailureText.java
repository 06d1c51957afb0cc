package org.mroptimum.local.result;

import java.util.List;
import org.mroptimum.domain.job.Problem;

/** The {@code error.txt} of a failure bundle: every problem, and where to read what to do. */
final class FailureText {

    private FailureText() {}

    static String of(List<Problem> problems) {
        StringBuilder text = new StringBuilder("MR Optimum could not finish this job: ");
        text.append(problems.size() == 1 ? "1 problem." : problems.size() + " problems.");
        for (int i = 0; i < problems.size(); i++) {
            Problem problem = problems.get(i);
            String id = problem.code().id();
            text.append("\n\n").append(i + 1).append(". ").append(id).append(": ");
            text.append(problem.code().title()).append('\n');
            if (!problem.path().isEmpty()) {
                text.append("   where: ").append(problem.path()).append('\n');
            }
            text.append("   what:  ").append(problem.detail()).append('\n');
            text.append("   cure:  docs/errors/").append(id).append(".md");
        }
        return text.append('\n').toString();
    }
}
