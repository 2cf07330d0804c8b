package dev.lockstep.control.accesskeys;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.AwsDate;
import dev.lockstep.account.Partly;
import dev.lockstep.account.Read;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.control.EachUser;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/// Judges one access key after the other: the active ones, or the inactive ones; the control does
/// not apply to the others.
///
/// Where a user's keys are not all known there is one verdict more, about the user. It is
/// undetermined, unless no key that the missing read could show would fail. Then it is a pass:
/// there is no key to be its subject, and what is known of the user decides.
final class KeyVerdicts {
    private KeyVerdicts() {}

    /// @param ofKey judges a key of a user
    /// @param harmless why no unknown key of a user could fail, if that is so
    static List<Verdict> ofActiveKeys(
            AccountSnapshot snapshot,
            BiFunction<UserReads, UserKey, Verdict> ofKey,
            Function<UserReads, Optional<String>> harmless) {
        return EachUser.judgeAll(
                snapshot,
                user ->
                        verdicts(
                                user,
                                user.activeKeys(),
                                user.inactiveKeys(),
                                "is inactive",
                                ofKey,
                                harmless));
    }

    /// @param ofKey judges a key of a user
    /// @param harmless why no unknown key of a user could fail, if that is so
    static List<Verdict> ofInactiveKeys(
            AccountSnapshot snapshot,
            BiFunction<UserReads, UserKey, Verdict> ofKey,
            Function<UserReads, Optional<String>> harmless) {
        return EachUser.judgeAll(
                snapshot,
                user ->
                        verdicts(
                                user,
                                user.inactiveKeys(),
                                user.activeKeys(),
                                "is active",
                                ofKey,
                                harmless));
    }

    private static Stream<Verdict> verdicts(
            UserReads user,
            Partly<UserKey> judged,
            Partly<UserKey> others,
            String otherwise,
            BiFunction<UserReads, UserKey, Verdict> ofKey,
            Function<UserReads, Optional<String>> harmless) {
        return Stream.of(
                        judged.known().stream().map(key -> ofKey.apply(user, key)),
                        others.known().stream()
                                .map(key ->
                                        Verdict.notApplicable(
                                                Subject.accessKey(user, key),
                                                name(user, key) + " " + otherwise + ".")),
                        judged.further().stream().map(missing -> unknown(user, missing, harmless)))
                .flatMap(verdicts -> verdicts)
                .map(verdict -> verdict.alsoSettledBy(judged.settledBy()));
    }

    private static Verdict unknown(
            UserReads user,
            Read.Missing<?> missing,
            Function<UserReads, Optional<String>> harmless) {
        Subject subject = Subject.user(user);
        Evidence evidence =
                Evidence.NONE.with("access keys", missing).with("CreateDate", user.created());
        return harmless.apply(user)
                .<Verdict>map(why -> new Verdict.Pass(subject, why, evidence))
                .orElseGet(() -> Verdict.undetermined(subject, evidence, missing));
    }

    /// The sentence that says that a user is too young for any credential to be older than a limit;
    /// empty if it is not, or if its age is not known.
    static Optional<String> tooYoung(UserReads user, int days, Instant now) {
        return user.created()
                .found()
                .map(made -> AwsDate.daysBetween(made, now))
                .filter(age -> age <= days)
                .map(age ->
                        "%s is %s old, so no access key of this user can be older than %d days."
                                .formatted(user.name(), AwsDate.inWords(age), days));
    }

    /// A key in a sentence: by its id, else by its slot of the credential report.
    static String name(UserReads user, UserKey key) {
        return key.id()
                .map(id -> user.name() + "'s key " + id)
                .orElseGet(() ->
                        "%s's key in slot %s of the credential report"
                                .formatted(
                                        user.name(),
                                        key.name().substring(key.name().lastIndexOf('#') + 1)));
    }
}
