package dev.lockstep.cli.people;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.UsageError;
import dev.lockstep.cli.mfa.EnrolPart;
import dev.lockstep.cli.run.RunOutput;
import dev.lockstep.operation.BaselineDraft;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.people.BoardingSteps;
import dev.lockstep.operation.people.SharedLogin;
import dev.lockstep.report.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep people split`: a user for each person who shares a login.
@Command(
        name = "split",
        header = "Split a shared login: a user for each person, the old one goes last.",
        description = {
            "Puts whoever uses the login into lockstep.yaml, brings each person in (people",
            "onboard), and takes the old login out last (people offboard): only once each of",
            "them has MFA or has signed in. All to whom lockstep.yaml gives the login must be",
            "named. Stopped anywhere, the same command goes on."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep people split admin --into alice,bob",
            "  lockstep people split admin --into alice,bob --groups administrators",
            "  lockstep people split admin --into alice,bob --elsewhere",
            "",
            "Exit status: 0 the step is made, or it waits for somebody; 3 a part is done, and",
            "something failed, was refused or is not known, or you left off; 4 nothing was",
            "done; 130 interrupted."
        })
public final class PeopleSplitCommand implements Callable<ExitStatus> {
    @Mixin private BoardOptions options = new BoardOptions();
    @Mixin private Giving giving = new Giving();
    @Mixin private EnrolPart enrol = new EnrolPart();

    @Parameters(arity = "0..1", paramLabel = "USER", description = "The shared login.")
    private @Nullable String login;

    @Option(
            names = "--into",
            paramLabel = "PERSON",
            split = ",",
            description = "Who uses it: ids of people, there in lockstep.yaml or not.")
    private List<String> people = List.of();

    @Option(
            names = "--groups",
            paramLabel = "GROUP",
            split = ",",
            description =
                    "The groups of those who are not in lockstep.yaml yet (default: those of the"
                            + " login that lockstep.yaml declares).")
    private List<String> groups = List.of();

    @Option(
            names = "--elsewhere",
            description = "The people set up MFA alone, in the console; sheets are printed.")
    private boolean elsewhere;

    @Option(
            names = "--new-user",
            description = "Make new users, though others look like these people's: they are not.")
    private boolean isNew;

    private final Console console;
    private final ThisProcess process;

    public PeopleSplitCommand(Console console, ThisProcess process) {
        this.console = console;
        this.process = process;
    }

    @Override
    public ExitStatus call() {
        if (options.isPolicyWanted()) {
            var writes = new ArrayList<>(PeopleOnboardCommand.WRITES);
            writes.addAll(PeopleOffboardCommand.WRITES);
            options.policy(console, "LockstepPeopleSplit", PeopleOnboardCommand.READS, writes);
            return ExitStatus.DONE;
        }
        String shared = BoardOptions.argument(login, "USER");
        List<String> ids = ids(shared);
        if (ids.size() < 2) {
            throw new UsageError("--into names two people or more");
        }
        var onboard =
                new Onboard(
                        console,
                        process,
                        options,
                        giving,
                        enrol,
                        new SheetOption(),
                        elsewhere ? Onboard.How.ELSEWHERE : Onboard.How.BESIDE,
                        isNew);
        boolean isThere = roster(shared, ids, onboard);
        for (String id : ids) {
            BoardOptions.say(console, List.of("", "-- " + id));
            ExitStatus status = onboard.onboard(id);
            if (status != ExitStatus.DONE) {
                console.say(
                        shared
                                + " stays as it is until each of "
                                + Printable.line(String.join(", ", ids))
                                + " is in; the same command goes on");
                return status;
            }
        }
        List<String> missing = notIn(ids);
        if (!missing.isEmpty()) {
            BoardOptions.say(
                    console,
                    List.of(
                            "",
                            "%s stays as it is until each of them has MFA or has signed in. Not yet: %s. The same command goes on then."
                                    .formatted(shared, String.join(", ", missing))));
            return ExitStatus.DONE;
        }
        if (!isThere) {
            BoardOptions.say(console, List.of("", shared + " is gone already."));
            return ExitStatus.DONE;
        }
        BoardOptions.say(console, List.of("", "-- " + shared + ", the shared login"));
        return onboard.part(
                () -> new Offboard(console, process, options, new RunOutput()).offboard(shared));
    }

    private List<String> ids(String shared) {
        List<String> named = people;
        if (named.isEmpty()) {
            named =
                    console.answering()
                            .line(
                                    "Who uses "
                                            + Printable.line(shared)
                                            + "? The ids of these people, with commas between: ")
                            .map(line -> List.of(line.split(",", -1)))
                            .orElseThrow(() ->
                                    new Refused(
                                            "nothing was done: there is no terminal to ask at who"
                                                    + " uses the login. --into names them"));
        }
        return named.stream().map(String::strip).filter(one -> !one.isEmpty()).distinct().toList();
    }

    /// Sees to it that each of them stands in lockstep.yaml with a user of their own. Whatever can
    /// be refused of them is, before anything is written.
    ///
    /// @return whether the login is still there
    private boolean roster(String shared, List<String> ids, Onboard onboard) {
        Optional<BaselineDraft> draft;
        boolean isThere;
        try (BoardingSteps.Held held = options.hold(console)) {
            isThere = held.isUser(shared);
            draft = SharedLogin.draft(held, shared, ids, groups, options.roster(console));
            if (draft.isPresent() && !isThere) {
                throw new Refused(
                        "there is no user "
                                + shared
                                + " in this account, so there is no login to split; nothing was done");
            }
            check(held, draft.map(BaselineDraft::baseline).orElse(held.baseline()), ids, onboard);
        }
        if (draft.isPresent()) {
            options.changed(console, draft.get());
            options.consent(console).agree("Write that?");
            draft.get().write();
            onboard.done();
        }
        return isThere;
    }

    private void check(
            BoardingSteps.Held held, Baseline wanted, List<String> ids, Onboard onboard) {
        int passwords = 0;
        for (String id : ids) {
            BoardingSteps.Held then = held.wanting(wanted);
            Person who = then.person(id);
            String user = then.userOf(who).orElse(who.user());
            if (onboard.check(options.with(console, held, user).wanting(wanted), who)) {
                passwords++;
            }
        }
        if (passwords > 1 && giving.isOneFile()) {
            BoardOptions.say(
                    console,
                    List.of(
                            "The file of --password-file takes one password, and %d people need one: after each the same command goes on with another file."
                                    .formatted(passwords)));
        }
    }

    /// Those of whom nothing shows that they got in.
    private List<String> notIn(List<String> ids) {
        try (BoardingSteps.Held held = options.hold(console)) {
            return ids.stream()
                    .filter(id -> {
                        Optional<String> user = held.userOf(held.person(id));
                        return user.isEmpty()
                                || !SharedLogin.hasGotIn(
                                        options.with(console, held, user.get()), user.get());
                    })
                    .toList();
        }
    }
}
