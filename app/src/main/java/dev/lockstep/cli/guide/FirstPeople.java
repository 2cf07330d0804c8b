package dev.lockstep.cli.guide;

import dev.lockstep.account.Read;
import dev.lockstep.account.User;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import dev.lockstep.cli.Console;
import dev.lockstep.guide.Seen;
import dev.lockstep.operation.BaselineDraft;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.guide.FirstFile;
import dev.lockstep.operation.guide.LookAround;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import dev.lockstep.report.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Asks who the first administrators are, and writes them into lockstep.yaml.
final class FirstPeople {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,255}");
    private static final int LONGEST_NAME = 200;
    private static final int MOST = 4;

    private final Console console;
    private final GuideOptions options;
    private final Function<String, Optional<String>> ask;

    /// @param ask a question; empty: there is nobody to answer any more
    FirstPeople(Console console, GuideOptions options, Function<String, Optional<String>> ask) {
        this.console = console;
        this.options = options;
        this.ask = ask;
    }

    /// Asks and writes. Whoever leaves off in between has changed nothing.
    void write(LookAround.Around around) {
        var people = new ArrayList<Person>();
        while (people.size() < MOST) {
            Optional<Person> person = person(around.seen(), people);
            if (person.isEmpty()) {
                break;
            }
            people.add(person.get());
        }
        if (people.isEmpty()) {
            console.say("nobody was named; nothing was written");
            return;
        }
        try {
            write(options.file(console), around, people);
        } catch (IOException e) {
            throw new Refused(options.file(console) + " cannot be written; nothing was done");
        }
        say(
                "Wrote "
                        + options.file(console)
                        + ": "
                        + String.join(", ", people.stream().map(Person::id).toList())
                        + (people.size() == 1 ? " is" : " are")
                        + " to be administrator"
                        + (people.size() == 1 ? "." : "s."));
    }

    private void write(Path file, LookAround.Around around, List<Person> people)
            throws IOException {
        if (Files.exists(file) || Files.isSymbolicLink(file)) {
            FirstFile.added(
                            new BaselineDraft.At(file, options.allowOutside()),
                            around.seen().baseline(),
                            people)
                    .write();
        } else if (!WholeFile.writeNew(file, FirstFile.text(around.about().account(), people))) {
            throw new Refused(file + " is there already and was left alone");
        }
    }

    private Optional<Person> person(Seen seen, List<Person> others) {
        if (others.isEmpty()) {
            say("Who is to be the first administrator? A real person, not a role or a team.");
        } else {
            say(
                    "A second administrator is advised: whoever is alone is locked out with a lost"
                            + " phone. Press Enter if there is nobody now.");
        }
        Optional<String> id =
                answer(
                        "User name, such as alice: ",
                        !others.isEmpty(),
                        one -> against(one, seen.baseline(), others));
        if (id.isEmpty()) {
            return Optional.empty();
        }
        there(seen, id.get());
        Optional<String> name =
                answer(
                        "Name, such as Alice Brown: ",
                        false,
                        one ->
                                unless(
                                        one.length() <= LONGEST_NAME && Printable.isPlain(one),
                                        "expected a name in at most " + LONGEST_NAME + " letters"));
        Optional<String> email =
                name.flatMap(_ ->
                        answer(
                                "E-mail: ",
                                false,
                                one ->
                                        unless(
                                                EMAIL.matcher(one).matches()
                                                        && Printable.isPlain(one),
                                                "expected an e-mail address")));
        return email.map(_ ->
                new Person(id.get(), name, email, id.get(), List.of(), false, Optional.empty()));
    }

    private static Optional<String> unless(boolean isFit, String expected) {
        return isFit ? Optional.empty() : Optional.of(expected);
    }

    /// What stands against a name for a new administrator; AWS tells none apart by case.
    static Optional<String> against(String id, Baseline baseline, List<Person> others) {
        if (!User.isName(id)) {
            return Optional.of("expected up to 64 letters, digits and + = , . @ _ -");
        }
        if (others.stream().anyMatch(other -> other.id().equalsIgnoreCase(id))) {
            return Optional.of(
                    id
                            + " is named already, and AWS tells no names apart by case; expected another");
        }
        if (baseline.roster().isBreakGlass(id)) {
            return Optional.of(
                    id
                            + " is a break-glass user of lockstep.yaml, kept for emergencies; expected"
                            + " a name of the person's own");
        }
        if (baseline.roster().isService(id)) {
            return Optional.of(
                    id + " is a service of lockstep.yaml; expected a name of the person's own");
        }
        boolean isDeclared =
                baseline.people().values().stream()
                        .anyMatch(one ->
                                one.id().equalsIgnoreCase(id) || one.user().equalsIgnoreCase(id));
        return isDeclared
                ? Optional.of(
                        "lockstep.yaml has "
                                + id
                                + " already, with groups of their own: write the group of"
                                + " administrators there; or expected somebody else")
                : Optional.empty();
    }

    /// Says that a user of this name is taken over, or that nobody knows.
    private void there(Seen seen, String id) {
        switch (seen.audit().snapshot().users()) {
            case Read.Known<List<User>> known ->
                    known.value().stream()
                            .filter(user -> user.name().equalsIgnoreCase(id))
                            .findFirst()
                            .ifPresent(user ->
                                    say(
                                            "The account has a user "
                                                    + user.name()
                                                    + ": it is taken to be this person's, with the"
                                                    + " password and keys that it has."));
            case Read.Missing<List<User>> _ ->
                    say("Whether the account has a user of this name is not known.");
        }
    }

    /// What is typed, once nothing stands against it; empty if nothing is, and that may be, or at
    /// the end of input.
    private Optional<String> answer(
            String question, boolean mayBeNone, Function<String, Optional<String>> against) {
        while (true) {
            Optional<String> typed = ask.apply(question).map(String::strip);
            if (typed.isEmpty() || (typed.get().isEmpty() && mayBeNone)) {
                return Optional.empty();
            }
            Optional<String> fault =
                    typed.get().isEmpty()
                            ? Optional.of("expected an answer; Ctrl-C leaves, and changes nothing")
                            : against.apply(typed.get());
            if (fault.isEmpty()) {
                return typed;
            }
            console.say(Printable.line(fault.get()));
        }
    }

    private void say(String sentence) {
        console.out().print(Paragraph.of(Printable.line(sentence), console.width()));
        console.out().flush();
    }
}
