package dev.lockstep.control.accesskeys;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Partly;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.AccessKey.LastUsed;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Advice;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.EachUser;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.List;

/// A user must not have two active access keys, other than for the days of a rotation.
public final class KeySingle implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "key-single",
                            Step.ACCESS_KEYS,
                            Severity.MEDIUM,
                            Subject.Kind.USER,
                            "Nobody has two active access keys")
                    .cis("1.13/1.12/2.12/-")
                    .prowler("iam_user_two_active_access_key");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        return EachUser.judge(snapshot, KeySingle::judge);
    }

    private static Verdict judge(UserReads user) {
        Partly<UserKey> active = user.activeKeys();
        int count = active.known().size();
        Ruling more = active.further().map(Ruling::open).orElseGet(Ruling::no);
        List<String> names = active.known().stream().map(UserKey::name).toList();
        Evidence evidence =
                Evidence.NONE.with("active access keys", names).alsoSettledBy(active.settledBy());
        for (UserKey key : active.known()) {
            evidence =
                    evidence.with(
                            "LastUsedDate of " + key.name(), key.lastUsed().map(LastUsed::date));
        }
        if (active.further().isPresent()) {
            evidence = evidence.with("further access keys", active.further().get());
        }
        return Verdict.by(
                count >= 2 ? Ruling.yes() : more,
                Subject.user(user),
                evidence,
                () ->
                        count == 0
                                ? user.name() + " has no active access key."
                                : user.name() + " has one active access key.",
                () ->
                        "%s has %d active access keys: %s."
                                .formatted(user.name(), count, String.join(", ", names)),
                () -> advice(user, active.known()));
    }

    private static Advice advice(UserReads user, List<UserKey> keys) {
        String text =
                ("Find out which of %s's keys is in use; the commands show the keys and their last"
                                + " use. Move everything to one of them, then make the other one"
                                + " inactive, which can be taken back, and delete it some days"
                                + " later.")
                        .formatted(user.name());
        var commands = new java.util.ArrayList<String>();
        commands.add(KeyAdvice.list(user.name()));
        keys.forEach(key -> key.id().map(KeyAdvice::lastUse).ifPresent(commands::add));
        return new Advice(Remedy.RETIRE_ACCESS_KEY, text, commands);
    }
}
