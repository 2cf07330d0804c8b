package dev.lockstep.cli.people;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import dev.lockstep.cli.AccountOptions;
import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.UsageError;
import dev.lockstep.cli.run.Consent;
import dev.lockstep.operation.BaselineDraft;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.people.RosterDraft;
import dev.lockstep.report.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep people import`: puts the people of a file into lockstep.yaml.
@Command(
        name = "import",
        header = "Put the people of a CSV file into lockstep.yaml.",
        description = {
            "The file has the header person,email,name,user,groups,sign-in,age, in any order;",
            "person is required, the rest is not; groups are separated by ;. All its faults",
            "are told at once, by line and column. What would be written is shown and asked;",
            "comments stay, nobody is taken out, and what an empty cell leaves out stays.",
            "Nothing of an account is read, but with --match."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep people import people.csv",
            "  lockstep people import people.csv --match",
            "  lockstep people import people.csv --yes --baseline team/lockstep.yaml",
            "",
            "Exit status: 0 written, or nothing to write; 4 you said no, or there is no",
            "lockstep.yaml; 65 the file has faults, and nothing was written."
        })
public final class PeopleImportCommand implements Callable<ExitStatus> {
    private static final int SHOWN = 8;

    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private AccountOptions account = new AccountOptions();
    @Mixin private Consent consent = new Consent();

    @Parameters(arity = "1", paramLabel = "FILE.csv", description = "The people.")
    private Path file = Path.of("");

    @Option(
            names = "--match",
            description =
                    "Then read the account, and ask whose the users are that only look like a"
                            + " person's (as lockstep people match).")
    private boolean match;

    @Option(
            names = "--user",
            paramLabel = "PERSON=USER",
            description = "With --match: this user is this person's (can be given again).")
    private List<String> users = List.of();

    private final Console console;

    public PeopleImportCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        if (!users.isEmpty() && !match) {
            throw new UsageError("--user is for --match; the file has the column user");
        }
        var dialogue = new MatchDialogue(console, consent, account, users);
        BaselineDraft.At at = account.draft(console);
        Baseline before = at.baseline();
        List<Person> people =
                RosterDraft.read(console.resolve(file), Printable.line(file.toString()), before);
        RosterDraft draft = RosterDraft.of(at, before, people);
        var writing = new RosterWriting(console, consent, Printable.line(console.shown(at.path())));
        writing.say(summary(draft, people.size()));
        sameEmail(people).forEach(writing::say);
        if (draft.edit().isChanged()) {
            writing.write(draft.edit());
        } else {
            writing.say("Nothing is to be written.");
        }
        if (match) {
            return dialogue.hold(common.quiet);
        }
        if (!common.quiet && draft.edit().isChanged()) {
            writing.say(
                    "lockstep people list shows who of them has a user; lockstep people match asks"
                            + " where a name only looks alike.");
        }
        return ExitStatus.DONE;
    }

    private static String summary(RosterDraft draft, int all) {
        var parts = new ArrayList<String>();
        parts.add(all + (all == 1 ? " person" : " people") + " in the file:");
        parts.add(counted(draft.added(), "new") + ",");
        parts.add(counted(draft.changed(), "changed") + ",");
        parts.add(draft.unchanged() + " as before.");
        if (!draft.untouched().isEmpty()) {
            parts.add(
                    counted(draft.untouched(), "of lockstep.yaml")
                            + (draft.untouched().size() == 1 ? " is" : " are")
                            + " not in the file and "
                            + (draft.untouched().size() == 1 ? "stays" : "stay")
                            + ".");
        }
        return String.join(" ", parts);
    }

    private static String counted(List<String> ids, String what) {
        if (ids.isEmpty()) {
            return "none " + what;
        }
        return ids.size()
                + " "
                + what
                + " ("
                + String.join(", ", ids.subList(0, Math.min(SHOWN, ids.size())))
                + (ids.size() > SHOWN ? ", \u2026" : "")
                + ")";
    }

    /// Two people with one address are often one person, written twice.
    private static List<String> sameEmail(List<Person> people) {
        var first = new java.util.TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        var notes = new ArrayList<String>();
        for (Person person : people) {
            person.email()
                    .map(email -> first.putIfAbsent(email, person.id()))
                    .ifPresent(other ->
                            notes.add(
                                    "Note: %s and %s have the same e-mail address; are they one person?"
                                            .formatted(other, person.id())));
        }
        return notes;
    }
}
