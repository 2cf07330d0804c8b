package dev.lockstep.practice.enforce;

import dev.lockstep.account.Account;
import dev.lockstep.account.Role;
import dev.lockstep.effect.IamArn;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.Decision;
import dev.lockstep.policy.evaluate.Evaluator;
import dev.lockstep.policy.evaluate.Layers;
import dev.lockstep.policy.evaluate.Request;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.Secrets;
import dev.lockstep.practice.wire.Operation;
import dev.lockstep.practice.wire.Protocol;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/// Judges each call by the policies of whoever makes it, and refuses it in AWS's words.
///
/// One for each server; it remembers the policies of the callers of one state of the account.
///
/// Rule source: IAM User Guide, "Policy evaluation logic" and "How permissions are determined for
/// roles and sessions".
public final class Enforcement {
    private static final String ASSUME_ROLE = "sts:AssumeRole";
    private static final String MAKE_ROLE = "iam:CreateServiceLinkedRole";

    /// By identity: to compare whole accounts would take longer than the call itself. It holds one
    /// account at most.
    private final IdentityHashMap<Account, Map<Asking, CallerPolicies>> known =
            new IdentityHashMap<>();

    private record Asking(Caller caller, Optional<Secrets.Session> session) {}

    /// Lets a call pass, or not.
    ///
    /// @param operation one whose requests can be read
    /// @param userAgent as the client calls itself
    /// @throws AwsError if the caller may not
    public void judge(
            Operation operation,
            Protocol protocol,
            SdkPojo request,
            Call call,
            Optional<String> userAgent) {
        ServedAction served = ServedAction.of(operation).orElseThrow();
        boolean assumes = served.action().equals(ASSUME_ROLE);
        if (served.rule() == ResourceRule.FREE
                || (assumes && call.caller() instanceof Caller.RootUser)) {
            // Nobody needs leave for the one; the other no policy gives.
            return;
        }
        var members = new Members(request);
        Target target = Targets.of(served, members, call);
        Context context = RequestContext.of(served, members, target, call, userAgent);
        CallerPolicies policies = policies(call);
        Layers layers = assumes ? withTrust(policies.layers(), target, call) : policies.layers();
        var judge = new Judge(call, protocol, policies.arns());
        judge.allow(served.action(), target, layers, context);
        for (ServedAction.Also also : served.also()) {
            if (!members.asksFor(also.member())) {
                continue;
            }
            if (also.action().equals(MAKE_ROLE)) {
                makesRole(also.passedTo().orElseThrow(), judge, layers, context);
            } else if (also.passedTo().isPresent()) {
                Target role =
                        new Targets(served, members, call)
                                .role(members.text(also.member()).orElse(""));
                judge.allow(
                        also.action(),
                        role,
                        layers,
                        RequestContext.passing(context, role, also.passedTo().get()));
            } else {
                judge.allow(also.action(), target, layers, context);
            }
        }
    }

    /// A service makes its role in the name of whoever uses it first.
    ///
    /// @param role the service and its role, with a slash between them
    private static void makesRole(String role, Judge judge, Layers layers, Context context) {
        int slash = role.indexOf('/');
        Account account = judge.call().truth();
        if (!account.roles().containsKey(role.substring(slash + 1))) {
            judge.allow(
                    MAKE_ROLE,
                    Target.of(IamArn.of(account, "role", "/aws-service-role/", role)),
                    layers,
                    context.with("iam:AWSServiceName", role.substring(0, slash)));
        }
    }

    private record Judge(Call call, Protocol protocol, Map<String, String> arns) {
        void allow(String action, Target target, Layers layers, Context context) {
            String caller = call.caller().arn(call.truth());
            var request = new Request(caller, action, target.arn(), Optional.empty(), context);
            Decision decision = Evaluator.decide(request, layers);
            if (!decision.isAllowed()) {
                throw AccessDenied.error(
                        protocol,
                        AccessDenied.sentence(caller, action, target.words(), decision, arns));
            }
        }
    }

    /// The trust policy is the policy of the role. Where there is no such role, nobody is let in,
    /// in the same words as where it lets nobody in.
    private static Layers withTrust(Layers layers, Target target, Call call) {
        Optional<PolicyDocument> trust =
                call.truth().roles().values().stream()
                        .filter(role -> role.arn().equals(target.arn()))
                        .findFirst()
                        .map(Role::trustPolicy)
                        .filter(PolicyDocument.class::isInstance)
                        .map(PolicyDocument.class::cast);
        return layers.withResource(
                Optional.of(
                        CompiledPolicy.of(
                                "role trust policy", trust.orElse(CallerPolicies.NOBODY))));
    }

    private CallerPolicies policies(Call call) {
        Account seen = call.seen();
        if (!known.containsKey(seen)) {
            known.clear();
        }
        return known.computeIfAbsent(seen, _ -> new HashMap<>())
                .computeIfAbsent(
                        new Asking(call.caller(), call.session()),
                        asking -> CallerPolicies.of(seen, asking.caller(), asking.session()));
    }
}
