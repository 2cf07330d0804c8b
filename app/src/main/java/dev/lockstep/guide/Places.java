package dev.lockstep.guide;

import dev.lockstep.account.Read;
import dev.lockstep.baseline.Roster;
import dev.lockstep.control.Advice;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.control.OwnCommand;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import dev.lockstep.keys.AgendaLine;
import dev.lockstep.plan.ByHand;
import dev.lockstep.plan.PlannedChange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Works out where an account stands in one step.
final class Places {
    private static final String SHARED = "shared-login";

    private final Step step;
    private final Seen seen;
    private final Audit audit;
    private final Waiting waiting;
    private final List<String> fails = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<Wait> waits = new ArrayList<>();
    private final List<Step> follows = new ArrayList<>();
    private final Map<String, Task.Own> own = new LinkedHashMap<>();
    private final Map<String, Set<String>> byHand = new LinkedHashMap<>();

    /// Whether the day of a key, or of a user who leaves, has come, though nothing fails.
    private boolean isSomethingDue;

    /// What still fails when the plan is carried out.
    private final Set<Of> remains = new HashSet<>();

    /// Which finding it is; a thing that is made only now gets its ARN then.
    private record Of(String control, Subject.Kind kind, String name, Optional<String> owner) {
        static Of of(Finding finding) {
            Subject subject = finding.subject();
            return new Of(finding.control().id(), subject.kind(), subject.name(), subject.owner());
        }
    }

    private Places(Step step, Seen seen) {
        this.step = step;
        this.seen = seen;
        this.audit = seen.audit();
        this.waiting = new Waiting(seen);
        seen.plan().after().of(step).stream()
                .filter(finding -> finding.status() != Status.PASS)
                .map(Of::of)
                .forEach(remains::add);
    }

    static Place of(Step step, Seen seen) {
        return new Places(step, seen).place();
    }

    private Place place() {
        List<Finding> findings = audit.of(step);
        findings.forEach(this::finding);
        agenda();
        people();
        Optional<Skip> skip = seen.skips().of(step);
        List<Task> tasks = tasks();
        List<Finding> excepted =
                findings.stream().filter(one -> one.status() == Status.EXCEPTED).toList();
        return new Place(
                step,
                standing(tasks, !excepted.isEmpty(), skip.isPresent()),
                fails,
                excepted.size(),
                excepted.stream()
                        .flatMap(one -> one.exception().stream())
                        .map(rule -> rule.until())
                        .min(LocalDate::compareTo),
                unknown,
                waits,
                follows,
                tasks,
                skip);
    }

    private Standing standing(List<Task> tasks, boolean isExcepted, boolean isSkipped) {
        boolean isDue = isSomethingDue || tasks.stream().anyMatch(one -> one instanceof Task.Apply);
        boolean isWell = fails.isEmpty() && unknown.isEmpty() && waits.isEmpty() && !isDue;
        if (isSkipped && !isWell) {
            return Standing.SKIPPED;
        }
        if (isWell) {
            // A person's word that nobody has given yet is offered, and no fault.
            return isExcepted ? Standing.EXCEPTED : Standing.DONE;
        }
        if (tasks.stream().anyMatch(one -> !(one instanceof Task.ByHand))) {
            return Standing.TO_DO;
        }
        if (!tasks.isEmpty()) {
            return Standing.BY_HAND;
        }
        if (!follows.isEmpty()) {
            return Standing.FOLLOWS;
        }
        if (!unknown.isEmpty()) {
            return Standing.NOT_KNOWN;
        }
        return Standing.WAITING;
    }

    private void finding(Finding finding) {
        switch (finding.verdict()) {
            case Verdict.Fail fail -> {
                if (finding.exception().isEmpty() && !isWaiting(finding, fail)) {
                    fails.add(fail.summary());
                    failing(finding, fail);
                }
            }
            case Verdict.Undetermined open -> undetermined(open);
            case Verdict.Manual _ ->
                    // What nobody can see is no fault; a command that settles it is offered.
                    command(finding).ifPresent(line -> add(line, finding.verdict().summary()));
            case Verdict.Pass _, Verdict.NotApplicable _ -> {}
        }
    }

    /// Whether nothing is left of it but to wait. A sheet waits as all does that it sums up.
    private boolean isWaiting(Finding finding, Verdict.Fail fail) {
        List<Finding> others = sheetOf(finding, fail);
        List<Finding> all = others.isEmpty() ? List.of(finding) : others;
        List<Wait> found = all.stream().flatMap(one -> waiting.of(one).stream()).toList();
        if (found.size() < all.size()) {
            return false;
        }
        found.forEach(this::addWait);
        return true;
    }

    private void failing(Finding finding, Verdict.Fail fail) {
        List<Finding> others = sheetOf(finding, fail);
        Optional<AgendaLine> leaver = waiting.leaver(finding);
        if (!others.isEmpty()) {
            sheet(others);
        } else if (leaver.isPresent()) {
            // All of it ends with the user, which [#agenda] has deleted in its own step.
            if (step != Step.USERS) {
                follows.add(Step.USERS);
            }
        } else if (isOfSharedLogin(finding, fail)) {
            // The phone of one of them would lock the others out.
            follows.add(Step.USERS);
        } else if (fail.advice().remedy() == Remedy.CREATE_USER && command(finding).isPresent()) {
            // A plan could make the user, but the person is not in before password and MFA.
            add(command(finding).get(), fail.summary());
        } else if (!remains.contains(Of.of(finding))) {
            planned(finding).filter(other -> other != step).ifPresent(follows::add);
        } else {
            command(finding)
                    .ifPresentOrElse(
                            line -> add(line, fail.summary()),
                            () ->
                                    byHand.computeIfAbsent(
                                                    finding.control().id(),
                                                    _ -> new LinkedHashSet<>())
                                            .addAll(byHand(finding, fail)));
        }
    }

    /// Whether it asks for a device of a user whom several people share.
    private boolean isOfSharedLogin(Finding finding, Verdict.Fail fail) {
        return step == Step.USER_MFA
                && isOfDevice(fail.advice().remedy())
                && audit.of(Step.USERS).stream()
                        .filter(one -> one.status() == Status.FAIL)
                        .filter(one -> one.control().id().equals(SHARED))
                        .anyMatch(one ->
                                one.subject()
                                        .name()
                                        .equals(
                                                finding.subject()
                                                        .owner()
                                                        .orElse(finding.subject().name())));
    }

    private static boolean isOfDevice(Remedy remedy) {
        return remedy == Remedy.ENROL_MFA
                || remedy == Remedy.REPLACE_MFA_DEVICE
                || remedy == Remedy.ADD_HARDWARE_MFA_DEVICE;
    }

    private List<Finding> sheetOf(Finding finding, Verdict.Fail fail) {
        return isOfSheet(fail.advice()) ? failingOf(finding.subject().name()) : List.of();
    }

    /// What fails of a user beside the sheet, which sums it up.
    private List<Finding> failingOf(String user) {
        return audit.findings().stream()
                .filter(one -> one.status() == Status.FAIL)
                .filter(one -> one.advice().stream().noneMatch(Places::isOfSheet))
                .filter(one -> user.equals(one.subject().owner().orElse(one.subject().name())))
                .toList();
    }

    private static boolean isOfSheet(Advice advice) {
        return advice.remedy() == Remedy.MEND_SHEET;
    }

    /// A sheet holds once what it sums up does.
    private void sheet(List<Finding> others) {
        for (Finding other : others) {
            waiting.of(other)
                    .ifPresentOrElse(
                            this::addWait,
                            () -> {
                                if (other.control().step() != step) {
                                    follows.add(other.control().step());
                                }
                            });
        }
    }

    /// Who has no user yet has no sheet that could fail, and is not verified either.
    private void people() {
        boolean isSomebodyOut =
                step == Step.VERIFIED
                        && audit.of(Step.USERS).stream()
                                .filter(one -> one.status() == Status.FAIL)
                                .flatMap(one -> one.advice().stream())
                                .anyMatch(advice -> advice.remedy() == Remedy.CREATE_USER);
        if (isSomebodyOut) {
            isSomethingDue = true;
            follows.add(Step.USERS);
        }
    }

    /// The step of the change that mends it: this one, if there is one of this step.
    private Optional<Step> planned(Finding finding) {
        List<PlannedChange> mending =
                seen.plan().changes().stream()
                        .filter(one -> one.because().contains(finding.control().id()))
                        .toList();
        List<Step> steps =
                (mending.isEmpty() ? seen.plan().changes() : mending)
                        .stream().map(one -> one.change().step()).distinct().toList();
        return steps.contains(step) ? Optional.of(step) : steps.stream().sorted().findFirst();
    }

    private Optional<String> command(Finding finding) {
        return finding.advice()
                .filter(advice -> !isForOnePerson(advice.remedy()) || isOnePersons(finding))
                .flatMap(advice -> OwnCommand.of(advice.remedy(), finding.subject()));
    }

    /// What the command refuses for a user who is nobody's, a machine's or several people's.
    private static boolean isForOnePerson(Remedy remedy) {
        return remedy == Remedy.CHANGE_PASSWORD || remedy == Remedy.REPLACE_PASSWORD;
    }

    private boolean isOnePersons(Finding finding) {
        Roster roster = seen.baseline().roster();
        return !roster.isDeclared() || roster.isOnePersons(finding.subject().name());
    }

    private void add(String line, String because) {
        Task.Own task = own(step, line, because);
        own.merge(task.key(), task, (one, _) -> one.and(because));
    }

    /// A task of a command line that Lockstep wrote.
    static Task.Own own(Step step, String line, String because) {
        List<String> words = ShellLine.words(line);
        return new Task.Own(step, words.subList(1, words.size()), List.of(because));
    }

    /// What the plan says that a person has to do, else what the control does.
    private List<String> byHand(Finding finding, Verdict.Fail fail) {
        List<String> told =
                seen.plan().byHand().stream()
                        .filter(one -> one.because().contains(finding.control().id()))
                        .map(ByHand::text)
                        .toList();
        return told.isEmpty() ? List.of(fail.summary() + " " + fail.advice().text()) : told;
    }

    private void undetermined(Verdict.Undetermined open) {
        List<String> refused =
                open.missing().stream()
                        .filter(Read.Missing::isIncomplete)
                        .map(Read.Missing::because)
                        .toList();
        Optional<Instant> next = waiting.nextReport();
        if (refused.isEmpty() && next.isPresent()) {
            addWait(new Wait.ForReport(open.summary(), next.get()));
            return;
        }
        (refused.isEmpty() ? List.of(open.summary()) : refused)
                .stream().filter(one -> !unknown.contains(one)).forEach(unknown::add);
    }

    private void addWait(Wait wait) {
        if (!waits.contains(wait)) {
            waits.add(wait);
        }
    }

    /// Keys and users whose day has come, and those that wait for it though nothing fails.
    private void agenda() {
        for (AgendaLine line : seen.agenda().lines()) {
            boolean isOfKey = step == Step.ACCESS_KEYS && line.key().isPresent();
            boolean isOfLeaver = step == Step.USERS && Waiting.isOfLeaver(line);
            if (!isOfKey && !isOfLeaver) {
                continue;
            }
            if (line.rank() == AgendaLine.Rank.NOW) {
                line.command()
                        .ifPresent(command -> {
                            isSomethingDue = true;
                            add(command, line.text());
                        });
            } else if (line.rank() == AgendaLine.Rank.LATER) {
                Waiting.of(line).ifPresent(this::addWait);
            }
        }
    }

    /// What a person sets up goes before what a plan takes away in the steps of people and keys; in
    /// the others a plan makes what the rest goes by.
    private List<Task> tasks() {
        List<String> titles =
                seen.plan().changes().stream()
                        .filter(one -> one.change().step() == step)
                        .map(one -> one.change().title())
                        .toList();
        List<Task> apply =
                titles.isEmpty()
                        ? List.of()
                        : List.of(new Task.Apply(step, Optional.empty(), titles, List.of()));
        boolean isOwnFirst =
                switch (step) {
                    case PASSWORD_POLICY, ROOT_MFA, ROOT_KEYS, GROUPS, ACCOUNT -> false;
                    case USERS, USER_MFA, ACCESS_KEYS, VERIFIED -> true;
                };
        Stream<Task> hand =
                byHand.entrySet().stream()
                        .map(one -> byHand(one.getKey(), List.copyOf(one.getValue())));
        return Stream.of(
                        isOwnFirst ? own.values().stream() : apply.stream(),
                        isOwnFirst ? apply.stream() : own.values().stream(),
                        hand)
                .flatMap(one -> one)
                .map(Task.class::cast)
                .toList();
    }

    /// What a plan does if it is asked for this alone, else what a person does elsewhere.
    private Task byHand(String control, List<String> texts) {
        List<String> titles = seen.asked().getOrDefault(control, List.of());
        return titles.isEmpty()
                ? new Task.ByHand(step, control, texts)
                : new Task.Apply(step, Optional.of(control), titles, texts);
    }

    /// What makes a finding of an audit the same in another.
    static Object id(Finding finding) {
        return Of.of(finding);
    }

    /// Which findings of an audit fail, by control and subject, with what they say.
    static Map<Object, String> failing(Audit audit, Step step) {
        var failing = new LinkedHashMap<Object, String>();
        audit.of(step).stream()
                .filter(one -> one.status() == Status.FAIL)
                .forEach(one -> failing.put(Of.of(one), one.verdict().summary()));
        return failing;
    }
}
