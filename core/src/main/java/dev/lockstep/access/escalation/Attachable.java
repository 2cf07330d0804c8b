package dev.lockstep.access.escalation;

import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.policy.Condition;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.Statement;
import dev.lockstep.policy.catalog.AwsManagedPolicies;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.ContextValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/// Which managed policies somebody may attach, where a condition on iam:PolicyARN limits it.
///
/// Rule source: IAM User Guide, "IAM and AWS STS condition context keys", iam:PolicyARN.
final class Attachable {
    private static final String KEY = "iam:PolicyARN";
    private static final String ADMINISTRATOR = "AdministratorAccess";
    private static final int LIMIT = 12;

    private final Surroundings around;
    private final Map<String, CompiledPolicy> known = new HashMap<>();

    Attachable(Surroundings around) {
        this.around = around;
    }

    /// A policy with what lets it be attached.
    record Attached(CompiledPolicy policy, List<Grant> grants) {}

    /// AdministratorAccess alone if nothing stands against it; else what there is.
    List<Attached> by(Mask mask, String action, String resource, Map<String, ContextValue> about) {
        Optional<Grant> best = attach(mask, action, resource, about, administrator());
        if (best.isPresent()) {
            return List.of(new Attached(Surroundings.EVERYTHING, List.of(best.get())));
        }
        if (Asking.may(mask, action, resource, with(about, ContextValue.UNKNOWN)).isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<Attached>();
        for (String arn : candidates(mask, action)) {
            if (found.size() >= LIMIT) {
                break;
            }
            attach(mask, action, resource, about, arn)
                    .ifPresent(grant ->
                            policy(mask, arn)
                                    .ifPresent(one ->
                                            found.add(
                                                    new Attached(
                                                            one.policy(),
                                                            joined(grant, one.grants())))));
        }
        return found;
    }

    private static List<Grant> joined(Grant first, List<Grant> others) {
        var all = new ArrayList<Grant>();
        all.addAll(others);
        all.add(first);
        return all;
    }

    private Optional<Grant> attach(
            Mask mask,
            String action,
            String resource,
            Map<String, ContextValue> about,
            String policy) {
        return Asking.may(mask, action, resource, with(about, new ContextValue.Single(policy)));
    }

    private static Map<String, ContextValue> with(
            Map<String, ContextValue> about, ContextValue policy) {
        var all = new HashMap<>(about);
        all.put(KEY, policy);
        return all;
    }

    private String administrator() {
        return around.awsPolicy(ADMINISTRATOR);
    }

    /// The account's own policies, and those that conditions name, with a new name for each
    /// pattern.
    private SequencedSet<String> candidates(Mask mask, String action) {
        var arns = new LinkedHashSet<String>();
        for (CompiledPolicy policy : mask.layers().identity()) {
            for (Statement statement : policy.about(action)) {
                for (Condition condition : statement.conditions()) {
                    if (condition.isOn(KEY)) {
                        condition
                                .values()
                                .forEach(value ->
                                        arns.add(value.replace('*', 'x').replace('?', 'x')));
                    }
                }
            }
        }
        arns.add(around.awsPolicy("IAMFullAccess"));
        arns.add(around.awsPolicy("PowerUserAccess"));
        arns.add(around.arn("policy/lockstep-new"));
        around.snapshot().policies().found().orElse(List.of()).stream()
                .map(ManagedPolicy::arn)
                .forEach(arns::add);
        return arns;
    }

    /// The policy of an ARN; one that is not there is made, if the actor may.
    private Optional<Attached> policy(Mask mask, String arn) {
        Optional<PolicyDocument> listed =
                around.snapshot().policies().found().orElse(List.of()).stream()
                        .filter(one -> one.arn().equals(arn))
                        .flatMap(one -> one.document().stream())
                        .flatMap(parse ->
                                parse instanceof PolicyDocument document
                                        ? java.util.stream.Stream.of(document)
                                        : java.util.stream.Stream.of())
                        .findFirst();
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        if (listed.isPresent()) {
            return Optional.of(ready(arn, name, listed.get()));
        }
        if (arn.startsWith(around.awsPolicy(""))) {
            return AwsManagedPolicies.builtIn()
                    .byArn(arn)
                    .flatMap(known ->
                            known.document() instanceof PolicyDocument document
                                    ? Optional.of(ready(arn, name, document))
                                    : Optional.empty());
        }
        return Asking.may(mask, "iam:CreatePolicy", arn)
                .map(grant -> new Attached(Surroundings.EVERYTHING, List.of(grant)));
    }

    /// The same object each time, so that a principal that gets it twice is the same.
    private Attached ready(String arn, String name, PolicyDocument document) {
        return new Attached(
                known.computeIfAbsent(arn, _ -> CompiledPolicy.of(name, document)), List.of());
    }
}
