package dev.lockstep.cli.root;

import dev.lockstep.cli.Console;
import dev.lockstep.cli.NotComplete;
import dev.lockstep.cli.UsageError;
import dev.lockstep.cli.run.EditOffer;
import dev.lockstep.collect.NoSession;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import dev.lockstep.operation.BaselineDraft;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.root.LookAtRoot.Looked;
import dev.lockstep.operation.root.RootEdits;
import dev.lockstep.operation.root.RootReading;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import dev.lockstep.root.KeysStanding;
import dev.lockstep.root.RootPassword;
import dev.lockstep.root.RootUse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lockstep root`: the walk through steps 2 and 3.
@Command(
        name = "root",
        header = "Walk through steps 2 and 3: root's MFA, keys and password.",
        description = {
            "Takes up where root stands: MFA first, then access keys, then somebody's word",
            "that root's password is long, unique and well kept, and last the use of root",
            "that this causes, accepted in lockstep.yaml for as long as AWS shows it. What is",
            "so already is not asked. Left at any point, it goes on from there. As JSON it",
            "tells where all of it stands, and touches no key."
        },
        subcommands = {RootMfaCommand.class, RootKeysCommand.class},
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {
            "",
            "Examples:",
            "  lockstep root",
            "  lockstep root --attest alice --owner alice",
            "  lockstep root --no-wait --format json",
            "  lockstep root mfa                   MFA alone",
            "  lockstep root keys                  the access keys alone",
            "",
            "Exit status: 0 nothing is left of steps 2 and 3, or a key waits; 3 something is",
            "left, or could not be known, or a part of it was refused; 4 that, and nothing",
            "was done; 130 interrupted."
        })
public final class RootCommand implements Callable<ExitStatus> {
    private static final int STATUS = 15;
    private static final int TRIES = 3;

    @Mixin private RootOptions options = new RootOptions();
    @Mixin private Watching watching = new Watching();

    @Option(
            names = "--attest",
            paramLabel = "BY",
            description = "Who has looked at root's password and vouches for it.")
    private @Nullable String attest;

    @Option(
            names = "--until",
            paramLabel = "DAY",
            description = "The last day on which that word counts (default: in a year).")
    private @Nullable String until;

    @Option(
            names = "--owner",
            paramLabel = "NAME",
            description = "Who answers for the use of root that this causes.")
    private @Nullable String owner;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why root was used, where this walk did not see it.")
    private @Nullable String reason;

    private final Console console;
    private final ThisProcess process;

    public RootCommand(Console console, ThisProcess process) {
        this.console = console;
        this.process = process;
    }

    @Override
    public ExitStatus call() {
        options.check();
        watching.check();
        refuseBlank(attest, "--attest");
        refuseBlank(owner, "--owner");
        refuseBlank(reason, "--reason");
        if (options.printsPolicy()) {
            return options.policy(console, RootReading.BOTH);
        }
        Optional<LocalDate> last = Optional.ofNullable(until).map(RootCommand::day);
        RootTalk talk = options.talk(console);
        Looked looked = options.look(console, RootReading.BOTH);
        last.flatMap(day -> RootPassword.fault(day, looked.now()))
                .ifPresent(fault -> {
                    throw new UsageError("--until: " + fault);
                });
        talk.say(
                "Root of account %s%s"
                        .formatted(
                                looked.about().account().orElse("(id unknown)"),
                                looked.about().practice() ? " (a practice account)" : ""));
        // Each part is about something else, so that what is refused in one stops no other.
        var tally = new Tally(console);
        talk.title("Step 2: MFA");
        tally.part(() ->
                new MfaPart(console, process, options, watching)
                        .go(looked, asks("Set it up now, and wait here until AWS shows it?")));
        talk.title("Step 3: access keys");
        tally.part(() -> keys(looked));
        talk.title("Root's password");
        tally.edit(() -> password(looked, last, talk));
        tally.edit(() -> use(looked, tally.usesRoot() || looked.isRoot(), talk));
        Looked end;
        try {
            end = options.look(console, RootReading.BOTH);
        } catch (NoSession e) {
            if (!tally.isRun() || e.why() != NoSession.Why.KEY_NOT_KNOWN) {
                throw e;
            }
            talk.print("\n");
            talk.say(
                    "AWS does not take the key any more that asked, so what is left cannot be read:"
                            + " go on by aws login, then lockstep root.");
            return tally.status(true);
        }
        return tally.status(isLeft(end, talk));
    }

    /// Asks at a terminal, or takes the answer of an option; where there is neither, it is no.
    private BooleanSupplier asks(String question) {
        return () -> options.canAgree(console) && options.consent(console).agrees(question);
    }

    private Part keys(Looked looked) {
        var part = new KeysPart(console, process, options, watching);
        if (looked.isRoot() && !options.isText()) {
            // A run would be an answer of its own beside that of the walk.
            return part.stands(looked);
        }
        return part.go(
                looked,
                Optional.empty(),
                asks("Do it now, and wait here until AWS shows a change?"));
    }

    /// @return whether lockstep.yaml was written
    private boolean password(Looked looked, Optional<LocalDate> last, RootTalk talk) {
        Optional<Finding> finding = finding(looked, RootPassword.CONTROL);
        finding.ifPresent(one -> talk.say(one.verdict().summary()));
        if (finding.filter(one -> one.status() == Status.MANUAL).isEmpty()) {
            return false;
        }
        talk.passage(RootPassword.guide());
        talk.print("\n");
        Optional<String> by =
                asked(attest, "Who has looked, and vouches for all of it (empty: nobody yet)? ");
        if (by.isEmpty()) {
            talk.say("Nobody vouches for it yet: --attest NAME says who does.");
            return false;
        }
        return offer(
                RootEdits.vouch(options.file(console), looked, by.get(), last),
                "Write down that " + Printable.line(by.get()) + " vouches for it?",
                talk);
    }

    /// The use of root that this walk causes, or that made the control fail before.
    ///
    /// @return whether lockstep.yaml was written
    private boolean use(Looked looked, boolean usesRoot, RootTalk talk) {
        Optional<Finding> fault =
                finding(looked, RootUse.CONTROL).filter(one -> one.status() == Status.FAIL);
        boolean isAccepted = RootUse.accepted(looked.audit().baseline(), looked.now()).isPresent();
        if (isAccepted || !(fault.isPresent() || usesRoot)) {
            return false;
        }
        int days = looked.audit().baseline().root().idleDays();
        talk.title("The use of root");
        if (usesRoot) {
            talk.say(
                    "Signing in as root shows in the audit for %d days (root-unused). Since it was done to set root right, it can be accepted in lockstep.yaml until it has passed; somebody answers for it."
                            .formatted(days));
        } else {
            fault.ifPresent(one -> talk.say(one.verdict().summary()));
            talk.say(
                    "What for this walk did not see. If somebody knows, and answers for it, it can be accepted in lockstep.yaml; else find out first.");
            if (reason == null && options.agreesToAll()) {
                talk.say("It is left as it is: --reason TEXT says what root was used for.");
                return false;
            }
        }
        Optional<String> who = asked(owner, "Who answers for it (empty: leave it as it is)? ");
        if (who.isEmpty()) {
            talk.say("It is left as it is: --owner NAME says who answers for it.");
            return false;
        }
        Optional<String> why =
                usesRoot && reason == null
                        ? Optional.of(RootUse.SETTING_UP)
                        : asked(reason, "What was root used for (empty: leave it as it is)? ");
        if (why.isEmpty()) {
            talk.say("It is left as it is: --reason TEXT says what root was used for.");
            return false;
        }
        return offer(
                RootEdits.except(options.file(console), looked, who.get(), why.get().strip()),
                "Write down that this use is accepted?",
                talk);
    }

    private boolean offer(BaselineDraft.Offer offer, String question, RootTalk talk) {
        EditOffer.Outcome outcome =
                new EditOffer(console, options.consent(console), talk::print)
                        .offer(offer, options.shownFile(console), question);
        if (outcome == EditOffer.Outcome.DECLINED) {
            talk.say("As you said; nothing was written.");
        }
        return outcome == EditOffer.Outcome.WRITTEN;
    }

    private Optional<String> asked(@Nullable String given, String question) {
        if (given != null) {
            return Optional.of(given.strip());
        }
        for (int i = 0; i < TRIES && console.answering().isThere(); i++) {
            Optional<String> typed =
                    console.answering().line(question).filter(text -> !text.isBlank());
            if (!typed.map(RootCommand::isBare).orElse(false)) {
                return typed;
            }
            console.say("yes and no say nothing here; answer in words, or press Enter");
        }
        return Optional.empty();
    }

    /// Whether it answers a question that was not asked. What is typed is kept for an auditor.
    private static boolean isBare(String typed) {
        return typed.strip().matches("(?i)y|yes|n|no");
    }

    /// What the audit says of both steps in the end, and whether something is left of them.
    private boolean isLeft(Looked end, RootTalk talk) {
        talk.title("Steps 2 and 3 now");
        boolean isLeft = false;
        boolean waits = end.keys().state() == KeysStanding.State.WAITING;
        for (Finding one : end.audit().findings()) {
            String first = ("  " + one.status().id() + " ".repeat(STATUS)).substring(0, STATUS + 2);
            talk.print(
                    Paragraph.of(
                            Printable.line(one.control().id() + ": " + one.verdict().summary()),
                            console.width(),
                            first,
                            " ".repeat(STATUS + 2)));
            boolean isWaiting = waits && one.control().id().equals(KeysStanding.CONTROL);
            isLeft |=
                    !isWaiting
                            && (one.status() == Status.UNDETERMINED
                                    || one.status() == Status.FAIL
                                    || isUnvouched(one));
        }
        options.json(console, end, RootReading.BOTH);
        NotComplete.tell(console, end.incomplete());
        if (isLeft) {
            talk.say("Something is left: lockstep root goes on from here.");
        } else if (waits) {
            talk.say(end.keys().next(end.waitingDays(), end.now()));
        }
        return isLeft;
    }

    /// Whether nobody vouches for root's password.
    private static boolean isUnvouched(Finding one) {
        return one.status() == Status.MANUAL && one.control().id().equals(RootPassword.CONTROL);
    }

    private static Optional<Finding> finding(Looked looked, String control) {
        return looked.audit().findings().stream()
                .filter(one -> one.control().id().equals(control))
                .findFirst();
    }

    private static void refuseBlank(@Nullable String given, String option) {
        if (given != null && given.isBlank()) {
            throw new UsageError(option + " is empty");
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new UsageError("--until is a day such as 2027-03-31");
        }
    }
}
