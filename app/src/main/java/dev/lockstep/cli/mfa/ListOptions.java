package dev.lockstep.cli.mfa;

import dev.lockstep.cli.AccountOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.ReadingOptions;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.mfa.MfaOverview;
import dev.lockstep.record.people.MfaRecord;
import dev.lockstep.report.TextReport;
import dev.lockstep.report.WholeFile;
import java.util.function.BiFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How a list of users is read and written.
final class ListOptions {
    @Mixin private ReadingOptions reading = new ReadingOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    /// The constants are the words of the option.
    enum Format {
        text,
        json
    }

    /// Reads, judges and writes.
    ExitStatus list(
            Console console,
            BiFunction<MfaRecord, TextReport.Look, String> text,
            BiFunction<MfaRecord, TextReport.Look, WholeFile.Text> json) {
        AccountOptions.Read read = reading.read(console, MfaOverview.SELECTION);
        MfaRecord record = MfaOverview.of(read.judged().audit(), read.practice(), Version.TEXT);
        TextReport.Look look = reading.look(console, true);
        reading.write(
                console,
                switch (format) {
                    case text -> out -> out.write(text.apply(record, look));
                    case json -> json.apply(record, look);
                });
        reading.tell(console, record.missing());
        return record.missing().isEmpty() || reading.allowsUndetermined()
                ? ExitStatus.DONE
                : ExitStatus.NOT_COMPLETE;
    }
}
