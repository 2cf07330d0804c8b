package dev.lockstep.cli.guide;

import dev.lockstep.cli.Console;
import dev.lockstep.control.Step;
import dev.lockstep.guide.Task;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.report.Paragraph;
import java.util.Optional;
import java.util.Set;

/// The questions of the walk. What is not understood is asked again: a typing error neither goes on
/// nor leaves.
final class Questions {
    private final Console console;
    private final ThisProcess process;
    private final Runnable interrupted;

    /// @param interrupted what is said when somebody interrupts at a question
    Questions(Console console, ThisProcess process, Runnable interrupted) {
        this.console = console;
        this.process = process;
        this.interrupted = interrupted;
    }

    /// What a person chooses at a task.
    enum Choice {
        DO,
        LATER,
        SKIP,
        WHY,
        LEAVE
    }

    /// What a person chooses at a task; nobody chooses to leave it for later.
    Choice choice(Task task) {
        if (!console.answering().isThere()) {
            return Choice.LATER;
        }
        String todo =
                switch (task) {
                    case Task.ByHand _ -> "[Enter] I have done it";
                    case Task.Apply _,
                            Task.Own _,
                            Task.Declare _,
                            Task.Introduce _,
                            Task.SignIn _ ->
                            "[Enter] do it";
                };
        String question =
                "\n"
                        + todo
                        + ", l later"
                        + (task.step() == Step.ACCOUNT ? "" : ", s skip the step with a reason")
                        + ", w why, q leave: ";
        while (true) {
            Optional<String> answer = ask(question);
            if (answer.isEmpty()) {
                return Choice.LEAVE;
            }
            switch (answer.get()) {
                case "" -> {
                    return Choice.DO;
                }
                case "l", "later" -> {
                    return Choice.LATER;
                }
                case "s", "skip" -> {
                    if (task.step() != Step.ACCOUNT) {
                        return Choice.SKIP;
                    }
                    console.say("this is no step; l leaves it for another time");
                }
                case "w", "why" -> {
                    return Choice.WHY;
                }
                case "q", "quit", "leave" -> {
                    return Choice.LEAVE;
                }
                default -> console.say("please press Enter, or type l, s, w or q");
            }
        }
    }

    /// Whether Enter is pressed; else somebody leaves.
    boolean isEntered(String question) {
        return word(question, "please press Enter, or type q", Set.of("q", "quit", "leave"))
                .filter(String::isEmpty)
                .isPresent();
    }

    /// One of these words, or the empty one of Enter; empty at the end of input.
    ///
    /// @param hint what to type, when something else was
    Optional<String> word(String question, String hint, Set<String> words) {
        while (true) {
            Optional<String> answer = ask(question);
            if (answer.isEmpty() || answer.get().isEmpty() || words.contains(answer.get())) {
                return answer;
            }
            console.say(hint);
        }
    }

    /// What a person types; empty at the end of input.
    Optional<String> ask(String question) {
        console.out().flush();
        console.err().flush();
        try (var _ = process.whenInterrupted(interrupted)) {
            return console.answering().line(Paragraph.question(question, console.width()));
        }
    }
}
