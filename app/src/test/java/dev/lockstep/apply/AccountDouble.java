package dev.lockstep.apply;

import dev.lockstep.account.Account;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.effect.Touched;
import dev.lockstep.effect.touched.PolicyTouched;
import dev.lockstep.write.AccountWriter;
import dev.lockstep.write.Seen;
import dev.lockstep.write.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/// An account in memory that is changed and looked at as AWS is, with all that can go wrong.
final class AccountDouble implements AccountWriter {
    private final List<Account> history = new ArrayList<>();
    final List<Effect> carriedOut = new ArrayList<>();
    int calls;
    int looks;

    /// So many looks after a write show the account as it was before.
    int lag;

    private int lagging;

    /// So many looks at such writes show the account as it was at first.
    int blind;

    Predicate<Effect> blinded = _ -> true;

    /// So many calls are carried out, and have no answer.
    int mute;

    /// Nobody may list the versions of a policy.
    boolean isUnlisted;

    double throttled;
    double refusedByServer;
    double lost;
    Random random = new Random(7);

    /// Happens before a call, and after AWS carried it out but before the answer comes.
    Runnable before = () -> {};

    Runnable between = () -> {};
    Optional<Instant> keyUse = Optional.empty();

    AccountDouble(Account account) {
        history.add(account);
    }

    synchronized Account account() {
        return history.getLast();
    }

    /// Somebody else changes the account.
    synchronized void meddle(Effect effect) {
        history.add(effect.applyTo(account(), assigned(effect)));
    }

    /// The same, at a time and with an id of AWS's choice.
    synchronized void meddle(Effect effect, Assigned assigned) {
        history.add(effect.applyTo(account(), assigned));
    }

    @Override
    public synchronized Written write(Effect effect) {
        before.run();
        calls++;
        double dice = random.nextDouble();
        if (dice < throttled) {
            return new Written.NotDone("Throttling", "Rate exceeded", Optional.of("r-" + calls));
        }
        dice -= throttled;
        if (dice < refusedByServer) {
            return new Written.Unknown("AWS answered 500");
        }
        dice -= refusedByServer;
        Assigned assigned = assigned(effect);
        try {
            history.add(effect.applyTo(account(), assigned));
        } catch (IllegalArgumentException e) {
            return new Written.NotDone(
                    "InvalidInput", String.valueOf(e.getMessage()), Optional.of("r-" + calls));
        }
        carriedOut.add(effect);
        lagging = lag;
        between.run();
        if (mute > 0) {
            mute--;
            return new Written.Unknown("no answer came");
        }
        if (dice < lost) {
            return new Written.Unknown("no answer came");
        }
        return new Written.Done(assigned, Optional.of("r-" + calls));
    }

    /// The same for the same account and effect, so that runs that end alike end equal.
    private Assigned assigned(Effect effect) {
        if (effect instanceof PolicyEffect.CreatePolicyVersion version) {
            int highest =
                    account().policies().stream()
                            .filter(one -> one.arn().equals(version.arn()))
                            .flatMap(one -> one.versions().stream())
                            .map(ManagedPolicy.Version::id)
                            .mapToInt(id -> Integer.parseInt(id.substring(1)))
                            .max()
                            .orElse(0);
            return Assigned.of(TestRuns.NOW, "v" + (highest + 1));
        }
        return Assigned.of(TestRuns.NOW, "ID" + Integer.toHexString(effect.toString().hashCode()));
    }

    @Override
    public synchronized Seen look(Effect effect) {
        looks++;
        if (blind > 0 && blinded.test(effect)) {
            blind--;
            return new Seen.Known(Touched.in(history.getFirst(), effect));
        }
        if (lagging > 0 && history.size() > 1) {
            lagging--;
            return new Seen.Known(Touched.in(history.get(history.size() - 2), effect));
        }
        return new Seen.Known(Touched.in(account(), effect));
    }

    /// The list of versions is seen in time.
    @Override
    public synchronized Seen versions(String arn, String document) {
        if (isUnlisted) {
            return new Seen.Missing("iam:ListPolicyVersions: AccessDenied: no");
        }
        var documents = new HashMap<String, String>();
        account().policies().stream()
                .filter(one -> one.arn().equals(arn))
                .flatMap(one -> one.versions().stream())
                .forEach(one -> documents.put(one.id(), one.document().text()));
        return new Seen.Known(PolicyTouched.versionsWith(arn, document, documents));
    }

    @Override
    public Seen lastUse(String owner, String key) {
        return new Seen.Known(dev.lockstep.record.run.RunEffect.use(keyUse));
    }
}
