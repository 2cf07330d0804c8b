package dev.lockstep.operation;

import dev.lockstep.account.Account;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Answers;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.Permission;
import dev.lockstep.effect.permission.Arns;
import dev.lockstep.effect.permission.Permissions;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The IAM policy that a single command needs: leave for its reads and its writes, and no other.
/// Nothing is read for it, so it names no user: whoever gives it to somebody may put the ARNs of
/// some users in the place of `*`.
public final class CommandPolicy {
    private CommandPolicy() {}

    /// The policy as a JSON document.
    ///
    /// @param sid names the statement: letters and digits
    public static String document(String sid, Collection<String> actions) {
        return """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "%s",
              "Effect": "Allow",
              "Action": [
        %s
              ],
              "Resource": "*"
            }
          ]
        }
        """
                .formatted(
                        sid,
                        new TreeSet<>(actions)
                                .stream()
                                        .map(action -> "        \"" + action + "\"")
                                        .collect(Collectors.joining(",\n")));
    }

    /// What reads and writes take.
    ///
    /// @param reads actions, such as `iam:ListUsers`
    /// @param writes of whichever user: names and serials in them do not matter
    public static SortedSet<String> actions(Collection<String> reads, List<Effect> writes) {
        var all = new TreeSet<>(reads);
        Arns anywhere = Arns.of(anyAccount(), List.of());
        for (Effect write : writes) {
            Permissions.of(write, anywhere).stream().map(Permission::action).forEach(all::add);
        }
        return all;
    }

    /// An account of which nothing is known but an id, for ARNs that nobody will see.
    private static Account anyAccount() {
        return AccountSnapshot.of(
                        Answers.none(
                                new Answers.Origin(
                                        Optional.of("000000000000"),
                                        Optional.of("aws"),
                                        Optional.empty(),
                                        Optional.empty())))
                .account();
    }
}
