package dev.lockstep.control.accesskeys;

import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.control.Advice;
import dev.lockstep.control.AwsCommand;
import dev.lockstep.control.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What to do about access keys. A command acts on one key by its exact id; where the id is not
/// known, the advice says how to list the keys, since a slot of the report is no id.
final class KeyAdvice {
    private static final int MOST_KEYS = 2;

    private KeyAdvice() {}

    /// Makes a key inactive, which can be taken back.
    ///
    /// @param first what to settle before, in a sentence
    static Advice retire(Remedy remedy, String first, UserReads user, UserKey key) {
        return key.id()
                .map(id ->
                        new Advice(
                                remedy,
                                ("%s Make sure that nothing uses %s, then make it inactive. If"
                                                + " something stops working, the same command with"
                                                + " --status Active takes it back.")
                                        .formatted(first, id),
                                List.of(status(user.name(), id, "Inactive"))))
                .orElseGet(() -> listFirst(remedy, first, user));
    }

    /// Replaces a key by a new one without a moment in which neither works.
    static Advice rotate(UserReads user, UserKey key) {
        String first =
                ("Rotate the key: make a second key for %s, give it to whatever uses the old one, and"
                                + " watch until the last use of the old key stands still. Then make"
                                + " %s inactive, which can be taken back, and delete it after some"
                                + " quiet days.")
                        .formatted(user.name(), key.id().orElse("the old key"));
        return key.id()
                .map(id -> rotate(first, user, id))
                .orElseGet(() -> listFirst(Remedy.ROTATE_ACCESS_KEY, first, user));
    }

    /// AWS refuses a third key (IAM User Guide, "IAM and AWS STS quotas"), so where there are two,
    /// no command makes one.
    private static Advice rotate(String first, UserReads user, String id) {
        List<UserKey> keys =
                Stream.concat(
                                user.activeKeys().known().stream(),
                                user.inactiveKeys().known().stream())
                        .toList();
        if (keys.size() < MOST_KEYS) {
            return new Advice(
                    Remedy.ROTATE_ACCESS_KEY,
                    first
                            + " The commands make the second key, whose secret is shown this once,"
                            + " and show the last use of the old one.",
                    List.of(
                            AwsCommand.of("iam", "create-access-key")
                                    .option("--user-name", user.name())
                                    .text(),
                            lastUse(id)));
        }
        var commands = new ArrayList<String>();
        commands.add(list(user.name()));
        keys.forEach(each -> each.id().map(KeyAdvice::lastUse).ifPresent(commands::add));
        return new Advice(
                Remedy.ROTATE_ACCESS_KEY,
                first
                        + (" %s has two keys already, and AWS allows no third: the one that is"
                                        + " needed less has to go first. The commands show both and"
                                        + " their last use.")
                                .formatted(user.name()),
                commands);
    }

    /// Deletes an inactive key.
    static Advice delete(UserReads user, UserKey key) {
        String first =
                "The key has been inactive long enough to show that nobody misses it. Delete it; this"
                        + " cannot be undone.";
        return key.id()
                .map(id ->
                        new Advice(
                                Remedy.DELETE_ACCESS_KEY,
                                first + " The first command shows its last use once more.",
                                List.of(
                                        lastUse(id),
                                        AwsCommand.of("iam", "delete-access-key")
                                                .option("--user-name", user.name())
                                                .option("--access-key-id", id)
                                                .text())))
                .orElseGet(() -> listFirst(Remedy.DELETE_ACCESS_KEY, first, user));
    }

    /// Lists a user's keys, to find the id.
    static Advice listFirst(Remedy remedy, String first, UserReads user) {
        return new Advice(
                remedy,
                first
                        + " The credential report does not name the key, so list the user's keys"
                        + " first to find its id.",
                List.of(list(user.name())));
    }

    static String list(String user) {
        return AwsCommand.of("iam", "list-access-keys").option("--user-name", user).text();
    }

    static String lastUse(String id) {
        return AwsCommand.of("iam", "get-access-key-last-used")
                .option("--access-key-id", id)
                .text();
    }

    static String status(String user, String id, String status) {
        return AwsCommand.of("iam", "update-access-key")
                .option("--user-name", user)
                .option("--access-key-id", id)
                .option("--status", status)
                .text();
    }
}
