package dev.lockstep.control.accesskeys;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Need;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Every active access key must have a business need in the register that has not run out. Without
/// a register there is nothing to hold keys against; an empty register says that no key is needed.
public final class KeyDocumented implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                    "key-documented",
                    Step.ACCESS_KEYS,
                    Severity.HIGH,
                    Subject.Kind.ACCESS_KEY,
                    "Every active access key has a written business need");

    private static final String NO_REGISTER =
            "There is no register of business need (needs: in lockstep.yaml).";

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        if (baseline.needs().isEmpty()) {
            return withoutRegister(snapshot);
        }
        KeyRegister register = KeyRegister.of(snapshot, baseline, now);
        return KeyVerdicts.ofActiveKeys(
                snapshot,
                (user, key) -> judge(register, user, key),
                user ->
                        register.ofUser(user.name())
                                .map(need ->
                                        "Every key of %s is covered by a need: %s."
                                                .formatted(user.name(), need.purpose())));
    }

    private static Verdict judge(KeyRegister register, UserReads user, UserKey key) {
        String name = KeyVerdicts.name(user, key);
        Optional<Need> need = register.of(user, key);
        Optional<Need> last = register.lastOf(user, key);
        return Verdict.by(
                register.covers(user, key).not(),
                Subject.accessKey(user, key),
                Evidence.NONE
                        .with("need", need.map(Need::purpose))
                        .with("until", need.or(() -> last).map(one -> one.until().toString())),
                () -> name + " has a business need: " + need.map(Need::purpose).orElse("") + ".",
                () ->
                        last.map(one ->
                                        "The business need of %s ran out on %s."
                                                .formatted(name, one.until()))
                                .orElse(name + " has no business need in the register."),
                () ->
                        KeyAdvice.retire(
                                Remedy.DOCUMENT_ACCESS_KEY,
                                ("Ask whoever answers for %s what the key is for. If it is needed, write"
                                                + " purpose, owner and until down under needs: in"
                                                + " lockstep.yaml. If not, retire it.")
                                        .formatted(user.name()),
                                user,
                                key));
    }

    /// Nothing can fail here, so nothing that is missing matters.
    private static List<Verdict> withoutRegister(AccountSnapshot snapshot) {
        if (!snapshot.users().isKnown()) {
            return List.of(Verdict.notApplicable(Subject.account(snapshot), NO_REGISTER));
        }
        return KeyVerdicts.ofActiveKeys(
                        snapshot,
                        (user, key) ->
                                Verdict.notApplicable(Subject.accessKey(user, key), NO_REGISTER),
                        _ -> Optional.of(NO_REGISTER))
                .stream()
                .map(verdict -> Verdict.notApplicable(verdict.subject(), verdict.summary()))
                .toList();
    }
}
