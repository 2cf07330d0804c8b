package dev.lockstep.lockstepfile;

import dev.lockstep.account.Read;
import dev.lockstep.account.User;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What a user of an account seems to be, by its credentials and its name.
///
/// @param because one sentence that says why
/// @param groups the names of its groups
record UserGuess(String name, Kind kind, String because, Read<List<String>> groups) {
    enum Kind {
        PERSON,
        SERVICE,
        /// Neither a password nor a key.
        IDLE,
        /// Not enough was read.
        UNKNOWN,
        /// No name that IAM allows.
        NO_NAME
    }

    /// Words that name a machine wherever they stand in a name.
    private static final Set<String> MACHINES =
            Set.of(
                    "svc",
                    "srv",
                    "service",
                    "serviceaccount",
                    "ci",
                    "cicd",
                    "cd",
                    "deploy",
                    "deployer",
                    "deployment",
                    "jenkins",
                    "gitlab",
                    "github",
                    "circleci",
                    "travis",
                    "terraform",
                    "ansible",
                    "backup",
                    "backups",
                    "bot",
                    "robot",
                    "automation",
                    "monitoring",
                    "cron",
                    "uploader",
                    "smtp",
                    "lambda");

    /// Words that name no person if a name holds nothing else.
    private static final Set<String> NOBODY =
            Set.of(
                    "admin",
                    "administrator",
                    "admins",
                    "root",
                    "user",
                    "test",
                    "dev",
                    "prod",
                    "staging",
                    "shared",
                    "team",
                    "app",
                    "application",
                    "api",
                    "system",
                    "sys",
                    "readonly",
                    "mail",
                    "mailer",
                    "job",
                    "worker",
                    "build",
                    "builder",
                    "s",
                    "ses",
                    "sync",
                    "monitor",
                    "ops",
                    "devops",
                    "aws",
                    "iam",
                    "account",
                    "common",
                    "web");

    private static final Pattern LETTERS = Pattern.compile("[a-z]+");
    private static final Pattern EMERGENCY =
            Pattern.compile("emergency|break-?_?glass|firecall|fire-call");

    static UserGuess of(UserReads user) {
        Read<List<String>> groups = user.details().map(User::groups);
        if (!Name.USER.accepts(user.name())) {
            return new UserGuess(user.name(), Kind.NO_NAME, "IAM allows no such name.", groups);
        }
        Read<List<UserKey>> keys = user.keys();
        return switch (user.hasPassword()) {
            case Read.Missing<Boolean> missing ->
                    new UserGuess(user.name(), Kind.UNKNOWN, missing.because() + ".", groups);
            case Read.Known<Boolean>(Boolean password, var _) when password ->
                    soundsLikeMachine(user.name())
                            ? new UserGuess(
                                    user.name(),
                                    Kind.SERVICE,
                                    "It has a console password, but its name is not a person's.",
                                    groups)
                            : new UserGuess(
                                    user.name(), Kind.PERSON, "It has a console password.", groups);
            case Read.Known<Boolean> _ -> withoutPassword(user.name(), keys, groups);
        };
    }

    private static UserGuess withoutPassword(
            String name, Read<List<UserKey>> keys, Read<List<String>> groups) {
        return switch (keys) {
            case Read.Missing<List<UserKey>> missing ->
                    new UserGuess(name, Kind.UNKNOWN, missing.because() + ".", groups);
            case Read.Known<List<UserKey>>(List<UserKey> found, var _) ->
                    found.isEmpty()
                            ? new UserGuess(
                                    name, Kind.IDLE, "It has no password and no key.", groups)
                            : new UserGuess(
                                    name,
                                    Kind.SERVICE,
                                    "It has an access key and no console password.",
                                    groups);
        };
    }

    /// Whether a name is that of a machine or of a login that nobody owns.
    static boolean soundsLikeMachine(String name) {
        String local = name.toLowerCase(Locale.ROOT).split("@", 2)[0];
        List<String> words = LETTERS.matcher(local).results().map(MatchResult::group).toList();
        return words.stream().anyMatch(MACHINES::contains)
                || (!words.isEmpty() && NOBODY.containsAll(words));
    }

    static boolean soundsLikeEmergency(String name) {
        return EMERGENCY.matcher(name.toLowerCase(Locale.ROOT)).find();
    }
}
