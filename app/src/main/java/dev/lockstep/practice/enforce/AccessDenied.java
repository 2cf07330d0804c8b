package dev.lockstep.practice.enforce;

import dev.lockstep.policy.evaluate.Deciding;
import dev.lockstep.policy.evaluate.Decision;
import dev.lockstep.policy.evaluate.Layer;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.wire.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What AWS says to who may not.
///
/// Rule source: IAM User Guide, "Troubleshoot access denied error messages"; the ARN of a managed
/// policy that forbids a call stands behind it since 2026 (AWS Security Blog, "Enhanced access
/// denied error messages with policy ARNs").
public final class AccessDenied {
    private static final String ASSUME_ROLE = "sts:AssumeRole";

    /// Where several kinds of policy refuse, AWS names one: the first that it weighs.
    private static final List<Layer> ORDER =
            List.of(
                    Layer.RESOURCE_CONTROL,
                    Layer.SERVICE_CONTROL,
                    Layer.RESOURCE,
                    Layer.IDENTITY,
                    Layer.BOUNDARY,
                    Layer.SESSION);

    private AccessDenied() {}

    /// The error of a protocol: its status and code (Smithy's specifications; JSON 1.1 answers with
    /// 400).
    public static AwsError error(Protocol protocol, String sentence) {
        return switch (protocol) {
            case QUERY -> new AwsError(403, "AccessDenied", sentence);
            case JSON -> new AwsError(400, "AccessDeniedException", sentence);
            case REST_JSON -> new AwsError(403, "AccessDeniedException", sentence);
        };
    }

    /// The sentence where nothing allows a call.
    ///
    /// @param callerArn who asked
    /// @param resource as AWS names it
    public static String unallowed(String callerArn, String action, String resource) {
        return start(callerArn, action) + on(resource) + because("identity-based policy", action);
    }

    /// The sentence for a call that is refused.
    ///
    /// @param arns by name: the managed policies among the caller's
    static String sentence(
            String callerArn,
            String action,
            String resource,
            Decision decision,
            Map<String, String> arns) {
        String start = start(callerArn, action);
        return switch (decision) {
            case Decision.ExplicitlyDenied(List<Deciding> by) -> {
                Layer layer = first(by.stream().map(Deciding::layer).toList());
                yield isTrust(layer, action)
                        ? start + " with an explicit deny in the role trust policy"
                        : start
                                + on(resource)
                                + " with an explicit deny in "
                                + article(layer)
                                + kind(layer)
                                + arn(by, layer, arns).map(one -> ": " + one).orElse("");
            }
            case Decision.ImplicitlyDenied(List<Layer> lacking, var _) -> {
                Layer layer = first(lacking);
                yield isTrust(layer, action)
                        ? start + because("role trust policy", action)
                        : start + on(resource) + because(kind(layer), action);
            }
            // All that a practice account is asked is known; what cannot be told allows nothing.
            case Decision.Undecided _, Decision.Allowed _ ->
                    start + on(resource) + because(kind(Layer.IDENTITY), action);
        };
    }

    private static String start(String callerArn, String action) {
        return "User: " + callerArn + " is not authorized to perform: " + action;
    }

    private static String on(String resource) {
        return " on resource: " + resource;
    }

    private static String because(String kind, String action) {
        return " because no " + kind + " allows the " + action + " action";
    }

    private static boolean isTrust(Layer layer, String action) {
        return layer == Layer.RESOURCE && action.equals(ASSUME_ROLE);
    }

    private static Layer first(List<Layer> layers) {
        return ORDER.stream().filter(layers::contains).findFirst().orElse(Layer.IDENTITY);
    }

    private static String kind(Layer layer) {
        return switch (layer) {
            case SERVICE_CONTROL -> "service control policy";
            case RESOURCE_CONTROL -> "resource control policy";
            case RESOURCE -> "resource-based policy";
            case IDENTITY -> "identity-based policy";
            case BOUNDARY -> "permissions boundary";
            case SESSION -> "session policy";
        };
    }

    private static String article(Layer layer) {
        return layer == Layer.IDENTITY ? "an " : "a ";
    }

    /// Of a policy of one user, group or role there is no ARN, and of service control policies a
    /// practice account knows none.
    private static Optional<String> arn(List<Deciding> by, Layer layer, Map<String, String> arns) {
        return layer == Layer.SERVICE_CONTROL
                ? Optional.empty()
                : by.stream()
                        .filter(one -> one.layer() == layer)
                        .findFirst()
                        .flatMap(one -> Optional.ofNullable(arns.get(one.policy())));
    }
}
