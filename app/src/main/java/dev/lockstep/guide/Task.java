package dev.lockstep.guide;

import dev.lockstep.control.AwsCommand;
import dev.lockstep.control.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// One thing that is to be done next.
public sealed interface Task {
    /// The step that it is for; [Step#ACCOUNT] for what comes before all of them.
    Step step();

    /// What makes it this task and no other: a task that was done and is asked for again has the
    /// same key.
    String key();

    /// Lockstep.yaml is to say what is wanted; it begins with the account as it is.
    record Declare() implements Task {
        @Override
        public Step step() {
            return Step.ACCOUNT;
        }

        @Override
        public String key() {
            return "declare";
        }
    }

    /// Lockstep.yaml is to name the first administrator.
    ///
    /// @param hasFile whether there is one, which names none yet
    /// @param users how many users the account has; absent: AWS did not say
    record Introduce(boolean hasFile, OptionalInt users) implements Task {
        @Override
        public Step step() {
            return Step.ACCOUNT;
        }

        @Override
        public String key() {
            return "introduce";
        }
    }

    /// A plan of a step is made, shown and carried out.
    ///
    /// @param control only what this control asks for
    /// @param titles what it changes, a sentence each; hostile text
    /// @param first what a person has to find out before, since a plan does it only if it is asked
    ///   for this alone; hostile text
    record Apply(Step step, Optional<String> control, List<String> titles, List<String> first)
            implements Task {
        public Apply {
            titles = List.copyOf(titles);
            first = List.copyOf(first);
        }

        /// Whether a person has to find out something before.
        public boolean isForAPerson() {
            return !first.isEmpty();
        }

        @Override
        public String key() {
            return "apply " + step.id() + " " + control.orElse("") + titles;
        }

        /// The words of the command.
        public List<String> words() {
            return control.map(id -> List.of("apply", "--only", id))
                    .orElseGet(() -> List.of("apply", "--step", step.id()));
        }
    }

    /// A command of Lockstep's own does it for one subject, together with a person.
    ///
    /// @param words of the command, without the program
    /// @param because what is wrong, a sentence each; hostile text
    record Own(Step step, List<String> words, List<String> because) implements Task {
        public Own {
            words = List.copyOf(words);
            because = List.copyOf(because);
        }

        @Override
        public String key() {
            return "own " + line();
        }

        /// The command in one line, each word quoted for a shell.
        public String line() {
            return "lockstep "
                    + words.stream()
                            .map(word ->
                                    word.matches("--?[a-z-]*") ? word : AwsCommand.quoted(word))
                            .collect(Collectors.joining(" "));
        }

        Own and(String more) {
            var all = new ArrayList<>(because);
            if (!all.contains(more)) {
                all.add(more);
            }
            return new Own(step, words, all);
        }
    }

    /// A person does it elsewhere; then the account is looked at again.
    ///
    /// @param control whose findings it is about
    /// @param texts what to do; hostile text
    record ByHand(Step step, String control, List<String> texts) implements Task {
        public ByHand {
            texts = List.copyOf(texts);
        }

        @Override
        public String key() {
            return "by hand " + control + texts;
        }
    }

    /// The walk goes on as another.
    ///
    /// @param people ids of those who can
    record SignIn(List<String> people, boolean practice) implements Task {
        public SignIn {
            people = List.copyOf(people);
        }

        @Override
        public Step step() {
            return Step.ACCOUNT;
        }

        @Override
        public String key() {
            return "sign in";
        }
    }
}
