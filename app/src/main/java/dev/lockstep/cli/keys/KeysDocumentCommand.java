package dev.lockstep.cli.keys;

import dev.lockstep.account.ReadKey;
import dev.lockstep.apply.RunResult;
import dev.lockstep.baseline.Need;
import dev.lockstep.change.KeyChange;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.ReadingBar;
import dev.lockstep.cli.UsageError;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.control.Subject;
import dev.lockstep.keys.KeyLife;
import dev.lockstep.keys.KeyLives;
import dev.lockstep.keys.NeedTag;
import dev.lockstep.lockstepfile.BaselineFile;
import dev.lockstep.lockstepfile.edit.BaselineEdit;
import dev.lockstep.lockstepfile.edit.EditedFile;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.keys.KeyReads;
import dev.lockstep.operation.keys.LookAtKeys;
import dev.lockstep.operation.run.AskedChanges;
import dev.lockstep.operation.run.CarryOut;
import dev.lockstep.operation.run.Ready;
import dev.lockstep.record.keys.DocumentedJson;
import dev.lockstep.record.keys.DocumentedJson.Tag;
import dev.lockstep.report.Printable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
            "formatting stay as they are; and on the user as a tag, if lockstep.yaml names one",
            "(access-keys.tag). What options do not say is asked for."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep keys document ci-deploy",
            "  lockstep keys document ci-deploy --purpose 'deploy from the build server' \\",
            "      --owner alice --until 2027-03-31 --yes",
            "  lockstep keys document AKIAIOSFODNN7EXAMPLE --owner alice",
            "",
            "Exit status: 0 written down; 3 the tag could not be put on the user; 4 nothing was",
            "written."
        })
public final class KeysDocumentCommand implements Callable<ExitStatus> {
    @Mixin private StepOptions options = new StepOptions();

    @Parameters(paramLabel = "KEY|USER", description = "The id of a key, or the name of a user.")
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

    private final Console console;
    private final ThisProcess process;

    public KeysDocumentCommand(Console console, ThisProcess process) {
        this.console = console;
        this.process = process;
    }

    private record Meant(Need.Subject subject, String user, List<KeyLife> keys) {}

    @Override
    public ExitStatus call() {
        options.check();
        Optional<LocalDate> day = Optional.ofNullable(until).map(KeysDocumentCommand::day);
        LiveAccount accounts = options.accounts(console);
        LookAtKeys.Looked looked;
        try (var bar = new ReadingBar(console, options.isQuiet())) {
            looked =
                    LookAtKeys.live(
                            accounts,
                            options.request(console),
                            new KeyReads(false, false),
                            Version.TEXT,
                            bar);
        }
        Meant meant = meant(looked, Objects.requireNonNull(about));
        day.ifPresent(last -> check(last, looked.now()));
        Need need =
                new Need(
                        meant.subject(),
                        asked(purpose, "--purpose", "What is it needed for? "),
                        asked(owner, "--owner", "Who answers for it? "),
                        day.orElseGet(() -> askedDay(looked.now())));
        EditedFile edited = options.edited(console, List.of(new BaselineEdit.PutNeed(need)));
        options.changed(console, edited);
        options.say(console, covers(meant, need));
        Optional<String> tag = edited.baseline().accessKeys().tag();
        options.consent(console)
                .agree(
                        "\n"
                                + (edited.isChanged()
                                        ? "Write this down"
                                        : "It is written down already. Go on")
                                + tag.map(key ->
                                                ", and tag "
                                                        + Printable.line(meant.user())
                                                        + " with "
                                                        + Printable.line(key))
                                        .orElse("")
                                + "?");
        StepOptions.write(edited);
        Optional<Tag> tagged = tag.map(key -> tag(accounts, looked, meant.user(), key, need));
        if (options.isText()) {
            options.say(console, List.of("Written down in " + options.file(console) + "."));
        } else {
            options.destination()
                    .write(
                            console,
                            out ->
                                    DocumentedJson.write(
                                            looked.about(),
                                            options.file(console).toString(),
                                            edited.changed(),
                                            need,
                                            meant.keys(),
                                            tagged,
                                            out));
        }
        return tagged.filter(one -> !one.isDone()).isPresent()
                ? ExitStatus.NOT_COMPLETE
                : ExitStatus.DONE;
    }

    /// A user of that name, else a key of that id.
    private static Meant meant(LookAtKeys.Looked looked, String name) {
        KeyLives lives = looked.lives();
        boolean isUser =
                looked.snapshot().users().found().orElse(List.of()).stream()
                        .anyMatch(user -> user.name().equals(name));
        if (isUser) {
            return new Meant(
                    new Need.Subject.OfUser(name),
                    name,
                    lives.keys().stream().filter(key -> key.owner().equals(name)).toList());
        }
        KeyLife key =
                lives.keys().stream()
                        .filter(one -> one.id().filter(name::equals).isPresent())
                        .findFirst()
                        .orElseThrow(() ->
                                new Refused(
                                        "account %s has no user and no access key %s, as far as it could be read; nothing was written"
                                                .formatted(
                                                        looked.about().account().orElse(""),
                                                        name)));
        if (key.isRoots()) {
            throw new Refused(
                    name
                            + " is a key of root. Nothing that needs one can be documented: root should"
                            + " have no key; nothing was written");
        }
        return new Meant(new Need.Subject.OfKey(name), key.owner(), List.of(key));
    }

    private static List<String> covers(Meant meant, Need need) {
        List<String> keys =
                meant.keys().stream()
                        .map(key -> key.name() + (key.standing().isActive() ? "" : " (inactive)"))
                        .toList();
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(
                meant.subject() instanceof Need.Subject.OfUser
                        ? "Until %s the register then covers every key of %s: %s, and any that is made later."
                                .formatted(
                                        need.until(),
                                        meant.user(),
                                        keys.isEmpty()
                                                ? "there is none now"
                                                : String.join(", ", keys))
                        : "Until %s the register then covers %s of %s, and no other key."
                                .formatted(need.until(), String.join(", ", keys), meant.user()));
        if (meant.keys().stream().anyMatch(KeyLife::breakGlass)) {
            lines.add("It is a break-glass user: no plan touches its keys anyway.");
        }
        return lines;
    }

    private Tag tag(
            LiveAccount accounts, LookAtKeys.Looked looked, String user, String tag, Need need) {
        String value = NeedTag.of(need);
        var request =
                options.request(console)
                        .only(
                                new LiveAccount.Reading.Part(
                                        Set.of(ReadKey.USERS), Set.of("iam:ListUsers")));
        var asked = new AskedChanges(accounts, Version.TEXT, console.accounts().actions());
        try (var bar = new ReadingBar(console, options.isQuiet());
                AskedChanges.Held held = asked.held(options.changes(request), bar);
                Ready ready =
                        asked.ready(
                                held,
                                List.of(
                                        new KeyChange.TagNeed(
                                                Subject.user(looked.snapshot().user(user)),
                                                user,
                                                tag,
                                                value)))) {
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
                                            .formatted(user, tag, finished.head().run())
                                    : "lockstep.yaml is written, but %s could not be tagged: %s"
                                            .formatted(user, why(finished))));
            return new Tag(tag, value, Optional.of(finished.head().run()), isDone);
        } catch (Refused e) {
            console.err()
                    .println(
                            "lockstep: lockstep.yaml is written, but the tag is not: "
                                    + Printable.line(String.valueOf(e.getMessage())));
            return new Tag(tag, value, Optional.empty(), false);
        }
    }

    private static String why(CarryOut.Finished finished) {
        return finished.result().changes().stream()
                .map(one -> one.detail())
                .filter(detail -> !detail.isBlank())
                .findFirst()
                .orElse(finished.result().why());
    }

    private String asked(@Nullable String given, String option, String question) {
        if (given != null) {
            if (given.isBlank()) {
                throw new UsageError(option + " is empty; say it in a few words");
            }
            return given.strip();
        }
        return console.answering()
                .line(question)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new Refused("nothing was written: " + option + " is missing"));
    }

    private LocalDate askedDay(Instant now) {
        LocalDate last = KeyLives.day(now).plusDays(BaselineFile.MOST_EXCEPTION_DAYS);
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

    /// A need is looked at again as an exception is.
    private static void check(LocalDate day, Instant now) {
        LocalDate today = KeyLives.day(now);
        LocalDate last = today.plusDays(BaselineFile.MOST_EXCEPTION_DAYS);
        if (day.isBefore(today) || day.isAfter(last)) {
            throw new UsageError(
                    "--until is a day from today (%s) to %s: a need is looked at again within %d days"
                            .formatted(today, last, BaselineFile.MOST_EXCEPTION_DAYS));
        }
    }
}
