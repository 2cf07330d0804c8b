package dev.lockstep.cli.people;

import dev.lockstep.cli.AccountOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.ReadingOptions;
import dev.lockstep.cli.RedactOptions;
import dev.lockstep.cli.UsageError;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.NotRead;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.people.SheetOverview;
import dev.lockstep.record.people.SheetJson;
import dev.lockstep.record.people.SheetRecord;
import dev.lockstep.redact.Redaction;
import dev.lockstep.report.Printable;
import dev.lockstep.report.html.SheetPage;
import dev.lockstep.report.people.SheetCsv;
import dev.lockstep.report.people.SheetText;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep people sheet`: the sheet of step 8, person by person.
@Command(
        name = "sheet",
        header = "What holds, person by person: the sheet of step 8. Reads only.",
        description = {
            "Five things of each person: in a group, no access keys (or each one needed),",
            "a current password, a current user, MFA; each with the facts behind it and",
            "their time. Services and break-glass users stand apart. With USER: the page of",
            "one person, as an auditor may be shown it."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep people sheet",
            "  lockstep people sheet alice",
            "  lockstep people sheet --format html --output sheet.html",
            "  lockstep people sheet --from answers/ --format csv",
            "",
            "Exit status: 0 every sheet holds, 1 one does not, 3 one is not known, 4 USER is",
            "nobody of lockstep.yaml and no user who is shown."
        })
public final class PeopleSheetCommand implements Callable<ExitStatus> {
    @Mixin private ReadingOptions reading = new ReadingOptions();
    @Mixin private RedactOptions redacting = new RedactOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "USER",
            description = "A person of lockstep.yaml or a user; without one, everybody.")
    private @Nullable String about;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, html, csv or json (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    @Option(names = "--all", description = "Line by line also for those whose sheet holds.")
    private boolean all;

    private final Console console;

    /// The constants are the words of the option.
    enum Format {
        text,
        html,
        csv,
        json
    }

    public PeopleSheetCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        if (about != null && redacting.isWanted()) {
            throw new UsageError(
                    "with --redact nobody goes by the own name; leave out "
                            + Printable.line(about));
        }
        Optional<Redaction> redaction = redacting.redaction(console);
        AccountOptions.Read read = reading.read(console, SheetOverview.SELECTION);
        SheetRecord everybody =
                redaction
                        .map(one -> redacted(read, one))
                        .orElseGet(() ->
                                SheetOverview.of(
                                        read.judged().audit(), read.practice(), Version.TEXT));
        SheetRecord sheet = about == null ? everybody : only(everybody, about);
        reading.write(
                console,
                switch (format) {
                    case text -> out -> out.write(SheetText.of(sheet, reading.look(console, all)));
                    case html -> out -> new SheetPage(reading.zone()).write(sheet, out);
                    case csv -> out -> SheetCsv.write(sheet, out);
                    case json -> out -> SheetJson.write(sheet, out);
                });
        reading.tell(console, sheet.missing());
        if (redaction.isPresent() && !reading.isQuiet()) {
            redacting.tell(console, "this sheet");
        }
        if (sheet.fails()) {
            return ExitStatus.FAILS;
        }
        return !sheet.isOpen() || reading.allowsUndetermined()
                ? ExitStatus.DONE
                : ExitStatus.NOT_COMPLETE;
    }

    private static SheetRecord redacted(AccountOptions.Read read, Redaction redaction) {
        LiveAccount.Judged judged = read.judged();
        Redaction.Redacted redacted =
                redaction.audit(judged.audit(), judged.files(), judged.notices(), Version.TEXT);
        return SheetOverview.of(redacted.audit(), redacted.record(), read.practice(), Version.TEXT);
    }

    private static SheetRecord only(SheetRecord everybody, String name) {
        return SheetOverview.only(everybody, name)
                .orElseThrow(() ->
                        everybody.areUsersKnown()
                                ? new Refused(
                                        "%s is no person of lockstep.yaml and no user with a password, as far as the account could be read; lockstep people list shows who there is"
                                                .formatted(Printable.line(name)))
                                : new NotRead(
                                        "which users there are is not known, and %s is no person of lockstep.yaml"
                                                .formatted(Printable.line(name))));
    }
}
