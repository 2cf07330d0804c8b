package dev.lockstep.access;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.organization.ServiceControlLevel;
import dev.lockstep.policy.Malformed;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Layers.Level;
import java.util.ArrayList;
import java.util.List;

/// The service control policies above an account.
///
/// They are read only where the caller may: what was not read limits nothing here, and a policy
/// that cannot be read counts as one that allows everything, so that what is possible is never too
/// small.
///
/// Rule source: Organizations User Guide, "Service control policies": they do not touch the
/// management account, nor service-linked roles.
final class ServiceControl {
    private static final CompiledPolicy ALLOWS_ALL =
            switch (PolicyDocument.parse(
                    """
                    {"Version": "2012-10-17",
                     "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}\
                    """)) {
                case PolicyDocument document -> CompiledPolicy.of("a policy not known", document);
                case Malformed malformed -> throw new IllegalStateException(malformed.expected());
            };

    private ServiceControl() {}

    static List<Level> levels(AccountSnapshot snapshot, PolicyDocuments documents) {
        boolean manages =
                snapshot.organization()
                        .found()
                        .flatMap(one -> one)
                        .filter(one ->
                                snapshot.accountId()
                                        .filter(one.managementAccount()::equals)
                                        .isPresent())
                        .isPresent();
        if (manages) {
            return List.of();
        }
        var levels = new ArrayList<Level>();
        for (ServiceControlLevel level :
                snapshot.serviceControlPolicies().found().orElse(List.of())) {
            var policies = new ArrayList<CompiledPolicy>();
            for (ServiceControlLevel.Named policy : level.policies()) {
                switch (documents.named(
                        policy.name(),
                        policy.document(),
                        "service control policy " + policy.name(),
                        false)) {
                    case PolicyDocuments.Found.Known(var known, var _) -> policies.add(known);
                    // It may allow everything; what the others deny stays.
                    case PolicyDocuments.Found.Unknown _ -> policies.add(ALLOWS_ALL);
                }
            }
            levels.add(new Level(level.target(), policies));
        }
        return levels;
    }
}
