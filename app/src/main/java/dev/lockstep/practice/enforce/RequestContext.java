package dev.lockstep.practice.enforce;

import dev.lockstep.account.Account;
import dev.lockstep.account.Role;
import dev.lockstep.account.User;
import dev.lockstep.account.organization.Organization;
import dev.lockstep.account.organization.ServiceControlLevel;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.ContextValue;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.Secrets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The condition keys of a call. All are known: one that is not there is absent.
///
/// Calls come over plain HTTP from this machine; `aws:SecureTransport` is true all the same, since
/// on AWS it would be: a policy behaves here as it does there.
///
/// Rule source: IAM User Guide, "AWS global condition context keys" and "IAM and AWS STS condition
/// context keys".
final class RequestContext {
    private static final String LOOPBACK = "127.0.0.1";

    /// Services with one endpoint for all regions.
    private static final List<String> GLOBAL = List.of("iam", "organizations", "account");

    private static final Map<String, String> HOME =
            Map.of("aws", "us-east-1", "aws-cn", "cn-north-1", "aws-us-gov", "us-gov-west-1");

    private final Map<String, ContextValue> keys = new HashMap<>();
    private final Call call;
    private final Account account;

    private RequestContext(Call call) {
        this.call = call;
        this.account = call.truth();
    }

    /// @param userAgent as the client calls itself
    static Context of(
            ServedAction served,
            Members request,
            Target target,
            Call call,
            Optional<String> userAgent) {
        var context = new RequestContext(call);
        context.always(served.action(), userAgent);
        context.caller();
        context.factor(served.action(), request);
        context.asked(served, request, target);
        return Context.EMPTY.with(context.keys);
    }

    private void put(String key, String value) {
        keys.put(key, new ContextValue.Single(value));
    }

    private void put(String key, Optional<String> value) {
        value.ifPresent(one -> put(key, one));
    }

    private void put(String key, List<String> several) {
        keys.put(key, new ContextValue.Several(several));
    }

    private void always(String action, Optional<String> userAgent) {
        String service = action.substring(0, action.indexOf(':'));
        put("aws:CurrentTime", call.now().toString());
        put("aws:EpochTime", Long.toString(call.now().getEpochSecond()));
        put("aws:SourceIp", LOOPBACK);
        put("aws:SecureTransport", "true");
        put("aws:UserAgent", userAgent);
        put("aws:ViaAWSService", "false");
        put("aws:PrincipalIsAWSService", "false");
        put(
                "aws:RequestedRegion",
                GLOBAL.contains(service)
                        ? HOME.getOrDefault(account.partition(), call.region())
                        : call.region());
        put("aws:PrincipalAccount", account.id());
        put("aws:ResourceAccount", account.id());
        account.organization().ifPresent(this::organization);
    }

    private void organization(Organization organization) {
        put("aws:PrincipalOrgID", organization.id());
        put("aws:ResourceOrgID", organization.id());
        List<String> levels =
                account.serviceControlPolicies().stream().map(ServiceControlLevel::target).toList();
        if (!levels.isEmpty() && levels.getFirst().startsWith("r-")) {
            var path = new StringBuilder(organization.id()).append('/');
            levels.stream()
                    .filter(level -> level.startsWith("r-") || level.startsWith("ou-"))
                    .forEach(level -> path.append(level).append('/'));
            put("aws:PrincipalOrgPaths", List.of(path.toString()));
            put("aws:ResourceOrgPaths", List.of(path.toString()));
        }
    }

    private void caller() {
        switch (call.caller()) {
            case Caller.RootUser _ -> {
                put("aws:PrincipalArn", account.rootArn());
                put("aws:PrincipalType", "Account");
                put("aws:userid", account.id());
            }
            case Caller.IamUser user -> user(user);
            case Caller.RoleSession session -> session(session);
        }
    }

    private void user(Caller.IamUser caller) {
        put("aws:PrincipalArn", caller.arn(account));
        put("aws:PrincipalType", "User");
        put("aws:username", caller.name());
        Optional<User> user = Optional.ofNullable(call.seen().users().get(caller.name()));
        put("aws:userid", user.flatMap(User::id));
        user.ifPresent(one -> tags("aws:PrincipalTag/", one.tags()));
    }

    /// Of a session the principal is the role; a session's own tags come before the role's.
    private void session(Caller.RoleSession caller) {
        Optional<Role> role = Optional.ofNullable(call.seen().roles().get(caller.role()));
        put("aws:PrincipalArn", role.map(Role::arn).orElseGet(() -> caller.arn(account)));
        put("aws:PrincipalType", "AssumedRole");
        put("aws:userid", role.flatMap(Role::id).map(id -> id + ":" + caller.session()));
        role.ifPresent(one -> tags("aws:PrincipalTag/", one.tags()));
        call.session()
                .map(Secrets.Session::kind)
                .ifPresent(kind -> {
                    if (kind instanceof Secrets.Kind.RoleToken token) {
                        tags("aws:PrincipalTag/", token.tags());
                        put("aws:SourceIdentity", token.sourceIdentity());
                        put("aws:TokenIssueTime", token.issued().toString());
                    }
                });
    }

    private void tags(String prefix, Map<String, String> tags) {
        tags.forEach((key, value) -> put(prefix + key, value));
    }

    /// The code of a request for a role counts as given: where it is wrong the call fails in any
    /// case.
    private void factor(String action, Members request) {
        boolean code =
                action.equals("sts:AssumeRole")
                        && request.text("SerialNumber").isPresent()
                        && request.text("TokenCode").isPresent();
        put("aws:MultiFactorAuthPresent", code ? Optional.of("true") : call.factorPresent());
        put("aws:MultiFactorAuthAge", code ? Optional.of("0") : call.factorAge());
    }

    private void asked(ServedAction served, Members request, Target target) {
        tags("aws:RequestTag/", request.tags());
        List<String> names =
                request.tags().isEmpty()
                        ? request.texts("TagKeys")
                        : List.copyOf(request.tags().keySet());
        if (!names.isEmpty()) {
            put("aws:TagKeys", names);
        }
        resource(target);
        for (ServedAction.Key key : served.keys()) {
            if (key.from().equals(ServedAction.Key.BOUNDARY)) {
                put(key.name(), target.boundary());
            } else if (request.value(key.from()).orElse("") instanceof List<?>) {
                put(key.name(), request.texts(key.from()));
            } else {
                put(key.name(), request.text(key.from()));
            }
        }
    }

    private void resource(Target target) {
        tags("aws:ResourceTag/", target.tags());
        tags("iam:ResourceTag/", target.tags());
    }

    /// The same call as it is judged for a role that it hands to a service.
    static Context passing(Context context, Target role, String service) {
        var keys = new HashMap<String, ContextValue>();
        role.tags()
                .forEach((key, value) -> {
                    keys.put("aws:ResourceTag/" + key, new ContextValue.Single(value));
                    keys.put("iam:ResourceTag/" + key, new ContextValue.Single(value));
                });
        keys.put("iam:PassedToService", new ContextValue.Single(service));
        return context.with(keys);
    }
}
