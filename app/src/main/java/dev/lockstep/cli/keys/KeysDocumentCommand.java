package dev.lockstep.cli.keys;

import dev.lockstep.account.ReadKey;
import dev.lockstep.apply.RunRefused;
import dev.lockstep.apply.RunResult;
import dev.lockstep.change.KeyChange;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.ReadingBar;
import dev.lockstep.cli.UsageError;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.collect.NoSession;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.input.BadInput;
import dev.lockstep.keys.KeyLives;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.NotRead;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.Unavailable;
import dev.lockstep.operation.keys.KeyReads;
import dev.lockstep.operation.keys.KeySteps;
import dev.lockstep.operation.keys.LookAtKeys;
import dev.lockstep.operation.keys.RegisterDraft;
import dev.lockstep.operation.run.AskedChanges;
import dev.lockstep.operation.run.CarryOut;
import dev.lockstep.operation.run.Ready;
import dev.lockstep.record.keys.DocumentedJson.Tag;
import dev.lockstep.report.Printable;
import dev.lockstep.statefolder.UnsafeFolder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep keys document`: writes down what a key is needed for.
@Command(
        name = "document",
        header = "Write down what a key, or all keys of a user, are needed for.",
        description = {
            "Puts the need into the register of lockstep.yaml, where comments, order and",
            "formatting stay as they are; and on the user as a tag, if lockstep.yaml names",
            "one (access-keys.tag). What options do not say is asked for."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep keys document ci-deploy",
            "  lockstep keys document ci --purpose builds --owner bob --until 2027-03-31",
            "  lockstep keys document AKIAIOSFODNN7EXAMPLE --owner alice",
            "",
            "Exit status: 0 written down; 3 the tag could not be put on the user; 4 nothing",
            "was written."
        })
public final class KeysDocumentCommand implements Callable<ExitStatus> {
    private static final KeyReads READS = new KeyReads(true, false);
    private static final UserEffect.TagUser TAG = new UserEffect.TagUser("any", Map.of("any", ""));

    @Mixin private StepOptions options = new StepOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "KEY|USER",
            description = "The id of a key, or the name of a user.")
    private @Nullable String about;

    @Option(names = "--purpose", paramLabel = "TEXT", description = "What it is needed for.")
    private @Nullable String purpose;

    @Option(names = "--owner", paramLabel = "TEXT", description = "Who answers for it.")
    private @Nullable String owner;

    @Option(
            names = "--until",
            paramLabel = "DAY",
            description = "The last day of the need, such as 2027-03-31.")
    private @Nullable String until;

    @Option(
            names = "--print-policy",
            description = "Print the IAM policy that this needs; read nothing.")
    private boolean printPolicy;

    private final Console console;
    private final ThisProcess process;

    public KeysDocumentCommand(Console console, ThisProcess process) {
        this.console = console;
        this.process = process;
    }

    @Override
    public ExitStatus call() {
        options.check();
        if (printPolicy) {
            options.policy(console, "LockstepKeysDocument", READS.actions(), List.of(TAG));
            return ExitStatus.DONE;
        }
        String name = options.named(about, "KEY|USER");
        refuseBlank(purpose, "--purpose");
        refuseBlank(owner, "--owner");
        Optional<LocalDate> day = Optional.ofNullable(until).map(KeysDocumentCommand::day);
        LiveAccount accounts = options.accounts(console);
        LookAtKeys.Looked looked;
        try (var bar = new ReadingBar(console, options.isQuiet())) {
            looked = LookAtKeys.live(accounts, options.request(console), READS, Version.TEXT, bar);
        }
        RegisterDraft.Meant meant = RegisterDraft.meant(looked, name);
        day.ifPresent(last -> check(last, looked.now()));
        String reason = asked(purpose, "--purpose", "What is it needed for? ");
        String who = asked(owner, "--owner", "Who answers for it? ");
        LocalDate last = day.orElseGet(() -> askedDay(looked.now()));
        RegisterDraft draft =
                RegisterDraft.put(options.register(console), meant, reason, who, last);
        options.changed(console, draft);
        options.say(console, List.of("", meant.covers(last)));
        draft.begins(looked).ifPresent(text -> options.say(console, List.of(text)));
        draft.oneTag(looked).ifPresent(text -> options.say(console, List.of(text)));
        Optional<KeyChange.TagNeed> tag = draft.tag(looked);
        options.consent(console).agree(question(draft, tag));
        draft.write();
        options.say(
                console,
                List.of(
                        "Written down in "
                                + console.shown(options.register(console).path())
                                + "."));
        Optional<Tag> tagged = tag.map(change -> tag(accounts, change));
        if (!options.isText()) {
            options.destination().write(console, out -> draft.json(looked, tagged, out));
        }
        return tagged.filter(one -> !one.isDone()).isPresent()
                ? ExitStatus.NOT_COMPLETE
                : ExitStatus.DONE;
    }

    private static String question(RegisterDraft draft, Optional<KeyChange.TagNeed> tag) {
        return "\n"
                + (draft.isChanged() ? "Write this down" : "It is written down so already. Go on")
                + tag.map(one ->
                                ", and tag "
                                        + Printable.line(one.user())
                                        + " with "
                                        + Printable.line(one.tag()))
                        .orElse("")
                + "?";
    }

    private Tag tag(LiveAccount accounts, KeyChange.TagNeed change) {
        LiveAccount.Request request =
                options.request(console)
                        .only(
                                new LiveAccount.Reading.Part(
                                        Set.of(ReadKey.DETAILS),
                                        Set.copyOf(ReadKey.DETAILS.operations())));
        var asked = new AskedChanges(accounts, Version.TEXT, console.accounts().actions());
        try (var bar = new ReadingBar(console, options.isQuiet());
                AskedChanges.Held held = asked.held(options.changes(request), bar);
                Ready ready = asked.ready(held, List.of(change))) {
            KeySteps.refuseEmpty(ready);
            CarryOut.Finished finished =
                    options.run(console, process)
                            .told(
                                    accounts,
                                    ready,
                                    options.account(),
                                    Set.of(),
                                    KeyDesk.unused(console),
                                    CarryOut::stop);
            boolean isDone = finished.result().end() == RunResult.End.DONE;
            options.say(
                    console,
                    List.of(
                            isDone
                                    ? "%s is tagged with %s; lockstep undo %s takes the tag back."
                                            .formatted(
                                                    change.user(),
                                                    change.tag(),
                                                    finished.head().run())
                                    : "%s could not be tagged: %s"
                                            .formatted(change.user(), why(finished))));
            return new Tag(change.tag(), change.need(), Optional.of(finished.head().run()), isDone);
        } catch (NoSession
                | NotRead
                | BadInput
                | RunRefused
                | Refused
                | Unavailable
                | UnsafeFolder e) {
            console.err()
                    .println(
                            "lockstep: lockstep.yaml is written, but "
                                    + Printable.line(change.user())
                                    + " is not tagged: "
                                    + Printable.line(String.valueOf(e.getMessage())));
            return new Tag(change.tag(), change.need(), Optional.empty(), false);
        }
    }

    private static String why(CarryOut.Finished finished) {
        return finished.result().changes().stream()
                .map(one -> one.detail())
                .filter(detail -> !detail.isBlank())
                .findFirst()
                .orElse(finished.result().why());
    }

    private static void refuseBlank(@Nullable String given, String option) {
        if (given != null && given.isBlank()) {
            throw new UsageError(option + " is empty; say it in a few words");
        }
    }

    private String asked(@Nullable String given, String option, String question) {
        if (given != null) {
            return given.strip();
        }
        return console.answering()
                .line(question)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new Refused("nothing was written: " + option + " is missing"));
    }

    private LocalDate askedDay(Instant now) {
        LocalDate last = KeyLives.day(now).plusDays(RegisterDraft.MOST_DAYS);
        LocalDate day =
                day(
                        console.answering()
                                .line("Until which day (at most " + last + ")? ")
                                .filter(text -> !text.isBlank())
                                .orElseThrow(() ->
                                        new Refused("nothing was written: --until is missing")));
        check(day, now);
        return day;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new UsageError("--until is a day such as 2027-03-31");
        }
    }

    private static void check(LocalDate day, Instant now) {
        RegisterDraft.fault(day, now)
                .ifPresent(fault -> {
                    throw new UsageError("--until: " + fault);
                });
    }
}
