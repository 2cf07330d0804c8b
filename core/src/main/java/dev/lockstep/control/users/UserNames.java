package dev.lockstep.control.users;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What the name of a user tells of what it is. It is a guess, for proposals alone: no verdict
/// rests on it.
public final class UserNames {
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

    private UserNames() {}

    /// Whether a name is that of a machine or of a login that nobody owns.
    public static boolean soundsLikeMachine(String name) {
        String local = name.toLowerCase(Locale.ROOT).split("@", 2)[0];
        List<String> words = LETTERS.matcher(local).results().map(MatchResult::group).toList();
        return words.stream().anyMatch(MACHINES::contains)
                || (!words.isEmpty() && NOBODY.containsAll(words));
    }

    /// Whether a name is that of a user for emergencies.
    public static boolean soundsLikeEmergency(String name) {
        return EMERGENCY.matcher(name.toLowerCase(Locale.ROOT)).find();
    }
}
