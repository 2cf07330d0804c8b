package dev.lockstep.control.accesskeys;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.AwsDate;
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

/// Active access keys must be in use; one that was never used is judged by its own age.
public final class KeyUnused implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "key-unused",
                            Step.ACCESS_KEYS,
                            Severity.MEDIUM,
                            Subject.Kind.ACCESS_KEY,
                            "Active access keys are in use")
                    .cis("1.12/1.11/2.11/2.11")
                    .securityHub("IAM.8", "IAM.22")
                    .prowler("iam_user_accesskey_unused")
                    .differs("never-used keys count, once they are old enough");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        int limit = baseline.users().unusedDays();
        return KeyVerdicts.ofActiveKeys(
                snapshot,
                (user, key) -> judge(user, key, limit, now),
                user -> KeyVerdicts.tooYoung(user, limit, now));
    }

    private static Verdict judge(UserReads user, UserKey key, int limit, Instant now) {
        KeyBirth birth = KeyBirth.of(user, key);
        // A key cannot have been used, or left unused, before it was made.
        Ruling wrong =
                birth.isSurelyWithin(limit, now)
                        ? Ruling.no()
                        : KeyUse.ask(
                                key,
                                date ->
                                        date.map(use ->
                                                        Ruling.of(
                                                                AwsDate.daysBetween(use, now)
                                                                        > limit))
                                                .orElseGet(() -> birth.isOlderThan(limit, now)));
        String name = KeyVerdicts.name(user, key);
        String use =
                key.lastUsed()
                        .found()
                        .map(last -> use(name, last, birth, now))
                        .orElse(name + " has not been left unused for too long");
        String sentence = "%s; at most %d days without use are wanted.".formatted(use, limit);
        return Verdict.by(
                wrong,
                Subject.accessKey(user, key),
                birth.addTo(Evidence.NONE.with("LastUsedDate", key.lastUsed().map(LastUsed::date)))
                        .with("unused-days", limit),
                () -> sentence,
                () -> sentence,
                () ->
                        KeyAdvice.retire(
                                Remedy.RETIRE_ACCESS_KEY,
                                "Ask whoever answers for %s what the key is for."
                                        .formatted(user.name()),
                                user,
                                key));
    }

    private static String use(String name, LastUsed last, KeyBirth birth, Instant now) {
        Optional<Instant> date = last.date();
        if (date.isPresent()) {
            return "%s was last used %s ago"
                    .formatted(name, AwsDate.inWords(AwsDate.daysBetween(date.get(), now)));
        }
        return birth.date().isEmpty()
                ? name + " was never used"
                : "%s was never used and is %s%s old"
                        .formatted(
                                name,
                                birth.standsIn() ? "at least " : "",
                                AwsDate.inWords(birth.days(now)));
    }
}
