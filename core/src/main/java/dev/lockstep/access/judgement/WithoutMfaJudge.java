package dev.lockstep.access.judgement;

import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.policy.catalog.ActionCatalog;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.ContextValue;
import dev.lockstep.policy.evaluate.Layers;
import dev.lockstep.policy.reach.ActionSet;
import dev.lockstep.policy.reach.Reach;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Judges the users of one account; those with equal policies together, as far as it goes.
final class WithoutMfaJudge {
    private static final String PRESENT = "aws:MultiFactorAuthPresent";

    /// Shown first where they are allowed: what an intruder would do.
    private static final List<String> TELLING =
            List.of(
                    "iam:CreateAccessKey",
                    "iam:DeactivateMFADevice",
                    "iam:DeleteVirtualMFADevice",
                    "sts:AssumeRole",
                    "s3:GetObject",
                    "s3:PutObject",
                    "ec2:RunInstances",
                    "lambda:UpdateFunctionCode");

    /// So many actions that hang on something else are enough to say that it is open.
    private static final int MOST_OPEN = 200;

    private final AccountSnapshot snapshot;
    private final AccountReach account;
    private final ActionSet list;
    private final DirectTrust trust;
    private final Map<Layers, Found> byLayers = new HashMap<>();
    private final Map<Layers, WithoutMfa> allowed = new HashMap<>();
    private final Map<Layers, Boolean> selfProven = new HashMap<>();

    private WithoutMfaJudge(AccountSnapshot snapshot) {
        this.snapshot = snapshot;
        this.account = AccountReach.of(snapshot);
        this.trust = DirectTrust.of(snapshot);
        ActionCatalog catalog = account.catalog();
        var numbers = new BitSet(catalog.size());
        SelfService.actions().forEach(action -> catalog.number(action).ifPresent(numbers::set));
        this.list = ActionSet.of(catalog, numbers, false);
    }

    static WithoutMfaJudge of(AccountSnapshot snapshot) {
        return snapshot.derived(WithoutMfaJudge.class, WithoutMfaJudge::new);
    }

    WithoutMfa judge(PrincipalAccess user) {
        Self self = Self.of(user, SelfService.iam(snapshot, user));
        Found shared =
                byLayers.computeIfAbsent(
                        user.layers(),
                        layers -> beyond(layers, self.in(Self.impersonal(user.context()))));
        if (shared.isAllowed()) {
            return allowed.computeIfAbsent(user.layers(), _ -> shared.result());
        }
        // Where policies look at who asks, what is open for somebody may be decided for this one.
        Found beyond =
                shared.isDecided() || !isPersonal(shared, user.layers())
                        ? shared
                        : beyond(user.layers(), self);
        if (beyond.isAllowed()) {
            return beyond.result();
        }
        Found all = beyond.with(onOthers(user, self));
        trust.roles(user.arn()).forEach(role -> all.add(role, user, contexts(user.context())));
        if (trust.unreadable()) {
            all.open("sts:AssumeRole");
        }
        return all.result();
    }

    /// With the key absent, and with it `false`.
    static List<Context> contexts(Context known) {
        Context direct =
                known.with("aws:MultiFactorAuthAge", ContextValue.ABSENT)
                        .with("aws:ViaAWSService", "false")
                        .with("aws:CalledVia", ContextValue.ABSENT)
                        .with("aws:CalledViaFirst", ContextValue.ABSENT)
                        .with("aws:CalledViaLast", ContextValue.ABSENT);
        return List.of(direct.with(PRESENT, ContextValue.ABSENT), direct.with(PRESENT, "false"));
    }

    /// What is possible and not on the list at all.
    private Found beyond(Layers layers, Self self) {
        var found = new Found(account.catalog());
        for (Context context : contexts(self.context())) {
            Reach reach = account.reach(layers, context);
            var question = OtherResources.any(layers, context, self.arn());
            ActionSet extra = reach.possible().minus(list);
            found.mayBe(extra);
            ActionSet certain = reach.certain().minus(list);
            if (certain.size() > 0) {
                ask(certain, question, found);
            }
            if (!found.isAllowed()) {
                telling(extra)
                        .takeWhile(_ -> !found.isAllowed() && found.openCount() < MOST_OPEN)
                        .forEach(action -> found.add(action, question.ask(action)));
            }
            UnknownActions.named(question, account).forEach(found::open);
            if (UnknownActions.ofAnyService(question)) {
                found.open("actions of services that are not known");
            }
        }
        return found;
    }

    private boolean isPersonal(Found shared, Layers layers) {
        return shared.hangsOn("aws:username")
                || shared.hangsOn("aws:userid")
                || Self.tellsApart(layers);
    }

    private void ask(ActionSet actions, OtherResources question, Found found) {
        telling(actions)
                .limit(Found.EXAMPLES)
                .forEach(action -> found.add(action, question.ask(action)));
    }

    /// The actions, those first that tell people most.
    private Stream<String> telling(ActionSet actions) {
        IntStream first =
                TELLING.stream()
                        .flatMapToInt(name -> account.catalog().number(name).stream())
                        .filter(actions::contains);
        return IntStream.concat(first, actions.numbers())
                .distinct()
                .mapToObj(account.catalog()::name);
    }

    /// What is on the list for the own user alone, and possible on others.
    private Found onOthers(PrincipalAccess user, Self self) {
        boolean proven =
                selfProven.computeIfAbsent(
                        user.layers(),
                        layers ->
                                !Self.tellsApart(layers)
                                        && onOthersAsked(user, Self.anybody(self)).isNothing());
        return proven ? new Found(account.catalog()) : onOthersAsked(user, self);
    }

    private Found onOthersAsked(PrincipalAccess user, Self self) {
        var found = new Found(account.catalog());
        for (Context context : contexts(self.context())) {
            ActionSet possible = account.reach(user.layers(), context).possible();
            var question = SelfService.otherUsers(snapshot, user, self.in(context));
            for (String action : SelfService.onSelf()) {
                if (account.catalog().number(action).stream().anyMatch(possible::contains)) {
                    found.add(action, question.ask(action));
                }
            }
        }
        return found;
    }
}
