package dev.lockstep.redact;

import static dev.lockstep.redact.Rules.byName;
import static dev.lockstep.redact.Rules.count;
import static dev.lockstep.redact.Rules.date;
import static dev.lockstep.redact.Rules.flag;
import static dev.lockstep.redact.Rules.list;
import static dev.lockstep.redact.Rules.listOrAnswer;
import static dev.lockstep.redact.Rules.object;
import static dev.lockstep.redact.Rules.oneOf;
import static dev.lockstep.redact.Rules.text;

import dev.lockstep.input.JsonValue;
import dev.lockstep.input.JsonValue.JsonObject;
import dev.lockstep.input.JsonValue.JsonText;
import dev.lockstep.input.JsonValue.Member;
import dev.lockstep.redact.Rules.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The files about the account itself, its organization, and what stands around it.
final class AroundRules {
    private static final List<String> CONTACTS = List.of("BILLING", "OPERATIONS", "SECURITY");

    private static final List<String> OPERATORS =
            List.of(
                    "Equals",
                    "NotEquals",
                    "StartsWith",
                    "NotStartsWith",
                    "EndsWith",
                    "NotEndsWith");

    /// CloudTrail API reference, AdvancedFieldSelector: the fields, and the values of those that
    /// name nothing of the account.
    private static final Set<String> FIELDS =
            Set.of(
                    "eventCategory",
                    "readOnly",
                    "eventSource",
                    "eventName",
                    "eventType",
                    "resources.type",
                    "resources.ARN",
                    "sessionCredentialFromConsole",
                    "userIdentity.arn",
                    "errorCode",
                    "vpcEndpointId");

    private static final Set<String> FIELD_VALUES =
            Set.of("Management", "Data", "Insight", "NetworkActivity", "true", "false");

    private final Redactor redactor;
    private final Names names;
    private final Rule document;

    AroundRules(Redactor redactor, Rule document) {
        this.redactor = redactor;
        this.names = redactor.names;
        this.document = document;
    }

    Map<String, Rule> files() {
        return Map.ofEntries(
                Map.entry("denied.json", list(denied())),
                Map.entry("caller-identity.json", caller()),
                Map.entry(
                        "account-aliases.json",
                        listOrAnswer("AccountAliases", text(alias -> names.of("alias", alias)))),
                Map.entry("account-summary.json", object(Map.of("SummaryMap", counts()))),
                Map.entry("password-policy.json", object(Map.of("PasswordPolicy", policy()))),
                Map.entry(
                        "server-certificates.json",
                        listOrAnswer("ServerCertificateMetadataList", certificate())),
                Map.entry("saml-providers.json", listOrAnswer("SAMLProviderList", provider())),
                Map.entry(
                        "open-id-connect-providers.json",
                        listOrAnswer("OpenIDConnectProviderList", provider())),
                Map.entry("organization.json", object(Map.of("Organization", organization()))),
                Map.entry("organization-accounts.json", listOrAnswer("Accounts", account())),
                Map.entry(
                        "organizations-features.json",
                        object(
                                Map.of(
                                        "OrganizationId",
                                        text(names::organization),
                                        "EnabledFeatures",
                                        list(
                                                oneOf(
                                                        names,
                                                        "RootCredentialsManagement",
                                                        "RootSessions"))))),
                Map.entry("service-control-policies.json", listOrAnswer("levels", level())),
                Map.entry("alternate-contacts.json", byName(this::contactType, contact().orNull())),
                Map.entry("regions.json", listOrAnswer("Regions", region())),
                Map.entry(
                        "access-analyzers.json",
                        byName(names::region, listOrAnswer("analyzers", analyzer()))),
                Map.entry("trails.json", listOrAnswer("trailList", trail())));
    }

    /// A refused read. What its code means hangs on its message too.
    private Rule denied() {
        return value -> {
            if (!(value instanceof JsonObject(int _, List<Member> given))) {
                return Optional.empty();
            }
            var members = new ArrayList<Member>();
            String message = textOf(given, "message").orElse("");
            textOf(given, "operation")
                    .ifPresent(add(members, "operation", redactor.messages::operation));
            textOf(given, "code")
                    .ifPresent(add(members, "code", code -> redactor.messages.code(code, message)));
            textOf(given, "message").ifPresent(add(members, "message", redactor.messages::message));
            textOf(given, "user").ifPresent(add(members, "user", names::user));
            textOf(given, "region").ifPresent(add(members, "region", names::region));
            textOf(given, "trail").ifPresent(add(members, "trail", redactor.arns::redacted));
            textOf(given, "type").ifPresent(add(members, "type", this::contactType));
            return Optional.of(new JsonObject(0, members));
        };
    }

    private static Consumer<String> add(
            List<Member> members, String name, UnaryOperator<String> as) {
        return text -> members.add(new Member(0, name, new JsonText(0, as.apply(text))));
    }

    private static Optional<String> textOf(List<Member> members, String name) {
        for (Member member : members) {
            if (member.name().equals(name)
                    && member.value() instanceof JsonText(int _, String text)) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    private Rule caller() {
        return object(
                Map.of(
                        "UserId", text(this::callerId),
                        "Account", text(names::account),
                        "Arn", text(redactor.arns::redacted)));
    }

    /// An id, and for a session its name after a colon.
    private String callerId(String id) {
        int colon = id.indexOf(':');
        if (colon >= 0) {
            return names.id(id.substring(0, colon))
                    + ":"
                    + names.of("session", id.substring(colon + 1));
        }
        return names.isAccount(id) ? names.account(id) : names.id(id);
    }

    private static Rule counts() {
        return object(
                AwsNames.counts().stream()
                        .collect(Collectors.toUnmodifiableMap(name -> name, _ -> count())));
    }

    private static Rule policy() {
        return object(
                Map.ofEntries(
                        Map.entry("MinimumPasswordLength", count()),
                        Map.entry("RequireSymbols", flag()),
                        Map.entry("RequireNumbers", flag()),
                        Map.entry("RequireUppercaseCharacters", flag()),
                        Map.entry("RequireLowercaseCharacters", flag()),
                        Map.entry("AllowUsersToChangePassword", flag()),
                        Map.entry("ExpirePasswords", flag()),
                        Map.entry("MaxPasswordAge", count()),
                        Map.entry("PasswordReusePrevention", count()),
                        Map.entry("HardExpiry", flag())));
    }

    private Rule certificate() {
        return object(
                Map.of(
                        "ServerCertificateName",
                        text(name -> names.of("certificate", name)),
                        "Arn",
                        text(redactor.arns::redacted),
                        "Path",
                        text(names::path),
                        "ServerCertificateId",
                        text(names::id),
                        "UploadDate",
                        date(),
                        "Expiration",
                        date()));
    }

    private Rule provider() {
        return object(
                Map.of(
                        "Arn", text(redactor.arns::redacted),
                        "ValidUntil", date(),
                        "CreateDate", date()));
    }

    private Rule organization() {
        return object(
                Map.of(
                        "Id",
                        text(names::organization),
                        "Arn",
                        text(redactor.arns::redacted),
                        "FeatureSet",
                        oneOf(names, "ALL", "CONSOLIDATED_BILLING"),
                        "ManagementAccountId",
                        text(names::account),
                        "MasterAccountId",
                        text(names::account),
                        "MasterAccountArn",
                        text(redactor.arns::redacted),
                        "MasterAccountEmail",
                        text(names::email)));
    }

    private Rule account() {
        return object(
                Map.of(
                        "Id",
                        text(names::account),
                        "Arn",
                        text(redactor.arns::redacted),
                        "Name",
                        text(name -> names.of("account", name)),
                        "Email",
                        text(names::email),
                        "Status",
                        oneOf(names, "ACTIVE", "SUSPENDED", "PENDING_CLOSURE"),
                        "State",
                        oneOf(
                                names,
                                "ACTIVE",
                                "SUSPENDED",
                                "PENDING_CLOSURE",
                                "PENDING_ACTIVATION",
                                "CLOSED"),
                        "JoinedMethod",
                        oneOf(names, "INVITED", "CREATED"),
                        "JoinedTimestamp",
                        date()));
    }

    private Rule level() {
        return object(
                Map.of(
                        "target",
                        text(this::target),
                        "policies",
                        list(object(Map.of("name", text(names::policy), "document", document)))));
    }

    private String target(String id) {
        return names.isAccount(id) ? names.account(id) : names.organization(id);
    }

    private String contactType(String type) {
        return CONTACTS.contains(type) ? type : names.of("contact", type);
    }

    private Rule contact() {
        Map<String, Rule> members =
                Map.of(
                        "AlternateContactType", text(this::contactType),
                        "Name", text(name -> names.of("person", name)),
                        "Title", text(title -> names.of("title", title)),
                        "EmailAddress", text(names::email),
                        "PhoneNumber", text(number -> names.of("phone", number)));
        var all = new HashMap<>(members);
        all.put("AlternateContact", object(members));
        return object(all);
    }

    private Rule region() {
        Rule status =
                oneOf(
                        names,
                        "ENABLED",
                        "ENABLED_BY_DEFAULT",
                        "ENABLING",
                        "DISABLED",
                        "DISABLING",
                        "opt-in-not-required",
                        "opted-in",
                        "not-opted-in");
        return object(
                Map.of(
                        "RegionName", text(names::region),
                        "RegionOptStatus", status,
                        "OptInStatus", status));
    }

    private Rule analyzer() {
        return object(
                Map.of(
                        "name",
                        text(name -> names.of("analyzer", name)),
                        "arn",
                        text(redactor.arns::redacted),
                        "type",
                        oneOf(
                                names,
                                "ACCOUNT",
                                "ORGANIZATION",
                                "ACCOUNT_UNUSED_ACCESS",
                                "ORGANIZATION_UNUSED_ACCESS",
                                "ACCOUNT_INTERNAL_ACCESS",
                                "ORGANIZATION_INTERNAL_ACCESS"),
                        "status",
                        oneOf(names, "ACTIVE", "CREATING", "DISABLED", "FAILED"),
                        "createdAt",
                        date()));
    }

    private Rule trail() {
        return object(
                Map.of(
                        "Name",
                        text(name -> names.of("trail", name)),
                        "TrailARN",
                        text(redactor.arns::redacted),
                        "HomeRegion",
                        text(names::region),
                        "IsMultiRegionTrail",
                        flag(),
                        "LogFileValidationEnabled",
                        flag(),
                        "IsOrganizationTrail",
                        flag(),
                        "S3BucketName",
                        text(name -> names.of("bucket", name)),
                        "Status",
                        object(Map.of("IsLogging", flag())),
                        "EventSelectors",
                        list(selector()),
                        "AdvancedEventSelectors",
                        list(object(Map.of("FieldSelectors", list(this::field))))));
    }

    private Rule selector() {
        return object(
                Map.of(
                        "ReadWriteType", oneOf(names, "All", "ReadOnly", "WriteOnly"),
                        "IncludeManagementEvents", flag(),
                        "ExcludeManagementEventSources", list(text(names::servicePrincipal))));
    }

    private Optional<JsonValue> field(JsonValue value) {
        if (!(value instanceof JsonObject(int _, List<Member> given))) {
            return Optional.empty();
        }
        String field = textOf(given, "Field").orElse("");
        var members = new ArrayList<Member>();
        members.add(
                new Member(
                        0,
                        "Field",
                        new JsonText(
                                0, FIELDS.contains(field) ? field : names.of("field", field))));
        for (Member member : given) {
            if (OPERATORS.contains(member.name())) {
                list(text(this::fieldValue))
                        .orNull()
                        .of(member.value())
                        .ifPresent(values -> members.add(new Member(0, member.name(), values)));
            }
        }
        return Optional.of(new JsonObject(0, members));
    }

    private String fieldValue(String value) {
        if (FIELD_VALUES.contains(value) || AwsNames.isServicePrincipal(value)) {
            return value;
        }
        return Arns.isArn(value) ? redactor.arns.redacted(value) : names.of("value", value);
    }
}
