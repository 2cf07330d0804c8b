package dev.lockstep.cli.run;

import dev.lockstep.cli.Console;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.run.Ready;
import dev.lockstep.record.plan.PlanRecord;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import dev.lockstep.report.ShellWord;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a person says to what is about to be done, on a terminal or by options. Without either
/// nothing is done.
public final class Consent {
    private static final int TRIES = 3;

    private static final String TAKEN_AS_NO = "no answer was understood, so it is taken as no";

    @Option(
            names = {"-y", "--yes"},
            description = "Answer every question with yes, but for what must be typed (--confirm).")
    private boolean yes;

    @Option(
            names = "--confirm",
            paramLabel = "ID",
            description =
                    "Confirm what must be typed, such as a key id or a user name (can be given"
                            + " again).")
    private List<String> confirmed = List.of();

    private @Nullable Console console;

    /// The same, asking at a terminal.
    public Consent on(Console terminal) {
        this.console = terminal;
        return this;
    }

    /// Whether every question is answered with yes.
    public boolean isYes() {
        return yes;
    }

    /// Whether one of these was named by `--confirm`.
    public boolean isNamed(String... words) {
        return List.of(words).stream().anyMatch(confirmed::contains);
    }

    /// Asks whether this account is meant, by having its id typed.
    ///
    /// @throws Refused unless it was
    public void account(String id) {
        String typed =
                line("This is a real AWS account. Type its id ("
                                + Printable.line(id)
                                + ") to go on: ")
                        .orElseThrow(() ->
                                new Refused(
                                        "nothing was done: nothing says that account "
                                                + id
                                                + " is meant. Name it by --account "
                                                + id
                                                + ", or by `account:` in lockstep.yaml"));
        if (!typed.equals(id)) {
            throw new Refused("that is not " + id + "; nothing was done");
        }
    }

    /// Asks a question.
    ///
    /// @throws Refused unless the answer is yes
    public void agree(String question) {
        switch (answer(question)) {
            case YES -> {}
            case NO -> throw new Refused("as you said; nothing was done");
            case NOT_UNDERSTOOD -> throw new Refused(TAKEN_AS_NO + "; nothing was done");
        }
    }

    /// Asks a question.
    ///
    /// @throws Refused if there is nobody to ask
    public boolean agrees(String question) {
        Answer answer = answer(question);
        if (answer == Answer.NOT_UNDERSTOOD) {
            say(TAKEN_AS_NO);
        }
        return answer == Answer.YES;
    }

    private enum Answer {
        YES,
        NO,
        NOT_UNDERSTOOD
    }

    private Answer answer(String question) {
        if (yes) {
            return Answer.YES;
        }
        for (int i = 0; i < TRIES; i++) {
            Optional<String> answer = line(question + " [yes/no] ");
            if (answer.isEmpty()) {
                throw new Refused(
                        "nothing was done: there is no terminal to ask at. --yes answers");
            }
            switch (answer.get().toLowerCase(java.util.Locale.ROOT)) {
                case "yes", "y" -> {
                    return Answer.YES;
                }
                case "no", "n" -> {
                    return Answer.NO;
                }
                default -> say("please answer yes or no");
            }
        }
        return Answer.NOT_UNDERSTOOD;
    }

    /// Asks for all that a plan must be asked for before it is carried out.
    ///
    /// @param named the account that an option names
    /// @return what was confirmed
    /// @throws Refused unless the answer to all is yes
    Set<String> to(Console terminal, Ready ready, Optional<String> named) {
        on(terminal);
        if (ready.place().isToBeNamed(named)) {
            account(ready.place().where().account());
        }
        agree(ApplyCommand.question(ready.made().record()));
        return confirmed(ready.toConfirm());
    }

    /// Has each of these confirmed, and says before what it confirms.
    ///
    /// @param changes by the word that is to be typed
    /// @return them all
    /// @throws Refused unless each was named by `--confirm`, or typed
    public Set<String> confirmed(SequencedMap<String, List<PlanRecord.ChangeRecord>> changes) {
        var all = new LinkedHashSet<String>(confirmed);
        for (String word : changes.keySet()) {
            if (all.contains(word)) {
                continue;
            }
            String typed =
                    line(what(changes.get(word)) + "Type " + Printable.line(word) + " to confirm: ")
                            .orElseThrow(() ->
                                    new Refused(
                                            "nothing was done: there is no terminal to type at,"
                                                    + " and the plan says what is to be confirmed:"
                                                    + options(changes.keySet())));
            if (!typed.equals(word)) {
                throw new Refused("that is not " + word + "; nothing was done");
            }
            all.add(word);
        }
        return all;
    }

    /// Has a word confirmed, and says before what it confirms.
    ///
    /// @param what one line; hostile text may be in it
    /// @throws Refused unless it was named by `--confirm`, or typed
    public void typed(String word, String what) {
        if (confirmed.contains(word)) {
            return;
        }
        String typed =
                line("\n"
                                + Printable.line(what)
                                + "\nType "
                                + Printable.line(word)
                                + " to confirm: ")
                        .orElseThrow(() ->
                                new Refused(
                                        "nothing was done: there is no terminal to type at, and"
                                                + " this is to be confirmed: "
                                                + ShellWord.option("--confirm", word)));
        if (!typed.equals(word)) {
            throw new Refused("that is not " + Printable.line(word) + "; nothing was done");
        }
    }

    /// The changes that a word confirms, a line each.
    private static String what(List<PlanRecord.ChangeRecord> changes) {
        return changes.stream()
                .map(one -> "\n" + Printable.line(one.id() + ": " + one.title()))
                .collect(Collectors.joining("", "", "\n"));
    }

    /// What confirms all that is not confirmed yet, as options of a command line.
    private String options(Set<String> words) {
        return words.stream()
                .filter(word -> !confirmed.contains(word))
                .map(word -> " " + ShellWord.option("--confirm", word))
                .collect(Collectors.joining());
    }

    private Optional<String> line(String question) {
        if (console == null) {
            return Optional.empty();
        }
        console.out().flush();
        console.err().flush();
        return console.answering().line(Paragraph.question(question, console.width()));
    }

    private void say(String line) {
        if (console != null) {
            console.say(line);
        }
    }
}
