package dev.lockstep.cli.mfa;

import dev.lockstep.cli.Console;
import dev.lockstep.operation.AuditPolicy;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.people.Letter;
import dev.lockstep.people.SignIn;
import dev.lockstep.record.people.MfaJson;
import dev.lockstep.record.people.MfaRecord;
import dev.lockstep.report.Printable;
import dev.lockstep.report.TextReport;
import dev.lockstep.report.people.ChaseText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `lockstep mfa chase`: who has no MFA, since when, with a text to send to each.
@Command(
        name = "chase",
        header = "Who has no MFA, since when, with a text to send to each. Reads only.",
        description = {
            "Those who sign in with a password and have no MFA, administrators first: since",
            "when, as far as AWS tells it, the last sign-in, the address in lockstep.yaml,",
            "and a text that leads the person through the console. No text names a secret."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep mfa chase",
            "  lockstep mfa chase --format json",
            "  lockstep mfa chase --from answers/ --now 2026-01-31T12:00:00Z",
            "",
            "Exit status: 3 if AWS refused or did not answer what the list hangs on, else 0."
        })
public final class MfaChaseCommand implements Callable<ExitStatus> {
    @Mixin private PolicyOption policy = new PolicyOption();
    @Mixin private ListOptions list = new ListOptions();

    private final Console console;

    public MfaChaseCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        if (policy.isWanted()) {
            return policy.print(console, AuditPolicy.document(console.accounts().actions()));
        }
        return list.list(
                console,
                (record, look) -> ChaseText.of(record, letter(record, look), look),
                (record, look) -> out -> MfaJson.chase(record, letter(record, look), out));
    }

    private static Function<MfaRecord.Row, String> letter(MfaRecord record, TextReport.Look look) {
        var signIn =
                new SignIn(
                        record.partition(),
                        Printable.line(record.account().orElse("(id unknown)")),
                        record.alias().map(Printable::line));
        Set<String> taken =
                Stream.concat(
                                record.leftovers().orElse(List.of()).stream(),
                                record.users().stream()
                                        .flatMap(row -> row.devices().stream())
                                        .flatMap(List::stream)
                                        .map(MfaRecord.Device::serial))
                        .map(serial -> serial.substring(serial.lastIndexOf('/') + 1))
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        return row -> {
            String user = Printable.line(row.user());
            return Letter.reminder(
                            user,
                            Printable.line(freeName(row.user(), taken)),
                            signIn,
                            Optional.of(ChaseText.since(row, look)),
                            row.administrator())
                    .text();
        };
    }

    /// The user's name, or the first with a number that no known device has.
    private static String freeName(String user, Set<String> taken) {
        String name = user;
        for (int number = 2; taken.contains(name.toLowerCase(Locale.ROOT)); number++) {
            name = user + "-" + number;
        }
        return name;
    }
}
