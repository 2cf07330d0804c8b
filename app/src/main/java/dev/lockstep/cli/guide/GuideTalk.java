package dev.lockstep.cli.guide;

import dev.lockstep.cli.Console;
import dev.lockstep.cli.NotComplete;
import dev.lockstep.cli.UsageError;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.guide.BecameTrue;
import dev.lockstep.guide.Caller;
import dev.lockstep.guide.Standing;
import dev.lockstep.guide.Task;
import dev.lockstep.input.BadInput;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.guide.LookAround;
import dev.lockstep.record.plan.RunRecord;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import dev.lockstep.report.guide.GuideText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The talk of the walk. Everything that is made is made by other commands; what this keeps in mind
/// is only which tasks were tried, so that none comes again by itself.
final class GuideTalk {
    /// More tasks than any account has; a walk that asks for more goes in a circle.
    private static final int MOST_TASKS = 2_000;

    private final Console console;
    private final ThisProcess process;
    private final Commands commands;
    private final GuideOptions options;
    private final boolean yes;
    private final List<String> confirmed;
    private final GuideText text;
    private final Questions questions;

    /// Keys of tasks that were tried, or left for another time.
    private final Set<String> passed = new HashSet<>();

    private volatile String where = "before the first step";
    private volatile Set<String> before = Set.of();
    private volatile List<RunRecord> runs = List.of();

    GuideTalk(
            Console console,
            ThisProcess process,
            Commands commands,
            GuideOptions options,
            boolean yes,
            List<String> confirmed) {
        this.console = console;
        this.process = process;
        this.commands = commands;
        this.options = options;
        this.yes = yes;
        this.confirmed = List.copyOf(confirmed);
        this.text = new GuideText(options.shape(console));
        this.questions = new Questions(console, process, this::interrupted);
    }

    /// Walks.
    ///
    /// @param from the step to begin at
    ExitStatus walk(LookAround.Around found, Step from) {
        before = found.runsMade().stream().map(RunRecord::id).collect(Collectors.toSet());
        runs = found.runsMade();
        LookAround.Around around = found;
        print(text.overview(around.about(), around.seen().now(), around.walk()));
        Optional<Step> shown = Optional.empty();
        for (int i = 0; i < MOST_TASKS; i++) {
            Optional<Task> next = around.walk().next(from, passed);
            if (next.isEmpty()) {
                return end(around);
            }
            Task task = next.get();
            if (shown.isEmpty() || shown.get() != task.step()) {
                shown = Optional.of(task.step());
                where = place(task.step());
                print(
                        task.step() == Step.ACCOUNT
                                ? text.before()
                                : text.step(around.walk().at(task.step())));
            }
            print(text.task(task));
            if (task instanceof Task.SignIn) {
                // Another walks on, in another session.
                return end(around);
            }
            switch (isAgreed(task) ? Questions.Choice.DO : questions.choice(task)) {
                case DO -> {
                    Did did = done(around, task);
                    around = did.around();
                    if (did.leaves()) {
                        return left(around);
                    }
                }
                case LATER -> passed.add(task.key());
                case SKIP -> around = skipped(around, task);
                case WHY -> why(around, task);
                case LEAVE -> {
                    return left(around);
                }
            }
        }
        throw new Refused("this goes in a circle; lockstep audit shows where the account stands");
    }

    private static String place(Step step) {
        return step == Step.ACCOUNT ? "before the first step" : "at step " + step.number();
    }

    /// Whether `--yes` answers for it: it does for plans, but not for what a person has to find
    /// out.
    private boolean isAgreed(Task task) {
        return yes && task instanceof Task.Apply apply && !apply.isForAPerson();
    }

    /// How a task came out.
    ///
    /// @param around where the account stands now
    /// @param leaves whether the walk is left here
    private record Did(LookAround.Around around, boolean leaves) {}

    private Did done(LookAround.Around around, Task task) {
        passed.add(task.key());
        switch (task) {
            case Task.Declare _ -> {
                if (run(List.of("init", "--from-account"), false) == ExitStatus.DONE
                        && !isCorrected()) {
                    return new Did(around, true);
                }
            }
            case Task.Introduce _ ->
                    new FirstPeople(console, options, questions::ask).write(around);
            case Task.Apply apply -> run(consented(apply.words()), true);
            case Task.Own own -> run(own.words(), true);
            case Task.ByHand _, Task.SignIn _ -> {}
        }
        LookAround.Around after = lookAgain();
        runs = after.runsMade();
        boolean isLeft = after.walk().has(task);
        print(
                task instanceof Task.Declare && !isLeft
                        ? text.declared()
                        : text.became(
                                BecameTrue.between(around.seen().audit(), after.seen().audit()),
                                isLeft));
        return isLeft && console.answering().isThere() && !isAgreed(task)
                ? triedAgain(after, task)
                : new Did(after, false);
    }

    /// What is not done comes again only if somebody says so.
    private Did triedAgain(LookAround.Around after, Task task) {
        Optional<String> word =
                questions.word(
                        "[Enter] go on with the next, a again, q leave: ",
                        "please press Enter, or type a or q",
                        Set.of("a", "again", "q", "quit", "leave"));
        if (word.filter(one -> one.startsWith("a")).isPresent()) {
            passed.remove(task.key());
            return new Did(after, false);
        }
        return new Did(after, word.filter(String::isEmpty).isEmpty());
    }

    /// A file that describes the account as it is says what is, not what should be.
    ///
    /// @return whether somebody says that it was corrected
    private boolean isCorrected() {
        console.out()
                .print(
                        Paragraph.of(
                                "Open "
                                        + Printable.line(options.file(console).toString())
                                        + " now and correct it: who are people, who are machines,"
                                        + " which groups there should be, and who belongs to which.",
                                console.width()));
        return questions.isEntered("[Enter] when it says what you want, q leave: ");
    }

    private List<String> consented(List<String> words) {
        var all = new ArrayList<>(words);
        if (yes) {
            all.add("--yes");
        }
        confirmed.forEach(one -> all.add("--confirm=" + one));
        return all;
    }

    private ExitStatus run(List<String> words, boolean isJudged) {
        var all = new ArrayList<>(words);
        if (all.getFirst().equals("root")) {
            // Somebody sits here and waits.
            all.add("--every=5");
        }
        int end = all.indexOf("--");
        all.addAll(end < 0 ? all.size() : end, options.words(isJudged));
        console.out().println();
        console.out().flush();
        return commands.run(all);
    }

    /// Reads the account again. A lockstep.yaml that is not what it should be can be corrected.
    private LookAround.Around lookAgain() {
        while (true) {
            try (var _ = process.whenInterrupted(this::interrupted)) {
                return options.look(console);
            } catch (BadInput e) {
                String.valueOf(e.getMessage()).lines().forEach(console::say);
                if (!questions.isEntered("[Enter] when it is corrected, q leave: ")) {
                    throw e;
                }
            }
        }
    }

    private LookAround.Around skipped(LookAround.Around around, Task task) {
        Optional<String> said =
                questions.ask(
                        "Why is step "
                                + task.step().number()
                                + " skipped? (it stands in the evidence) ");
        try {
            if (said.isPresent()) {
                LookAround.Around after =
                        GuideCommand.kept(
                                around,
                                around.seen()
                                        .skips()
                                        .with(
                                                GuideCommand.skip(
                                                        around,
                                                        task.step(),
                                                        GuideCommand.reason(said.get()))));
                console.say(
                        "step "
                                + task.step().number()
                                + " is skipped, not done; lockstep guide --take-back "
                                + task.step().id()
                                + " walks it again");
                return after;
            }
        } catch (UsageError | Refused e) {
            console.say(String.valueOf(e.getMessage()));
        }
        return around;
    }

    private void why(LookAround.Around around, Task task) {
        print(text.why(task.step()));
        List<String> controls =
                around.seen().audit().of(task.step()).stream()
                        .filter(one -> one.status() == Status.FAIL)
                        .map(one -> one.control().id())
                        .distinct()
                        .toList();
        if (!controls.isEmpty()) {
            commands.run(List.of("explain", controls.getFirst()));
            controls.stream()
                    .skip(1)
                    .forEach(id -> console.out().println("lockstep explain " + id));
        }
    }

    private void interrupted() {
        console.out().println();
        console.out().flush();
        console.say("left " + where + ". " + made() + " lockstep guide goes on from there");
    }

    private String made() {
        List<RunRecord> own = runs.stream().filter(one -> !before.contains(one.id())).toList();
        int changes = own.stream().mapToInt(RunRecord::done).sum();
        return own.isEmpty()
                ? "Nothing was changed in AWS."
                : (changes == 1 ? "1 change was" : changes + " changes were")
                        + " made, in "
                        + (own.size() == 1 ? "the run " : "the runs ")
                        + own.stream().map(RunRecord::id).collect(Collectors.joining(", "))
                        + ".";
    }

    private ExitStatus left(LookAround.Around around) {
        console.say("left " + where + ". " + made() + " lockstep guide goes on from there");
        return GuideCommand.exit(around);
    }

    private ExitStatus end(LookAround.Around around) {
        boolean isRoot = around.walk().caller() instanceof Caller.Root;
        if (!isRoot) {
            console.out().println();
            print(text.overview(around.about(), around.seen().now(), around.walk()));
            print(text.end(around.walk()));
            around(around);
        }
        if (!options.isQuiet()) {
            NotComplete.tell(console, around.missing());
        }
        around.runsMade().stream()
                .filter(one -> !before.contains(one.id()))
                .findFirst()
                .ifPresent(last -> evidence(around, last));
        return GuideCommand.exit(around);
    }

    private void around(LookAround.Around around) {
        long fails =
                around.seen().audit().of(Step.ACCOUNT).stream()
                        .filter(one -> one.status() == Status.FAIL)
                        .count();
        if (fails > 0) {
            print(
                    "\nAround the account %d more %s: lockstep plan --step account\n"
                            .formatted(fails, fails == 1 ? "thing fails" : "things fail"));
        }
        if (around.walk().places().stream()
                .anyMatch(place -> place.standing() == Standing.WAITING)) {
            print("lockstep status tells when it is time; lockstep guide goes on then.\n");
        }
    }

    /// Offers the evidence of the last run of this walk.
    private void evidence(LookAround.Around around, RunRecord last) {
        String file = "lockstep-evidence-" + last.id() + ".zip";
        boolean isWanted =
                console.answering().isThere()
                        && questions
                                .word(
                                        "\nWrite the signed evidence of the last run to "
                                                + file
                                                + "? [Enter] yes, n no: ",
                                        "please press Enter, or type n",
                                        Set.of("n", "no", "q"))
                                .filter(String::isEmpty)
                                .isPresent();
        if (isWanted) {
            var words = new ArrayList<>(List.of("evidence", last.id(), "--output", file));
            around.about().account().ifPresent(id -> words.addAll(List.of("--account", id)));
            commands.run(words);
        }
    }

    private void print(String some) {
        console.out().print(some);
        console.out().flush();
    }
}
