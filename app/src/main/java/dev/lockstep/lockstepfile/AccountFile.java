package dev.lockstep.lockstepfile;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.User;
import dev.lockstep.control.users.UserNames;
import dev.lockstep.lockstepfile.UserGuess.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The lockstep.yaml that `lockstep init --from-account` writes: the account as it is, for its
/// owner to correct. What is not known is said in a comment and left out.
public final class AccountFile {
    private AccountFile() {}

    /// The text that describes an account; it can be read back whatever the account's names are.
    public static String render(AccountSnapshot snapshot) {
        var out = new YamlLines();
        out.comment(
                "This AWS account as it was found. Read it through, correct it, and keep it: it is"
                        + " what `lockstep audit` compares the account with from now on.");
        out.comment("Everything that is not said here is as in the built-in baseline.");
        out.blank();
        out.line("lockstep: 1");
        account(snapshot, out);
        new AccountGroups(snapshot).write(out);
        users(snapshot, out);
        out.blank();
        out.comment(
                "Not said here, since nothing in the account tells it: what each access key is"
                        + " for (`needs`), which other accounts may be trusted"
                        + " (`trusted-accounts`), and who vouches for root's password"
                        + " (`root.attestations`).");
        return out.text();
    }

    private static void account(AccountSnapshot snapshot, YamlLines out) {
        out.blank();
        snapshot.accountId()
                .filter(Name.ACCOUNT::accepts)
                .ifPresentOrElse(
                        id -> {
                            out.comment("The only account that is meant.");
                            out.line("account: " + YamlText.quoted(id));
                        },
                        () ->
                                out.comment(
                                        "The account's id is not known. Add it, in quotes, so that"
                                                + " no other account is taken for it."));
    }

    private static void users(AccountSnapshot snapshot, YamlLines out) {
        switch (snapshot.users()) {
            case Read.Missing<List<User>> missing -> {
                out.blank();
                out.comment(
                        "People and services: the account's users are not known: "
                                + missing.because()
                                + ".");
            }
            case Read.Known<List<User>>(List<User> users, var _) -> {
                var guesses = new EnumMap<Kind, List<UserGuess>>(Kind.class);
                for (User user : users) {
                    var guess = UserGuess.of(snapshot.user(user.name()));
                    guesses.computeIfAbsent(guess.kind(), _ -> new ArrayList<>()).add(guess);
                }
                people(guesses.getOrDefault(Kind.PERSON, List.of()), out);
                services(guesses.getOrDefault(Kind.SERVICE, List.of()), out);
                breakGlass(guesses, out);
                leftOut(guesses, out);
            }
        }
    }

    private static void people(List<UserGuess> people, YamlLines out) {
        if (people.isEmpty()) {
            return;
        }
        out.blank();
        out.comment(
                "Users with a console password. Add `email` and `name`, and take out whoever has"
                        + " left.");
        out.line("people:");
        people.forEach(person -> entry(person, out));
    }

    private static void services(List<UserGuess> services, YamlLines out) {
        if (services.isEmpty()) {
            return;
        }
        out.blank();
        out.comment(
                "Users that seem to be machines. Please confirm each, and add its `owner`: the"
                        + " person who answers for it. Whoever is a person belongs under `people`.");
        out.line("services:");
        services.forEach(service -> {
            out.comment(1, service.because());
            entry(service, out);
        });
    }

    private static void entry(UserGuess guess, YamlLines out) {
        switch (guess.groups()) {
            case Read.Known<List<String>>(List<String> groups, var _) -> {
                List<String> legal = groups.stream().filter(Name.GROUP::accepts).toList();
                if (legal.size() < groups.size()) {
                    out.comment(1, "Groups with impossible names are left out.");
                }
                out.line(
                        "  "
                                + YamlText.of(guess.name())
                                + (legal.isEmpty()
                                        ? ": {}"
                                        : ": {groups: " + YamlText.list(legal) + "}"));
            }
            case Read.Missing<List<String>> _ -> {
                out.comment(1, "The groups of this user are not known.");
                out.line("  " + YamlText.of(guess.name()) + ": {}");
            }
        }
    }

    private static void breakGlass(Map<Kind, List<UserGuess>> guesses, YamlLines out) {
        List<String> names =
                guesses.values().stream()
                        .flatMap(List::stream)
                        .filter(guess -> guess.kind() != Kind.NO_NAME)
                        .map(UserGuess::name)
                        .filter(UserNames::soundsLikeEmergency)
                        .sorted()
                        .toList();
        if (!names.isEmpty()) {
            out.blank();
            out.comment(
                    "By their names, these may be users for emergencies. If they are, take the # of"
                            + " the next line away, and take them out above.");
            out.line("#break-glass: " + YamlText.list(names));
        }
    }

    private static void leftOut(Map<Kind, List<UserGuess>> guesses, YamlLines out) {
        List<UserGuess> idle = guesses.getOrDefault(Kind.IDLE, List.of());
        if (!idle.isEmpty()) {
            out.blank();
            out.comment(
                    "Users with neither a password nor an access key. They are left out: a user"
                            + " that nobody needs can go.");
            idle.forEach(guess -> out.comment("- " + YamlText.of(guess.name())));
        }
        List<UserGuess> unknown = guesses.getOrDefault(Kind.UNKNOWN, List.of());
        if (!unknown.isEmpty()) {
            out.blank();
            out.comment("Users of whom it is not known whether they are people or machines.");
            unknown.forEach(guess ->
                    out.comment("- " + YamlText.of(guess.name()) + ": " + guess.because()));
        }
        List<UserGuess> impossible = guesses.getOrDefault(Kind.NO_NAME, List.of());
        if (!impossible.isEmpty()) {
            out.blank();
            out.comment("Left out, since IAM allows no such names.");
            impossible.forEach(guess -> out.comment("- " + YamlText.quoted(guess.name())));
        }
    }
}
