package dev.lockstep.people.step;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.access.judgement.RequireMfa;
import dev.lockstep.access.judgement.WithoutMfa;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Group;
import dev.lockstep.account.User;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.control.groups.PolicyContent;
import dev.lockstep.policy.PolicyParse;
import dev.lockstep.policy.evaluate.Deciding;
import dev.lockstep.policy.evaluate.Decision;
import dev.lockstep.policy.evaluate.Evaluator;
import dev.lockstep.policy.evaluate.Layer;
import dev.lockstep.policy.evaluate.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What somebody may do with a password and no MFA device: sign in, and what policies allow then.
final class PasswordAlone {
    private final AccountSnapshot snapshot;

    PasswordAlone(AccountSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /// Whether a person can set up a device alone, in the console.
    enum SettingUp {
        /// All calls that it takes are allowed.
        ALLOWED,
        /// Not all of them are; an own policy can allow them, as far as is known.
        NOT_ALLOWED,
        /// Something forbids one of them, whatever else allows it.
        FORBIDDEN
    }

    /// What a password opens of a user besides setting up MFA: the first of it and where it comes
    /// from, in a line; names in it are hostile text. What is not known counts as open.
    ///
    /// @return empty: it opens nothing more
    Optional<String> opened(User user) {
        Optional<PrincipalAccess> access = access(user);
        if (access.isEmpty()) {
            return Optional.of("perhaps some, since what it may do is not known");
        }
        return switch (WithoutMfa.of(snapshot, access.get())) {
            case WithoutMfa.Allowed(var examples, var _) ->
                    Optional.of(opened(examples.getFirst()));
            case WithoutMfa.Undecided(var _, var actions) ->
                    Optional.of(
                            "perhaps some, since it is not known whether it may do "
                                    + actions.getFirst()
                                    + " without MFA");
            case WithoutMfa.Proven _ ->
                    access.filter(PrincipalAccess::isWhole).isPresent()
                            ? Optional.empty()
                            : Optional.of("perhaps some, since not all of its policies are known");
        };
    }

    private static String opened(WithoutMfa.Call call) {
        return call.action()
                + " on "
                + call.resource()
                + call.by().stream().findFirst().map(by -> ", by the " + policy(by)).orElse("");
    }

    private static String policy(Deciding by) {
        return by.layer() == Layer.RESOURCE ? by.policy() : "policy " + by.policy();
    }

    /// Whether a user can set up a device alone.
    ///
    /// @param changes whether the password must be changed first, which the account's password
    ///   policy does not allow
    SettingUp settingUp(User user, boolean changes) {
        Optional<PrincipalAccess> known = access(user);
        if (known.isEmpty()) {
            return SettingUp.NOT_ALLOWED;
        }
        PrincipalAccess access = known.get();
        boolean isAllowed = access.isWhole();
        for (Map.Entry<String, String> call : calls(access, changes).entrySet()) {
            Request request = access.request(call.getKey(), call.getValue());
            Decision decision =
                    Evaluator.decide(
                            request.in(
                                    request.context().with("aws:MultiFactorAuthPresent", "false")),
                            access.layers());
            if (isForbidden(decision)) {
                return SettingUp.FORBIDDEN;
            }
            isAllowed &= decision.isAllowed();
        }
        return isAllowed ? SettingUp.ALLOWED : SettingUp.NOT_ALLOWED;
    }

    /// Whether no policy of the user's own can change it.
    private static boolean isForbidden(Decision decision) {
        return switch (decision) {
            case Decision.ExplicitlyDenied _ -> true;
            case Decision.ImplicitlyDenied denied ->
                    denied.lacking().stream().anyMatch(layer -> layer != Layer.IDENTITY);
            case Decision.Allowed _, Decision.Undecided _ -> false;
        };
    }

    /// What the console's page asks of AWS, by action.
    private static Map<String, String> calls(PrincipalAccess access, boolean changes) {
        String self = access.arn();
        String device = self.substring(0, self.indexOf(":user/")) + ":mfa/" + access.name();
        var calls = new LinkedHashMap<String, String>();
        calls.put("iam:ListMFADevices", self);
        calls.put("iam:CreateVirtualMFADevice", device);
        calls.put("iam:EnableMFADevice", self);
        if (changes) {
            calls.put("iam:ChangePassword", self);
        }
        return calls;
    }

    private Optional<PrincipalAccess> access(User user) {
        return user.arn()
                .filter(arn -> arn.contains(":user/"))
                .flatMap(AccountAccess.of(snapshot)::byArn);
    }

    /// Whether a group denies its members everything without MFA, but for setting it up.
    boolean isAskedBy(String group) {
        PolicyParse wanted =
                RequireMfa.document(snapshot.partition(), snapshot.accountId().orElse(""));
        List<String> arns =
                snapshot.policies().found().orElse(List.of()).stream()
                        .filter(one -> !one.isAwsManaged() && one.name().equals(RequireMfa.NAME))
                        .filter(one ->
                                one.document()
                                        .filter(is -> PolicyContent.isSame(is, wanted))
                                        .isPresent())
                        .map(ManagedPolicy::arn)
                        .toList();
        return snapshot.groups().found().orElse(List.of()).stream()
                .filter(one -> one.name().equalsIgnoreCase(group))
                .map(Group::attachedPolicies)
                .flatMap(List::stream)
                .anyMatch(one -> arns.contains(one.arn()));
    }
}
