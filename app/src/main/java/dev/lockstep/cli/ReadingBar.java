package dev.lockstep.cli;

import dev.lockstep.collect.Progress;
import dev.lockstep.operation.LiveAccount;
import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// Shows on a terminal how far reading has come and how long it will take, if that is long enough
/// to be worth a line. In a pipe it shows nothing.
public final class ReadingBar implements LiveAccount.Watch, AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(3);
    private static final int INTERVAL_MILLIS = 250;

    private final Console console;
    private final boolean shown;
    private @Nullable ProgressBar bar;

    /// @param quiet whether to show nothing at all
    public ReadingBar(Console console, boolean quiet) {
        this.console = console;
        this.shown = console.isErrorTerminal() && !quiet;
    }

    @Override
    public Progress begins(String what) {
        close();
        return shown ? (done, total, left) -> show(what, done, total, left) : Progress.SILENT;
    }

    private void show(String what, int done, int total, Optional<Duration> left) {
        ProgressBar now = bar;
        if (now == null) {
            if (left.filter(time -> time.compareTo(LONG) >= 0).isEmpty()) {
                return;
            }
            now = started(what, total);
            bar = now;
        }
        now.maxHint(total);
        now.stepTo(done);
    }

    private ProgressBar started(String what, int total) {
        return new ProgressBarBuilder()
                .setTaskName("lockstep: " + what)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(INTERVAL_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(console.err(), console.width()))
                .build();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
