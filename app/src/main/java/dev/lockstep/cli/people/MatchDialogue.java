package dev.lockstep.cli.people;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.User;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import dev.lockstep.cli.AccountOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.UsageError;
import dev.lockstep.cli.run.Consent;
import dev.lockstep.control.Audit;
import dev.lockstep.operation.BaselineDraft;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.NotRead;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.people.RosterDraft;
import dev.lockstep.people.roster.Candidate;
import dev.lockstep.people.roster.Matching;
import dev.lockstep.report.Printable;
import dev.lockstep.report.ShellWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Asks whose the users are that only look like a person's, and writes the answers into
/// lockstep.yaml. No answer is taken for a yes, `--yes` neither.
final class MatchDialogue {
    /// What the audit must ask: users, and whose they are.
    static final Audit.Selection SELECTION =
            new Audit.Selection(Set.of(), Set.of("user-on-roster", "person-has-user"));

    private final Console console;
    private final Consent consent;
    private final AccountOptions account;
    private final Map<String, String> given = new LinkedHashMap<>();

    /// @param said what options say, such as `dave=dave.jones`
    /// @throws UsageError if they are not of that form
    MatchDialogue(Console console, Consent consent, AccountOptions account, List<String> said) {
        this.console = console;
        this.consent = consent;
        this.account = account;
        for (String one : said) {
            int sign = one.indexOf('=');
            if (sign < 1 || sign == one.length() - 1) {
                throw new UsageError(
                        "--user is a person and a user, such as dave=dave.jones; not " + one);
            }
            if (given.putIfAbsent(one.substring(0, sign), one.substring(sign + 1)) != null) {
                throw new UsageError("--user names " + one.substring(0, sign) + " twice");
            }
        }
    }

    /// Asks and writes.
    ///
    /// @throws Refused if there is nobody to ask and no option answers
    ExitStatus hold(boolean quiet) {
        BaselineDraft.At at = account.draft(console);
        Baseline before = at.baseline();
        AccountSnapshot snapshot =
                account.read(console, SELECTION, quiet).judged().audit().snapshot();
        if (!(snapshot.users() instanceof Read.Known<List<User>>(var users, var _))) {
            throw new NotRead(
                    "which users there are is not known, so nobody can be matched"
                            + (snapshot.users() instanceof Read.Missing<List<User>> missing
                                    ? ": " + missing.because()
                                    : ""));
        }
        Matching matching = Matching.of(before, users);
        var answers = new TreeMap<String, String>();
        given.forEach((person, user) ->
                answers.put(person, checked(person, user, before, matching, users)));
        refuseTwice(answers);
        ask(before, matching, answers);
        var writing = new RosterWriting(console, consent, Printable.line(console.shown(at.path())));
        if (answers.isEmpty()) {
            writing.say(
                    matching.doubtful().isEmpty()
                            ? "No user looks like a person's who has none; nothing is to be asked."
                            : "None of them is anybody's, as you said; nothing was written.");
            return ExitStatus.DONE;
        }
        RosterDraft draft = RosterDraft.of(at, before, people(answers));
        if (!draft.edit().isChanged()) {
            writing.say("lockstep.yaml says so already; nothing was written.");
            return ExitStatus.DONE;
        }
        writing.write(draft.edit());
        return ExitStatus.DONE;
    }

    private static List<Person> people(Map<String, String> answers) {
        return answers.entrySet().stream()
                .map(one ->
                        new Person(
                                one.getKey(),
                                Optional.empty(),
                                Optional.empty(),
                                one.getValue(),
                                List.of(),
                                false,
                                Optional.empty()))
                .toList();
    }

    private static String checked(
            String person, String user, Baseline baseline, Matching matching, List<User> users) {
        Person known = baseline.people().get(person);
        if (known == null) {
            throw new Refused(
                    "lockstep.yaml has no person %s; nothing was written"
                            .formatted(Printable.line(person)));
        }
        String real =
                users.stream()
                        .map(User::name)
                        .filter(user::equalsIgnoreCase)
                        .findFirst()
                        .orElseThrow(() ->
                                new Refused(
                                        "the account has no user %s; nothing was written"
                                                .formatted(Printable.line(user))));
        boolean isOwn = matching.userOf(person).filter(real::equals).isPresent();
        if (!isOwn && !matching.strangers().containsKey(real)) {
            throw new Refused(
                    "%s is claimed in lockstep.yaml already; nothing was written"
                            .formatted(Printable.line(real)));
        }
        if (real.equals(person) && !known.user().equals(person)) {
            throw new Refused(
                    "lockstep.yaml says `user: %s` for %s; take that out there by hand. Nothing was written"
                            .formatted(Printable.line(known.user()), Printable.line(person)));
        }
        return real;
    }

    private static void refuseTwice(Map<String, String> answers) {
        var seen = new TreeMap<String, String>();
        answers.forEach((person, user) -> {
            String other = seen.putIfAbsent(user.toLowerCase(Locale.ROOT), person);
            if (other != null) {
                throw new Refused(
                        "%s cannot be the user of both %s and %s; each person needs an own one. Nothing was written"
                                .formatted(
                                        Printable.line(user),
                                        Printable.line(other),
                                        Printable.line(person)));
            }
        });
    }

    private void ask(Baseline baseline, Matching matching, Map<String, String> answers) {
        var open = new ArrayList<Candidate>();
        var taken = new TreeSet<>(answers.values());
        for (Map.Entry<String, List<Candidate>> doubtful : matching.doubtful().entrySet()) {
            if (answers.containsKey(doubtful.getKey())) {
                continue;
            }
            List<Candidate> left =
                    doubtful.getValue().stream()
                            .filter(one -> !taken.contains(one.user()))
                            .toList();
            if (!console.answering().isThere()) {
                open.addAll(left);
                continue;
            }
            Person person = baseline.people().get(doubtful.getKey());
            if (person == null) {
                continue;
            }
            for (Candidate one : left) {
                if (isTheirs(person, one)) {
                    answers.put(one.person(), one.user());
                    taken.add(one.user());
                    break;
                }
            }
        }
        if (!open.isEmpty() && answers.isEmpty()) {
            throw new Refused(
                    "nothing was written: whose these users are must be said, and there is no"
                            + " terminal to ask at. Each of these says yes: "
                            + open.stream()
                                    .map(one ->
                                            ShellWord.option(
                                                    "--user", one.person() + "=" + one.user()))
                                    .collect(Collectors.joining(" ")));
        }
        if (!open.isEmpty()) {
            console.say(
                    "left open: "
                            + open.stream()
                                    .map(one -> one.person() + "=" + one.user())
                                    .collect(Collectors.joining(" ")));
        }
    }

    private boolean isTheirs(Person person, Candidate one) {
        String who =
                person.id()
                        + List.of(person.name(), person.email()).stream()
                                .flatMap(Optional::stream)
                                .reduce((a, b) -> a + ", " + b)
                                .map(more -> " (" + more + ")")
                                .orElse("");
        return PerhapsTheirs.asked(console, person, who, one, "nothing was written").orElse(false);
    }
}
