package dev.lockstep.access;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.policy.Malformed;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import dev.lockstep.policy.catalog.AwsManagedPolicies;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The documents in force of an account's policies, each made ready once.
final class PolicyDocuments {
    private final Read<List<ManagedPolicy>> listed;
    private final Map<String, ManagedPolicy> byArn = new HashMap<>();
    private final Map<String, Found> managed = new HashMap<>();
    private final Map<Inline, CompiledPolicy> inline = new HashMap<>();

    PolicyDocuments(AccountSnapshot snapshot) {
        this.listed = snapshot.policies();
        for (ManagedPolicy policy : listed.found().orElse(List.of())) {
            byArn.put(policy.arn(), policy);
        }
    }

    /// A policy that is looked for.
    sealed interface Found {
        /// It is known.
        ///
        /// @param fromCatalog whether the document is the one that ships with lockstep
        record Known(CompiledPolicy policy, boolean fromCatalog) implements Found {}

        /// Its document is not known.
        record Unknown(Read.Missing<?> why) implements Found {}
    }

    private record Inline(String name, String text) {}

    Found managed(AttachedPolicy attached) {
        return managed.computeIfAbsent(attached.arn(), _ -> look(attached));
    }

    private Found look(AttachedPolicy attached) {
        Optional<ManagedPolicy> policy = Optional.ofNullable(byArn.get(attached.arn()));
        Optional<PolicyParse> document = policy.flatMap(ManagedPolicy::document);
        if (document.isPresent()) {
            return named(attached.name(), document.get(), "policy " + attached.name(), false);
        }
        // The names of AWS's policies are unique, whatever path somebody wrote down.
        Optional<AwsManagedPolicies.Known> shipped =
                attached.isAwsManaged()
                        ? AwsManagedPolicies.builtIn().byName(attached.name())
                        : Optional.empty();
        if (shipped.isPresent()) {
            return named(
                    attached.name(), shipped.get().document(), "policy " + attached.name(), true);
        }
        return new Found.Unknown(
                switch (listed) {
                    case Read.Missing<List<ManagedPolicy>> missing -> missing;
                    case Read.Known<List<ManagedPolicy>> _ ->
                            policy.<Read.Missing<?>>map(UnknownPolicy::withoutDocument)
                                    .orElseGet(() -> UnknownPolicy.notListed(attached.name()));
                });
    }

    /// @param owner the name of the user, group or role
    Found inline(String owner, InlinePolicy policy) {
        return named(
                owner + "/" + policy.name(),
                policy.document(),
                "policy " + owner + "/" + policy.name(),
                false);
    }

    /// @param what names the policy for people
    Found named(String name, PolicyParse parse, String what, boolean fromCatalog) {
        return switch (parse) {
            case Malformed malformed -> new Found.Unknown(UnknownPolicy.malformed(what, malformed));
            case PolicyDocument document ->
                    new Found.Known(
                            inline.computeIfAbsent(
                                    new Inline(name, document.text()),
                                    _ -> CompiledPolicy.of(name, document)),
                            fromCatalog);
        };
    }
}
