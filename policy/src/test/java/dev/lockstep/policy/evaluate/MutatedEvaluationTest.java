package dev.lockstep.policy.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.policy.Mutations;
import dev.lockstep.policy.PolicyDocument;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whatever a policy holds, each request has a decision. `-Dfuzz.policies` says how many policies;
/// each is made from its number, so that a failure can be seen again.
class MutatedEvaluationTest {
    private static final List<Request> REQUESTS =
            List.of(
                    request(
                            "arn:aws:iam::111122223333:user/alice",
                            "s3:GetObject",
                            "arn:aws:s3:::bucket/k"),
                    request(
                            "arn:aws:sts::111122223333:assumed-role/r/s",
                            "iam:PassRole",
                            "arn:aws:iam::111122223333:role/r"),
                    request(
                            "arn:aws:iam::111122223333:role/r",
                            "sts:AssumeRole",
                            "arn:aws:iam::111122223333:role/r"),
                    request(
                            "lambda.amazonaws.com",
                            "kms:Decrypt",
                            "arn:aws:kms:r:111122223333:key/k"),
                    request("", "", ""));

    private static final List<Context> CONTEXTS =
            List.of(
                    Context.EMPTY,
                    Context.UNKNOWN,
                    Context.EMPTY
                            .with("aws:username", "alice")
                            .with("aws:TagKeys", List.of("a", ""))
                            .with("aws:SourceIp", "2001:db8::1")
                            .with("aws:MultiFactorAuthAge", "300abc")
                            .with("aws:CurrentTime", "2026-01-31T00:00:00Z"),
                    Context.UNKNOWN.with("aws:username", "*").with("aws:PrincipalTag/team", ""));

    @Test
    void every_request_has_a_decision_whatever_the_policies() {
        long many = Long.parseLong(System.getProperty("fuzz.policies", "100000"));
        CompiledPolicy other = Asked.policy("other", Asked.allow(""));
        Set<Decision.Kind> seen = EnumSet.noneOf(Decision.Kind.class);
        long undecided = 0;
        for (long seed = 0; seed < many; seed++) {
            if (!(PolicyDocument.parse(Mutations.of(seed)) instanceof PolicyDocument document)) {
                continue;
            }
            try {
                CompiledPolicy policy = CompiledPolicy.of("policy", document);
                Request request =
                        REQUESTS.get((int) (seed % REQUESTS.size()))
                                .in(CONTEXTS.get((int) (seed / 7 % CONTEXTS.size())));
                for (int kind = 0; kind < 3; kind++) {
                    switch (Evaluator.decide(request, layers(policy, other, kind))) {
                        case Decision.Allowed _ -> seen.add(Decision.Kind.ALLOWED);
                        case Decision.ImplicitlyDenied _ ->
                                seen.add(Decision.Kind.IMPLICITLY_DENIED);
                        case Decision.ExplicitlyDenied _ ->
                                seen.add(Decision.Kind.EXPLICITLY_DENIED);
                        case Decision.Undecided open -> {
                            undecided++;
                            assertThat(open.keys()).isNotEmpty();
                            assertThat(open.could()).hasSizeGreaterThan(1);
                        }
                    }
                }
            } catch (RuntimeException | AssertionError | StackOverflowError e) {
                throw new AssertionError("seed " + seed + ": " + Mutations.of(seed), e);
            }
        }
        assertThat(seen).hasSize(3);
        assertThat(undecided).isGreaterThan(many / 100);
    }

    private static Request request(String principal, String action, String resource) {
        return new Request(principal, action, resource, Optional.empty(), Context.EMPTY);
    }

    private static Layers layers(CompiledPolicy policy, CompiledPolicy other, int kind) {
        return switch (kind) {
            case 0 -> Layers.identity(List.of(policy));
            case 1 -> Layers.identity(List.of(other)).withResource(Optional.of(policy));
            default ->
                    new Layers(
                            List.of(policy, other),
                            Optional.of(List.of(policy)),
                            Optional.of(List.of(other)),
                            List.of(new Layers.Level("ou", List.of(policy))),
                            List.of(new Layers.Level("ou", List.of(policy))),
                            Optional.of(policy));
        };
    }
}
