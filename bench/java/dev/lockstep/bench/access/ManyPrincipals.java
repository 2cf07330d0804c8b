package dev.lockstep.bench.access;

import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.catalog.AwsManagedPolicies;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Layers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Principals as a large account has them: each has two of sixty policies of AWS and one of its
/// own, which no other has; some have a boundary. The same number gives the same.
final class ManyPrincipals {
    private static final int SHARED = 60;

    private ManyPrincipals() {}

    static List<Layers> make(int count) {
        var random = new Random(8);
        AwsManagedPolicies managed = AwsManagedPolicies.builtIn();
        List<String> names = managed.names();
        var shared = new ArrayList<CompiledPolicy>();
        while (shared.size() < SHARED) {
            String name = names.get(random.nextInt(names.size()));
            managed.byName(name)
                    .map(AwsManagedPolicies.Known::document)
                    .filter(PolicyDocument.class::isInstance)
                    .map(PolicyDocument.class::cast)
                    .map(document -> CompiledPolicy.of(name, document))
                    .ifPresent(shared::add);
        }
        var all = new ArrayList<Layers>();
        for (int i = 0; i < count; i++) {
            Layers layers =
                    Layers.identity(
                            List.of(
                                    shared.get(random.nextInt(SHARED)),
                                    shared.get(random.nextInt(SHARED)),
                                    own(i, random)));
            all.add(
                    random.nextInt(20) == 0
                            ? layers.withBoundary(
                                    Optional.of(List.of(shared.get(random.nextInt(SHARED)))))
                            : layers);
        }
        return all;
    }

    private static CompiledPolicy own(int number, Random random) {
        String condition =
                random.nextInt(5) == 0
                        ? ", \"Condition\": {\"Bool\": {\"aws:MultiFactorAuthPresent\": \"true\"}}"
                        : "";
        String denial =
                random.nextInt(10) == 0
                        ? ", {\"Effect\": \"Deny\", \"Action\": \"iam:*\", \"Resource\": \"*\"}"
                        : "";
        String text =
                """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": ["s3:Get*", "s3:List*", "dynamodb:PutItem"],
                   "Resource": "arn:aws:s3:::bucket-%1$d/*"%2$s},
                  {"Effect": "Allow", "Action": "logs:Create*", "Resource": "*"},
                  {"Effect": "Allow", "Action": ["ec2:*Tags", "*:Describe%3$d*"],
                   "Resource": "*"}%4$s]}\
                """
                        .formatted(number, condition, number, denial);
        return switch (PolicyDocument.parse(text)) {
            case PolicyDocument document -> CompiledPolicy.of("own-" + number, document);
            case dev.lockstep.policy.Malformed malformed ->
                    throw new IllegalStateException(malformed.expected());
        };
    }
}
