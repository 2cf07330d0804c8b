package dev.lockstep.cli.people;

import dev.lockstep.baseline.Person;
import dev.lockstep.cli.Console;
import dev.lockstep.operation.Refused;
import dev.lockstep.people.roster.Candidate;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import dev.lockstep.report.ShellWord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Sees to it that nobody gets a second user: where one that nobody claims looks like the person's,
/// it must be said first that it is not. `--yes` does not say it.
final class PerhapsTheirs {
    private static final int TRIES = 3;

    private final Console console;

    PerhapsTheirs(Console console) {
        this.console = console;
    }

    /// Asks about each user that may be the person's.
    ///
    /// @throws Refused if one is, or there is nobody to ask
    void settle(Person who, List<Candidate> perhaps) {
        if (!perhaps.isEmpty() && !console.answering().isThere()) {
            throw new Refused(
                    "there is no user %s, and %s may be this person's, so no second one is made; nothing was done. If one is, this writes it down: %s. If none is: --new-user"
                            .formatted(
                                    who.user(),
                                    perhaps.stream()
                                            .map(one -> one.user() + " (" + one.why().words() + ")")
                                            .collect(Collectors.joining(" or ")),
                                    perhaps.stream()
                                            .map(PerhapsTheirs::match)
                                            .collect(Collectors.joining(" or "))));
        }
        for (Candidate one : perhaps) {
            if (isTheirs(who, one)) {
                throw new Refused(
                        "then no second one is made; nothing was done. This writes it down, and the same command goes on from there: "
                                + match(one));
            }
        }
    }

    private static String match(Candidate one) {
        return "lockstep people match "
                + ShellWord.option("--user", one.person() + "=" + one.user());
    }

    private boolean isTheirs(Person who, Candidate one) {
        return asked(console, who, who.id(), one, "nothing was done")
                .orElseThrow(() -> new Refused("that was no answer; nothing was done"));
    }

    /// Asks whether a user is the person's; empty: no answer was understood.
    ///
    /// @param shown how the person is told
    /// @param instead what is so if the person leaves off
    /// @throws Refused if the person leaves off
    static Optional<Boolean> asked(
            Console console, Person who, String shown, Candidate one, String instead) {
        String question =
                Paragraph.question(
                        Printable.line(
                                "There is no user %s. Is %s the user of %s, as it looks %s? [yes/no] "
                                        .formatted(
                                                who.user(), one.user(), shown, one.why().words())),
                        console.width());
        for (int i = 0; i < TRIES; i++) {
            Optional<String> answer = console.answering().line(question);
            if (answer.isEmpty()) {
                throw new Refused("you left off; " + instead);
            }
            switch (answer.get().toLowerCase(Locale.ROOT)) {
                case "yes", "y" -> {
                    return Optional.of(true);
                }
                case "no", "n" -> {
                    return Optional.of(false);
                }
                default -> console.say("please answer yes or no");
            }
        }
        return Optional.empty();
    }
}
