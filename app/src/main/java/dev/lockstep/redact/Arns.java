package dev.lockstep.redact;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// ARNs: the shape, the service and the type of a resource stay; accounts and names are replaced by
/// the pseudonyms that they have elsewhere. Wildcards and policy variables stay.
final class Arns {
    private static final int PARTS = 6;
    private static final String OWNED_BY_AWS = "aws";

    /// Types of resources of other services whose word says nothing.
    private static final Set<String> TYPES =
            Set.of(
                    "access-grants",
                    "accesspoint",
                    "alarm",
                    "alias",
                    "analyzer",
                    "application",
                    "assessment",
                    "backup-vault",
                    "build",
                    "bus",
                    "catalog",
                    "certificate",
                    "cluster",
                    "container-instance",
                    "database",
                    "db",
                    "delivery-stream",
                    "detector",
                    "distribution",
                    "document",
                    "domain",
                    "event-bus",
                    "event-source",
                    "eventdatastore",
                    "execution",
                    "file-system",
                    "fleet",
                    "function",
                    "hostedzone",
                    "image",
                    "instance",
                    "internet-gateway",
                    "job",
                    "key",
                    "key-pair",
                    "launch-template",
                    "layer",
                    "listener",
                    "loadbalancer",
                    "log-group",
                    "log-stream",
                    "managed-instance",
                    "mesh",
                    "natgateway",
                    "network-acl",
                    "network-interface",
                    "parameter",
                    "permissionSet",
                    "pipeline",
                    "project",
                    "queue",
                    "repository",
                    "restapis",
                    "route-table",
                    "rule",
                    "schedule",
                    "schedule-group",
                    "secret",
                    "security-group",
                    "service",
                    "snapshot",
                    "stack",
                    "stackset",
                    "stateMachine",
                    "stream",
                    "subnet",
                    "table",
                    "targetgroup",
                    "task",
                    "task-definition",
                    "topic",
                    "trail",
                    "transit-gateway",
                    "userpool",
                    "vault",
                    "volume",
                    "vpc",
                    "vpc-endpoint",
                    "webacl",
                    "workgroup");

    private final Names names;
    private final Pieces pieces;
    private final Map<String, UnaryOperator<String>> identities;

    Arns(Names names) {
        this.names = names;
        this.pieces = new Pieces(names);
        this.identities =
                Map.of(
                        "user",
                        names::user,
                        "group",
                        names::group,
                        "role",
                        names::role,
                        "policy",
                        names::policy,
                        "mfa",
                        device -> names.of("device", device),
                        "sms-mfa",
                        device -> names.of("device", device),
                        "instance-profile",
                        profile -> names.of("instance-profile", profile),
                        "server-certificate",
                        name -> names.of("certificate", name),
                        "saml-provider",
                        name -> names.of("saml", name),
                        "federated-user",
                        names::user);
    }

    static boolean isArn(String text) {
        return text.startsWith("arn:") && text.split(":", PARTS).length == PARTS;
    }

    /// An ARN; what is none becomes one word.
    String redacted(String arn) {
        if (!isArn(arn)) {
            return names.of("arn", arn);
        }
        String[] parts = arn.split(":", PARTS);
        return String.join(
                ":",
                parts[0],
                pieces.replaced(parts[1], names::partition),
                pieces.replaced(parts[2], names::service),
                pieces.replaced(parts[3], names::region),
                parts[4].equals(OWNED_BY_AWS)
                        ? OWNED_BY_AWS
                        : pieces.replaced(parts[4], names::account),
                resource(parts[2], parts[4], parts[5]));
    }

    private String resource(String service, String account, String resource) {
        if (service.equals("iam") || service.equals("sts")) {
            return identity(account, resource);
        }
        String[] segments = resource.split("(?<=[:/])|(?=[:/])", -1);
        var text = new StringBuilder();
        for (int i = 0; i < segments.length; i++) {
            text.append(segment(service, segments, i));
        }
        return text.toString();
    }

    private String segment(String service, String[] segments, int at) {
        String segment = segments[at];
        boolean isType = at == 0 && segments.length > 1 && TYPES.contains(segment);
        if (segment.equals(":") || segment.equals("/") || isType) {
            return segment;
        }
        String kind =
                switch (service) {
                    case "s3" -> at == 0 ? "bucket" : "name";
                    case "cloudtrail" -> at == 2 ? "trail" : "name";
                    case "access-analyzer" -> at == 2 ? "analyzer" : "name";
                    default -> "name";
                };
        return pieces.replaced(
                segment,
                piece -> names.isAccount(piece) ? names.account(piece) : names.of(kind, piece));
    }

    /// `TYPE/PATH/NAME` of IAM and STS.
    private String identity(String account, String resource) {
        int slash = resource.indexOf('/');
        if (slash < 0) {
            return resource.equals("root")
                    ? resource
                    : pieces.replaced(resource, piece -> names.of("name", piece));
        }
        String type = resource.substring(0, slash);
        String rest = resource.substring(slash + 1);
        return switch (type) {
            case "oidc-provider" ->
                    type
                            + "/"
                            + (Pieces.has(rest)
                                    ? pieces.replaced(rest, names::issuer)
                                    : names.issuer(rest));
            case "assumed-role" -> type + "/" + session(rest);
            case "u2f" -> type + "/" + securityKey(rest);
            default ->
                    type.equals("policy") && account.equals(OWNED_BY_AWS)
                            ? type + "/" + managedPolicy(rest)
                            : identities.containsKey(type)
                                    ? type + "/" + named(rest, identities.get(type))
                                    : pieces.replaced(resource, piece -> names.of("name", piece));
        };
    }

    private String named(String pathAndName, UnaryOperator<String> as) {
        int last = pathAndName.lastIndexOf('/') + 1;
        String path = pathAndName.substring(0, last);
        String name = pathAndName.substring(last);
        return (Pieces.has(path) ? pieces.replaced(path, names::path) : names.path(path))
                + pieces.replaced(name, as);
    }

    private String session(String roleAndSession) {
        int slash = roleAndSession.indexOf('/');
        return slash < 0
                ? pieces.replaced(roleAndSession, names::role)
                : pieces.replaced(roleAndSession.substring(0, slash), names::role)
                        + "/"
                        + pieces.replaced(
                                roleAndSession.substring(slash + 1),
                                session -> names.of("session", session));
    }

    /// `user/NAME/DEVICE`, or `root/…` of root's.
    private String securityKey(String rest) {
        String[] segments = rest.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean isType = i == 0 && (segments[i].equals("user") || segments[i].equals("root"));
            if (!isType) {
                UnaryOperator<String> as =
                        i == 1 && segments.length == 3 && segments[0].equals("user")
                                ? names::user
                                : device -> names.of("device", device);
                segments[i] = pieces.replaced(segments[i], as);
            }
        }
        return String.join("/", segments);
    }

    private String managedPolicy(String rest) {
        String[] segments = rest.split("/", -1);
        for (int i = 0; i < segments.length - 1; i++) {
            segments[i] =
                    AwsNames.isManagedPolicyPath(segments[i])
                            ? segments[i]
                            : pieces.replaced(segments[i], names::pathSegment);
        }
        int last = segments.length - 1;
        segments[last] = pieces.replaced(segments[last], names::policy);
        return String.join("/", segments);
    }
}
