package dev.lockstep.keys.step;

import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Need;
import dev.lockstep.change.KeyChange;
import dev.lockstep.control.Subject;
import dev.lockstep.keys.Documented;
import dev.lockstep.keys.KeyLife;
import dev.lockstep.keys.KeyLife.Quarantine;
import dev.lockstep.keys.LastUse;
import dev.lockstep.keys.Removal;
import dev.lockstep.keys.Rotation;
import dev.lockstep.keys.Standing;
import dev.lockstep.keys.step.KeyStep.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The way of a key that nobody needs any more: active, inactive, a waiting time, deleted. Where it
/// stands on it is found anew each time.
public final class Retiring {
    /// What a silent waiting time does not prove (IAM User Guide, "Finding unused credentials",
    /// says nothing of calls that fail).
    private static final String SILENCE =
            "AWS does not document whether a call with an inactive key shows as a use, so silence is"
                    + " no proof: ask whoever owned the key as well, and look for its id in"
                    + " CloudTrail.";

    private final Baseline baseline;
    private final Instant now;

    /// @param now as of when (UTC)
    public Retiring(Baseline baseline, Instant now) {
        this.baseline = baseline;
        this.now = now;
    }

    /// The next step of a user's key.
    public KeyStep of(UserReads user, UserKey key, KeyLife life) {
        boolean isReplaced =
                life.rotation() instanceof Rotation.Older older && older.isHandedOver();
        return of(key, life, isReplaced, false);
    }

    /// The next step of a key of root, by root's own list. No need keeps one.
    public KeyStep ofRoot(UserKey key, KeyLife life) {
        return of(key, life, false, false);
    }

    /// The next step of a key that another one has replaced: what the register says of all keys of
    /// the user is true of the other one.
    ///
    /// @param isSucceeded whether a need covers the other one too, so that one that names this key
    ///   by its id has become nobody's
    KeyStep replaced(UserReads user, UserKey key, KeyLife life, boolean isSucceeded) {
        return of(key, life, true, isSucceeded);
    }

    private KeyStep of(UserKey key, KeyLife life, boolean isReplaced, boolean isSucceeded) {
        List<String> told = new ArrayList<>();
        told.add(StepWords.key(life, now));
        if (key.id().isEmpty()) {
            return unknown(life, told, "Its id is not known. iam:ListAccessKeys tells it.");
        }
        if (life.breakGlass()) {
            return held(
                    life,
                    told,
                    "It is of a break-glass user, which is never touched here. If nothing needs it in"
                            + " an emergency, make it inactive in the console.");
        }
        if (life.documented() instanceof Documented.Needed(Need need, boolean _)
                && (life.standing().isActive()
                        ? !(isReplaced
                                && (isSucceeded || need.subject() instanceof Need.Subject.OfUser))
                        : life.removal() instanceof Removal.Held)) {
            return needed(life, told, need);
        }
        if (life.documented() instanceof Documented.NotKnown(String why)) {
            return unknown(life, told, "Whether it is needed is not known: " + why + ".");
        }
        return life.standing().isActive() ? active(key, life, told) : inactive(key, life, told);
    }

    private KeyStep needed(KeyLife life, List<String> told, Need need) {
        boolean all = need.subject() instanceof Need.Subject.OfUser;
        told.add(
                "The register of lockstep.yaml says that %s needed until %s: %s (%s answers for it)."
                        .formatted(
                                all ? "the keys of " + life.owner() + " are" : "it is",
                                need.until(),
                                need.purpose(),
                                need.owner()));
        return KeyStep.stands(
                State.NEEDED,
                life.owner(),
                life.id(),
                told,
                "Ask %s. If the need is over, lockstep keys retire %s --end-need takes it out of the register%s, and then the key can be retired."
                        .formatted(
                                need.owner(),
                                life.name(),
                                all ? " (for all keys of " + life.owner() + ")" : ""));
    }

    private KeyStep active(UserKey key, KeyLife life, List<String> told) {
        if (life.use() instanceof LastUse.NotKnown) {
            return unknown(
                    life,
                    told,
                    "No key is made inactive whose last use is not known;"
                            + " iam:GetAccessKeyLastUsed tells it.");
        }
        if (life.quarantine() == Quarantine.YES) {
            told.add(
                    "AWS found a key of this user in public. Make it inactive now; then look for"
                            + " what it did, and answer AWS's case before you delete it.");
        }
        int days = baseline.limits().keyUsedDays();
        boolean inUse =
                life.use()
                        .date()
                        .filter(used -> !used.isBefore(now.minus(Duration.ofDays(days))))
                        .isPresent();
        if (inUse) {
            told.add(
                    "It was used in the last %d days: whatever uses it stops when it is made inactive. Its id has to be typed for that."
                            .formatted(days));
        }
        return KeyStep.due(
                State.ACTIVE,
                life.owner(),
                life.id(),
                told,
                "It can be made inactive now; lockstep undo makes it active again. It then waits %d days before it can be deleted."
                        .formatted(baseline.accessKeys().waitingDays()),
                new KeyChange.DeactivateKey(
                        Subject.accessKey(life.owner(), key),
                        life.owner(),
                        key.id().orElseThrow(),
                        life.use().date()),
                inUse ? key.id() : Optional.empty());
    }

    private KeyStep inactive(UserKey key, KeyLife life, List<String> told) {
        return switch (life.removal()) {
            case Removal.None _ -> throw new IllegalStateException("an inactive key");
            case Removal.Held(String why) ->
                    held(life, told, "It is not deleted while " + why + ".");
            case Removal.NotKnown(String why) ->
                    unknown(
                            life,
                            told,
                            "From when on it can be deleted is not known: %s. The credential report"
                                            .formatted(why)
                                    + " tells it some hours after the key was made inactive.");
            case Removal.Waiting(Instant since, Instant until) -> {
                watched(life, since, told);
                told.add(SILENCE);
                yield KeyStep.waits(
                        State.WAITING,
                        life.owner(),
                        key.name(),
                        told,
                        until,
                        "It waits until %s. Run this again then to delete it; until then it can be made active again%s."
                                .formatted(StepWords.moment(until), undo(life)));
            }
            case Removal.Due(Instant since, Instant _) -> {
                watched(life, since, told);
                told.add(SILENCE);
                yield KeyStep.due(
                        State.WAITED,
                        life.owner(),
                        key.id(),
                        told,
                        "It has waited long enough and can be deleted now. Nothing brings back a"
                                + " deleted key, so its id has to be typed.",
                        new KeyChange.DeleteKey(
                                Subject.accessKey(life.owner(), key),
                                life.owner(),
                                key.id().orElseThrow(),
                                since),
                        key.id());
            }
        };
    }

    private static void watched(KeyLife life, Instant since, List<String> told) {
        boolean used = life.use().date().filter(since::isBefore).isPresent();
        told.add(
                used
                        ? "Something tried to use it after it was made inactive: find out what, before"
                                + " it is deleted."
                        : "No use of it is seen since it is inactive.");
    }

    private static String undo(KeyLife life) {
        return life.standing().since() instanceof Standing.Since.ByJournal(var deed)
                ? " by lockstep undo " + deed.run()
                : " in the console";
    }

    private static KeyStep held(KeyLife life, List<String> told, String next) {
        return KeyStep.stands(State.HELD, life.owner(), life.id(), told, next);
    }

    private static KeyStep unknown(KeyLife life, List<String> told, String next) {
        return KeyStep.stands(State.NOT_KNOWN, life.owner(), life.id(), told, next);
    }
}
