package dev.lockstep.lockstepfile;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.ControlCatalog;
import dev.lockstep.lockstepfile.RegisterReader.Placed;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/// A lockstep.yaml that was read, whole and checked.
public final class BaselineFile {
    /// How many days ahead an exception may be granted, counted from the day of judgement (UTC).
    public static final int MOST_EXCEPTION_DAYS = 400;

    /// The largest file that is read.
    public static final long MOST_BYTES = SourceFiles.MOST_BYTES;

    private final Baseline baseline;
    private final List<Placed> exceptions;

    private BaselineFile(BaselineReader.Result result) {
        this.baseline = result.baseline();
        this.exceptions = result.exceptions();
    }

    /// How a file is read.
    ///
    /// @param allowOutside whether the files that it names may stand outside the folder of the
    ///   repository (or of the file, where there is no repository)
    public record Options(boolean allowOutside) {
        public static final Options STRICT = new Options(false);
    }

    /// Reads a file and those that it extends or takes policies from.
    ///
    /// @throws dev.lockstep.input.BadInput if anything is not as it should be: a line for each of
    ///   the first faults, with file, line and column
    public static BaselineFile read(Path file, Options options) {
        return read(file, options, ControlCatalog.knownIds());
    }

    /// @param controls the ids that an exception may name
    static BaselineFile read(Path file, Options options, Set<String> controls) {
        return new BaselineFile(
                BaselineReader.read(new SourceFiles(file, options.allowOutside()), controls));
    }

    /// Reads bytes as if they stood in the file already.
    ///
    /// @throws dev.lockstep.input.BadInput if anything is not as it should be
    public static BaselineFile readAs(Path file, byte[] bytes, Options options) {
        return new BaselineFile(
                BaselineReader.read(
                        new SourceFiles(file, bytes, options.allowOutside()),
                        ControlCatalog.knownIds()));
    }

    /// The folder within which the files that a lockstep.yaml names must stand: the nearest one
    /// from here upwards that is a repository, else this one.
    public static Path rootOf(Path folder) {
        return SourceFiles.rootOf(folder);
    }

    /// The baseline for judging as of an instant.
    ///
    /// @throws dev.lockstep.input.BadInput if an exception reaches more than 400 days beyond it
    public Baseline judgedAt(Instant now) {
        LocalDate last = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(MOST_EXCEPTION_DAYS);
        var problems = new Problems();
        for (Placed exception : exceptions) {
            if (exception.rule().until().isAfter(last)) {
                problems.add(
                        exception.until(),
                        "an exception lasts at most "
                                + MOST_EXCEPTION_DAYS
                                + " days; expected a day up to "
                                + last);
            }
        }
        problems.end();
        return baseline;
    }

    /// The baseline, whatever the day: its exceptions may reach too far ahead.
    public Baseline baseline() {
        return baseline;
    }
}
