package org.mroptimum.app.cli;

import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.port.Progress;

/**
 * A progress bar on standard error. Silent when standard error is no terminal; the launcher knows, Java 17 does not.
 */
final class TerminalProgress implements Progress, AutoCloseable {
    private final boolean terminal;
    private @Nullable ProgressBar bar;
    private String stage = "";

    TerminalProgress(boolean wanted) {
        this.terminal = wanted && Boolean.getBoolean("mroptimum.terminal");
    }

    @Override
    public synchronized void step(String newStage, int done, int total) {
        if (!terminal) {
            return;
        }
        if (!newStage.equals(stage) || bar == null) {
            close();
            stage = newStage;
            bar = new ProgressBarBuilder()
                    .setTaskName(String.format(Locale.ROOT, "%-10s", newStage))
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                    .build();
        }
        bar.stepTo(done);
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
