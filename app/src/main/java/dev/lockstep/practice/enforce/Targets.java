package dev.lockstep.practice.enforce;

import dev.lockstep.account.Account;
import dev.lockstep.account.around.ServerCertificate;
import dev.lockstep.account.organization.Organization;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.state.Caller;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds what a call is about. What is not there is named as if it were: AWS refuses who may not
/// ask before it says that there is nothing.
///
/// Rule source: Service Authorization Reference, the resource types of each service. The words of
/// refusals are those that AWS is known to use: what is to be made by its ARN (a policy by its
/// name), what is there by its type and name, lists by the beginning of their ARNs.
///
/// @param served what is asked for
record Targets(ServedAction served, Members request, Call call) {
    private static final String POLICY = "policy";

    static Target of(ServedAction served, Members request, Call call) {
        return new Targets(served, request, call).find();
    }

    private Target find() {
        Optional<String> given = served.member().flatMap(request::text);
        return switch (served.rule()) {
            case FREE, ANY -> Target.ANY;
            case NAMED -> given.map(this::named).orElseGet(this::caller);
            case NAMED_OR_ALL ->
                    request.text("AllUsers").filter("true"::equals).isPresent()
                            ? Target.ANY
                            : given.map(this::named).orElseGet(this::caller);
            case KEY_OWNER -> given.flatMap(this::owner).map(this::named).orElse(Target.ANY);
            case NEW -> made(given.orElse(""));
            case LIST -> list(given.orElse("/"));
            case ARN -> known(given.orElse("*"));
            case NEW_OIDC ->
                    Target.of(
                            iam("oidc-provider/" + given.orElse("").replaceFirst("^https://", "")));
            case SERVICE_ROLE -> Target.of(iam("role/aws-service-role/" + given.orElse("") + "/*"));
            case DELETION_TASK -> Target.of(deleted(given.orElse("")));
            case ORGANIZATION -> Target.of(organization(given.orElse("")));
            case ACCOUNT -> Target.of(account(given));
            case REGIONAL ->
                    Target.of(
                            given.filter(name -> name.startsWith("arn:"))
                                    .orElseGet(() ->
                                            regional(served.type() + "/" + given.orElse(""))));
            case REGIONAL_LIST -> Target.of(regional("*"));
        };
    }

    private Account truth() {
        return call.truth();
    }

    /// A role that is handed to a service.
    ///
    /// @param role its name or ARN
    Target role(String role) {
        if (!role.startsWith("arn:")) {
            Target named = named("role", role);
            return named.called(named.arn());
        }
        return truth().roles().values().stream()
                .filter(one -> one.arn().equals(role))
                .findFirst()
                .map(one -> named("role", one.name()).called(role))
                .orElseGet(() -> Target.of(role));
    }

    private Target named(String name) {
        return named(served.type(), name);
    }

    private Target named(String type, String name) {
        Target found =
                switch (type) {
                    case "user" ->
                            look(
                                    truth().users().get(name),
                                    user -> user.arn().orElse(""),
                                    user -> user.tags(),
                                    user -> user.boundary());
                    case "group" ->
                            look(
                                    truth().groups().get(name),
                                    group -> group.arn().orElse(""),
                                    _ -> Map.of(),
                                    _ -> Optional.empty());
                    case "role" ->
                            look(
                                    truth().roles().get(name),
                                    role -> role.arn(),
                                    role -> role.tags(),
                                    role -> role.boundary());
                    case "server-certificate" ->
                            truth().serverCertificates().stream()
                                    .filter(one -> one.name().equals(name))
                                    .findFirst()
                                    .map(Targets::certificate)
                                    .orElse(Target.ANY);
                    default -> Target.ANY;
                };
        String arn =
                found.arn().equals("*") || found.arn().isEmpty()
                        ? iam(type + "/" + name)
                        : found.arn();
        return new Target(arn, type.replace('-', ' ') + " " + name, found.tags(), found.boundary());
    }

    private static <T> Target look(
            @Nullable T one,
            Function<T, String> arn,
            Function<T, Map<String, String>> tags,
            Function<T, Optional<AttachedPolicy>> boundary) {
        return one == null
                ? Target.ANY
                : new Target(
                        arn.apply(one),
                        "",
                        tags.apply(one),
                        boundary.apply(one).map(AttachedPolicy::arn));
    }

    private static Target certificate(ServerCertificate one) {
        return new Target(one.arn().orElse(""), "", one.tags(), Optional.empty());
    }

    /// Who asks about nobody asks about itself (IAM API Reference, GetUser and others).
    private Target caller() {
        return switch (call.caller()) {
            case Caller.IamUser user -> named("user", user.name());
            case Caller.RootUser _, Caller.RoleSession _ -> Target.of(call.caller().arn(truth()));
        };
    }

    private Optional<String> owner(String keyId) {
        return truth().users().values().stream()
                .filter(user -> user.accessKeys().stream().anyMatch(key -> key.id().equals(keyId)))
                .findFirst()
                .map(user -> user.name());
    }

    private Target made(String name) {
        Target made = Target.of(iam(served.type() + request.text("Path").orElse("/") + name));
        return served.type().equals(POLICY) ? made.called("policy " + name) : made;
    }

    private Target list(String prefix) {
        Target all = Target.of(iam(served.type() + prefix));
        return served.type().equals(POLICY) ? all.called("policy path " + prefix) : all;
    }

    /// What an ARN names. A device without one has its serial in that place.
    private Target known(String given) {
        String arn = given.startsWith("arn:") ? given : iam(served.type() + "/" + given);
        Account account = truth();
        return switch (served.type()) {
            case POLICY ->
                    new Target(
                            arn,
                            "policy " + arn,
                            account.policies().stream()
                                    .filter(one -> one.arn().equals(arn))
                                    .findFirst()
                                    .map(one -> one.tags())
                                    .orElse(Map.of()),
                            Optional.empty());
            case "role" -> role(arn);
            case "mfa" ->
                    tagged(
                            arn,
                            account.virtualMfaDevices().stream()
                                    .filter(one -> one.serial().equals(given))
                                    .findFirst()
                                    .map(one -> one.tags()));
            case "oidc-provider" ->
                    tagged(
                            arn,
                            account.openIdConnectProviders().stream()
                                    .filter(one -> one.arn().equals(arn))
                                    .findFirst()
                                    .map(one -> one.tags()));
            case "saml-provider" ->
                    tagged(
                            arn,
                            account.samlProviders().stream()
                                    .filter(one -> one.arn().equals(arn))
                                    .findFirst()
                                    .map(one -> one.tags()));
            default -> Target.of(arn);
        };
    }

    private static Target tagged(String arn, Optional<Map<String, String>> tags) {
        return new Target(arn, arn, tags.orElse(Map.of()), Optional.empty());
    }

    /// A task is named after the role that it deletes: `task/aws-service-role/…/ROLE/…`.
    private String deleted(String task) {
        int start = task.indexOf("aws-service-role/");
        int end = task.lastIndexOf('/');
        return iam("role/" + (start >= 0 && end > start ? task.substring(start, end) : "*"));
    }

    /// Ids tell what they are of: `r-` a root, `ou-` a unit, `p-` a policy; the rest are accounts.
    private String organization(String id) {
        Optional<Organization> known = truth().organization();
        if (known.isEmpty()) {
            return "*";
        }
        String own = known.get().id() + "/";
        String arn = "arn:" + truth().partition() + ":organizations::";
        String owned = arn + known.get().managementAccount() + ":";
        if (id.startsWith("p-")) {
            return id.equals("p-FullAWSAccess")
                    ? arn + "aws:policy/service_control_policy/" + id
                    : owned + "policy/" + own + "service_control_policy/" + id;
        }
        String type = id.startsWith("r-") ? "root/" : id.startsWith("ou-") ? "ou/" : "account/";
        return owned + type + own + id;
    }

    private String account(Optional<String> other) {
        String arn = "arn:" + truth().partition() + ":account::";
        Optional<Organization> organization = truth().organization();
        return other.isPresent() && organization.isPresent()
                ? arn
                        + organization.get().managementAccount()
                        + ":account/"
                        + organization.get().id()
                        + "/"
                        + other.get()
                : arn + id() + ":account";
    }

    private String regional(String rest) {
        String service = served.action().substring(0, served.action().indexOf(':'));
        return "arn:"
                + truth().partition()
                + ":"
                + service
                + ":"
                + call.region()
                + ":"
                + id()
                + ":"
                + rest;
    }

    private String iam(String rest) {
        return "arn:" + truth().partition() + ":iam::" + id() + ":" + rest;
    }

    private String id() {
        return truth().id().orElse("");
    }
}
