package dev.lockstep.control;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.User;
import dev.lockstep.account.UserReads;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Judges one user after the other. Where the users cannot be listed at all, there is one
/// undetermined verdict, about the account.
public final class EachUser {
    private EachUser() {}

    /// One verdict for each user.
    public static List<Verdict> judge(
            AccountSnapshot snapshot, Function<UserReads, Verdict> judgement) {
        return judgeAll(snapshot, user -> Stream.of(judgement.apply(user)));
    }

    /// Any number of verdicts for each user.
    public static List<Verdict> judgeAll(
            AccountSnapshot snapshot, Function<UserReads, Stream<Verdict>> judgement) {
        return switch (snapshot.users()) {
            case Read.Known<List<User>>(var users, var _) ->
                    users.stream()
                            .map(user -> snapshot.user(user.name()))
                            .flatMap(judgement)
                            .toList();
            case Read.Missing<List<User>> missing ->
                    List.of(
                            Verdict.undetermined(
                                    Subject.account(snapshot),
                                    Evidence.NONE.with("users", missing),
                                    missing));
        };
    }
}
