package dev.lockstep.access.escalation;

import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.ContextValue;
import dev.lockstep.policy.evaluate.Layers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells who is allowed everything: every one of a few deeds that between them need all policies to
/// be without limit, each on a resource of a name that nobody has.
///
/// What service control policies refuse to everybody of the account does not count: nobody there is
/// allowed more than that.
final class AllPowerful {
    private record Deed(String action, String resource) {}

    private final List<Deed> deeds;
    private final Map<Mask, Optional<List<Grant>>> known = new HashMap<>();

    AllPowerful(Surroundings around) {
        String nobody = "lockstep-asks-about-any";
        var all =
                List.of(
                        new Deed("iam:AttachUserPolicy", around.arn("user/" + nobody)),
                        new Deed("iam:PutRolePolicy", around.arn("role/" + nobody)),
                        new Deed("iam:CreatePolicyVersion", around.arn("policy/" + nobody)),
                        new Deed("iam:CreateAccessKey", around.arn("user/" + nobody)),
                        new Deed("iam:UpdateAssumeRolePolicy", around.arn("role/" + nobody)),
                        new Deed("iam:PassRole", around.arn("role/" + nobody)),
                        new Deed("iam:DeleteAccountPasswordPolicy", "*"),
                        new Deed("s3:DeleteObject", partition(around, "s3:::" + nobody + "/any")),
                        new Deed("ec2:TerminateInstances", inEurope(around, "ec2", "instance/i-0")),
                        new Deed("lambda:DeleteFunction", inEurope(around, "lambda", "function:x")),
                        new Deed(
                                "cloudtrail:StopLogging",
                                inEurope(around, "cloudtrail", "trail/x")),
                        // An action that AWS may add tomorrow.
                        new Deed("lockstep-new-service:DoAnything", "*"));
        var anyone =
                new Mask(
                        new Holder(
                                PrincipalAccess.Kind.USER,
                                nobody,
                                around.arn("user/" + nobody),
                                around.arn("user/" + nobody),
                                Context.UNKNOWN,
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                Map.of(),
                                false),
                        new Layers(
                                List.of(Surroundings.EVERYTHING),
                                Optional.empty(),
                                Optional.empty(),
                                around.serviceControl(),
                                List.of(),
                                Optional.empty()));
        Map<String, ContextValue> whoever = Map.of("aws:PrincipalArn", ContextValue.UNKNOWN);
        deeds =
                all.stream()
                        .filter(deed ->
                                Asking.may(anyone, deed.action, deed.resource, whoever).isPresent())
                        .toList();
    }

    private static String partition(Surroundings around, String rest) {
        return "arn:" + around.snapshot().partition() + ":" + rest;
    }

    private static String inEurope(Surroundings around, String service, String resource) {
        return partition(
                around,
                service
                        + ":eu-west-1:"
                        + around.snapshot().accountId().orElse("000000000000")
                        + ":"
                        + resource);
    }

    /// The actions of the deeds.
    List<String> actions() {
        return deeds.stream().map(Deed::action).distinct().toList();
    }

    /// What shows that who acts so is, or may be, allowed everything; empty: it is not.
    Optional<List<Grant>> of(Mask mask) {
        return known.computeIfAbsent(mask, this::ask);
    }

    private Optional<List<Grant>> ask(Mask mask) {
        var grants = new ArrayList<Grant>();
        for (Deed deed : deeds) {
            Optional<Grant> grant = Asking.may(mask, deed.action, deed.resource);
            if (grant.isEmpty()) {
                return Optional.empty();
            }
            grants.add(grant.get());
        }
        return grants.isEmpty() ? Optional.empty() : Optional.of(grants);
    }
}
