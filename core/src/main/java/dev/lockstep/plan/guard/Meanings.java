package dev.lockstep.plan.guard;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.access.judgement.AccountReach;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.effect.IamArn;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.reach.Reach;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the policies of an account and of a plan say, each looked at once.
final class Meanings {
    static final Meaning NOT_KNOWN = new Meaning(Optional.empty(), List.of());

    private final AccountAccess access;
    private final AccountReach reach;
    private final Map<CompiledPolicy, Meaning> byPolicy = new IdentityHashMap<>();
    private final Map<String, Meaning> byText = new HashMap<>();
    private final Map<String, Meaning> byArn = new HashMap<>();

    Meanings(AccountAccess access, AccountReach reach) {
        this.access = access;
        this.reach = reach;
    }

    /// The document in force, before the plan, of a managed policy.
    Meaning ofArn(String arn) {
        return byArn.computeIfAbsent(
                arn,
                _ ->
                        access.policy(new AttachedPolicy(IamArn.policyName(arn), arn))
                                .map(this::of)
                                .orElse(NOT_KNOWN));
    }

    /// An inline policy as the account has it. Those of equal text are one.
    Meaning of(String owner, InlinePolicy policy) {
        return byText.computeIfAbsent(
                policy.document().text(),
                _ -> access.policy(owner, policy).map(this::of).orElse(NOT_KNOWN));
    }

    /// A document that the plan writes.
    Meaning ofText(String name, String text) {
        return byText.computeIfAbsent(
                text,
                _ -> {
                    PolicyParse parse = PolicyDocument.parse(text);
                    return parse instanceof PolicyDocument document
                            ? of(CompiledPolicy.of(name, document))
                            : NOT_KNOWN;
                });
    }

    Meaning of(CompiledPolicy policy) {
        return byPolicy.computeIfAbsent(
                policy,
                _ -> {
                    var parts = new ArrayList<Meaning.Part>();
                    for (int i = 0; i < policy.document().statements().size(); i++) {
                        Reach named = reach.named(policy.document().statements().get(i).actions());
                        parts.add(new Meaning.Part(policy, i, named.possible(), named.certain()));
                    }
                    return new Meaning(Optional.of(policy), parts);
                });
    }
}
