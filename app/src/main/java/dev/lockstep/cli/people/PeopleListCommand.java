package dev.lockstep.cli.people;

import dev.lockstep.cli.AccountOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.ReadingOptions;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.people.RosterOverview;
import dev.lockstep.record.people.RosterJson;
import dev.lockstep.record.people.RosterRecord;
import dev.lockstep.report.people.RosterCsv;
import dev.lockstep.report.people.RosterText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lockstep people list`: who of lockstep.yaml has which user, and what is next for each.
@Command(
        name = "list",
        header = "Who has which user, and what is next for each. Reads only.",
        description = {
            "A line for each person, service and break-glass user of lockstep.yaml, and for",
            "each user of the account that nobody claims: groups, password, MFA, and what",
            "to do next. Users that only look like a person's are told and never taken;",
            "lockstep people match asks about them."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep people list",
            "  lockstep people list --from answers/",
            "  lockstep people list --format csv --output people.csv",
            "",
            "Exit status: 3 if AWS refused or did not answer what the list hangs on, else 0."
        })
public final class PeopleListCommand implements Callable<ExitStatus> {
    @Mixin private ReadingOptions reading = new ReadingOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, json or csv (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    private final Console console;

    /// The constants are the words of the option.
    enum Format {
        text,
        json,
        csv
    }

    public PeopleListCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        AccountOptions.Read read = reading.read(console, RosterOverview.SELECTION);
        RosterRecord roster =
                RosterOverview.of(read.judged().audit(), read.practice(), Version.TEXT);
        reading.write(
                console,
                switch (format) {
                    case text ->
                            out -> out.write(RosterText.of(roster, reading.look(console, false)));
                    case json -> out -> RosterJson.write(roster, out);
                    case csv -> out -> RosterCsv.write(roster, out);
                });
        reading.tell(console, roster.missing());
        return roster.missing().isEmpty() || reading.allowsUndetermined()
                ? ExitStatus.DONE
                : ExitStatus.NOT_COMPLETE;
    }
}
