package dev.lockstep.control.accesskeys;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.AccessKey.LastUsed;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A user who signs in to the console must not have been given an access key that nobody ever used.
/// Keys of users without a password are not judged.
public final class KeyNeverUsed implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "key-never-used",
                            Step.ACCESS_KEYS,
                            Severity.MEDIUM,
                            Subject.Kind.ACCESS_KEY,
                            "Console users have no keys that were never used")
                    .cis("1.11/1.10/2.10/-")
                    .prowler("iam_user_no_setup_initial_access_key")
                    .differs("grace for new keys");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        int grace = baseline.accessKeys().graceDays();
        return KeyVerdicts.ofActiveKeys(
                snapshot,
                (user, key) -> judge(user, key, grace, now),
                user ->
                        Ruling.of(user.hasPassword()).isNo()
                                ? Optional.of(withoutPassword(user.name()))
                                : KeyVerdicts.tooYoung(user, grace, now));
    }

    private static Verdict judge(UserReads user, UserKey key, int grace, Instant now) {
        Subject subject = Subject.accessKey(user, key);
        Ruling password = Ruling.of(user.hasPassword());
        if (password.isNo()) {
            return Verdict.notApplicable(subject, withoutPassword(user.name()), user.hasPassword());
        }
        KeyBirth birth = KeyBirth.of(user, key);
        Ruling wrong =
                birth.isSurelyWithin(grace, now)
                        ? Ruling.no()
                        : Ruling.all(password, KeyUse.isNever(key), birth.isOlderThan(grace, now));
        String name = KeyVerdicts.name(user, key);
        return Verdict.by(
                wrong,
                subject,
                birth.addTo(
                                Evidence.NONE
                                        .with("console password", user.hasPassword())
                                        .with("LastUsedDate", key.lastUsed().map(LastUsed::date)))
                        .with("grace-days", grace),
                () -> name + " was used, or is new enough to be used yet.",
                () ->
                        "%s was never used in %s%d days; %d are allowed for a new key."
                                .formatted(
                                        name,
                                        birth.standsIn() ? "at least " : "",
                                        birth.days(now),
                                        grace),
                () ->
                        KeyAdvice.retire(
                                Remedy.RETIRE_ACCESS_KEY,
                                "%s signs in with a password and never needed this key."
                                        .formatted(user.name()),
                                user,
                                key));
    }

    private static String withoutPassword(String user) {
        return user + " has no console password; only keys of console users are judged.";
    }
}
