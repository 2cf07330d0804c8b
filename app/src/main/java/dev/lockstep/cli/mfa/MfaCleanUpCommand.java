package dev.lockstep.cli.mfa;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.practice.PracticeCommand;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.cli.run.AskedOptions;
import dev.lockstep.cli.run.AskedRun;
import dev.lockstep.cli.run.Consent;
import dev.lockstep.cli.run.RunOutput;
import dev.lockstep.cli.run.Told;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.mfa.Leftovers;
import dev.lockstep.operation.mfa.MfaDevices;
import dev.lockstep.operation.mfa.MfaPolicy;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lockstep mfa clean-up`: deletes virtual devices that are nobody's.
@Command(
        name = "clean-up",
        header = "Delete virtual MFA devices that are nobody's.",
        description = {
            "A virtual device that is assigned to nobody lets nobody in, but keeps its name",
            "taken, so that the next enrolment under that name fails. Shows them as a plan,",
            "asks, and deletes them. See first that nobody is setting one up just now: where",
            "--yes answers, --confirm must name each that no enrolment of this machine has",
            "left. AWS deletes none that is in use."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep mfa clean-up",
            "  lockstep mfa clean-up alice-old --yes --confirm alice-old",
            "",
            "Exit status: 0 none is left, 3 some could not be deleted, 4 nothing was done."
        })
public final class MfaCleanUpCommand implements Callable<ExitStatus> {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private AskedOptions asked = new AskedOptions();
    @Mixin private PolicyOption policy = new PolicyOption();
    @Mixin private Consent consent = new Consent();
    @Mixin private RunOutput output = new RunOutput();

    @Parameters(
            arity = "0..*",
            paramLabel = "DEVICE",
            description = "Only these, by serial or name.")
    private List<String> only = List.of();

    private final Console console;
    private final ThisProcess process;

    public MfaCleanUpCommand(Console console, ThisProcess process) {
        this.console = console;
        this.process = process;
    }

    @Override
    public ExitStatus call() {
        if (policy.isWanted()) {
            return policy.print(console, MfaPolicy.CLEAN_UP.document());
        }
        output.check();
        var accounts = new LiveAccount(console.accounts(), PracticeCommand.lookup(console));
        var devices = new MfaDevices(accounts, Version.TEXT);
        try (Leftovers left =
                devices.leftovers(
                        asked.request(console, MfaDevices.CONTROLS),
                        asked.loosened(),
                        LiveAccount.Watch.NOBODY)) {
            List<String> serials = chosen(left);
            if (serials.isEmpty()) {
                switch (output.format()) {
                    case text ->
                            output.destination()
                                    .write(
                                            console,
                                            Paragraph.of(
                                                    "No virtual MFA device of account "
                                                            + Printable.line(left.accountId())
                                                            + " is left over; nothing is to be"
                                                            + " done.",
                                                    console.width()));
                    case json ->
                            output.nothing(
                                    console, devices.delete(left, List.of()).made().record());
                }
                return ExitStatus.DONE;
            }
            if (!common.quiet) {
                serials.stream()
                        .filter(left::isOwn)
                        .forEach(one ->
                                Told.say(
                                        console,
                                        one
                                                + " is left over from an enrolment of this machine"
                                                + " that did not end"));
            }
            List<String> others = serials.stream().filter(one -> !left.isOwn(one)).toList();
            if (!common.quiet) {
                others.forEach(one ->
                        Told.say(
                                console,
                                one
                                        + " is not known to be left over from this machine. "
                                        + PerhapsAnothers.WARNING));
            }
            PerhapsAnothers.confirm(consent, others);
            return new AskedRun(console, process, consent, output, common.quiet)
                    .shown(accounts, devices.delete(left, serials), asked.account());
        }
    }

    private List<String> chosen(Leftovers left) {
        for (String one : only) {
            List<String> fit =
                    left.serials().stream().filter(serial -> isCalled(serial, one)).toList();
            if (fit.size() > 1) {
                throw new Refused(
                        "several devices are called "
                                + one
                                + ": "
                                + String.join(", ", fit)
                                + "; nothing was done. Name the whole serial");
            }
            if (fit.isEmpty()) {
                throw new Refused(
                        "no virtual MFA device " + one + " is nobody's; nothing was done");
            }
        }
        return left.serials().stream()
                .filter(serial ->
                        only.isEmpty() || only.stream().anyMatch(one -> isCalled(serial, one)))
                .toList();
    }

    private static boolean isCalled(String serial, String name) {
        return serial.equals(name) || serial.endsWith("/" + name);
    }
}
