package dev.lockstep.control.accesskeys;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.AwsDate;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.List;

/// Active access keys must not be too old. CreateDate counts, not the date of the last change of
/// status: making a key inactive and active again does not make it younger.
public final class KeyAge implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "key-age",
                            Step.ACCESS_KEYS,
                            Severity.MEDIUM,
                            Subject.Kind.ACCESS_KEY,
                            "Access keys are renewed in time")
                    .cis("1.14/1.13/2.13/2.12")
                    .securityHub("IAM.3")
                    .prowler("iam_rotate_access_key_90_days")
                    .differs("creation date, not last status change");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        int limit = baseline.accessKeys().maxAgeDays();
        return KeyVerdicts.ofActiveKeys(
                snapshot,
                (user, key) -> judge(user, key, limit, now),
                user -> KeyVerdicts.tooYoung(user, limit, now));
    }

    private static Verdict judge(UserReads user, UserKey key, int limit, Instant now) {
        KeyBirth birth = KeyBirth.of(user, key);
        String name = KeyVerdicts.name(user, key);
        String age =
                birth.date().isEmpty()
                        ? "%s is younger than %d days, as its user is.".formatted(name, limit)
                        : "%s is %s%s old; at most %d are wanted."
                                .formatted(
                                        name,
                                        birth.standsIn() ? "at least " : "",
                                        AwsDate.inWords(birth.days(now)),
                                        limit);
        return Verdict.by(
                birth.isOlderByLastRotated(limit, now),
                Subject.accessKey(user, key),
                birth.addTo(Evidence.NONE).with("key-max-age-days", limit),
                () -> age,
                () -> age,
                () -> KeyAdvice.rotate(user, key));
    }
}
