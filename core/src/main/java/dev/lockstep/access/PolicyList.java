package dev.lockstep.access;

import dev.lockstep.account.Read;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.Layers;
import dev.lockstep.policy.evaluate.Layers.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Gathers the policies of one principal: those that are known, and those that are not.
final class PolicyList {
    private final PolicyDocuments documents;
    private final List<CompiledPolicy> known = new ArrayList<>();
    private final List<Read.Missing<?>> unknown = new ArrayList<>();
    private final List<String> fromCatalog = new ArrayList<>();

    PolicyList(PolicyDocuments documents) {
        this.documents = documents;
    }

    void add(String owner, List<AttachedPolicy> attached, List<InlinePolicy> inline) {
        attached.forEach(one -> add(documents.managed(one), known));
        inline.forEach(one -> add(documents.inline(owner, one), known));
    }

    void addUnknown(Read.Missing<?> missing) {
        unknown.add(missing);
    }

    private void add(PolicyDocuments.Found found, List<CompiledPolicy> to) {
        switch (found) {
            case PolicyDocuments.Found.Known(var policy, var shipped) -> {
                to.add(policy);
                if (shipped) {
                    fromCatalog.add(policy.name());
                }
            }
            case PolicyDocuments.Found.Unknown(var why) -> unknown.add(why);
        }
    }

    PrincipalAccess access(
            PrincipalAccess.Kind kind,
            String name,
            String arn,
            Optional<AttachedPolicy> boundary,
            List<Level> serviceControl,
            Context context) {
        return new PrincipalAccess(
                kind,
                name,
                arn,
                new Layers(
                        known,
                        boundary.flatMap(this::limit),
                        Optional.empty(),
                        serviceControl,
                        List.of(),
                        Optional.empty()),
                context,
                unknown,
                fromCatalog);
    }

    /// The boundary's document. One that is not known limits nothing here, so that what is possible
    /// is never too small; that it is missing is told.
    private Optional<List<CompiledPolicy>> limit(AttachedPolicy boundary) {
        var limits = new ArrayList<CompiledPolicy>();
        add(documents.managed(boundary), limits);
        return limits.isEmpty() ? Optional.empty() : Optional.of(limits);
    }
}
