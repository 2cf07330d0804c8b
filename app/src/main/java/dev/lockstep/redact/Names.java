package dev.lockstep.redact;

import dev.lockstep.account.Root;
import dev.lockstep.control.groups.trust.SharedIssuer;
import dev.lockstep.control.users.SharedLogin;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The pseudonym of each kind of name that AWS and lockstep.yaml know. What is AWS's own stays.
final class Names {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern UNIQUE_ID = Pattern.compile("(A[A-Z]{3})[A-Z0-9]{8,124}");

    /// IAM User Guide, "IAM identifiers": what the first letters of a unique id say.
    private static final Set<String> ID_KINDS =
            Set.of(
                    "ABIA", "ACCA", "AGPA", "AIDA", "AIPA", "AKIA", "ANPA", "ANVA", "APKA", "AROA",
                    "ASCA", "ASIA");

    private static final int KEY_LETTERS = 16;
    private static final int ID_LETTERS = 17;

    /// IAM Identity Center's roles: the permission set, then 16 hexadecimal digits.
    private static final Pattern IDENTITY_CENTER =
            Pattern.compile("(AWSReservedSSO_)(.+)_([0-9a-f]{16})");

    private static final String SERVICE_LINKED = "AWSServiceRoleFor";
    private static final Pattern ORGANIZATION_ID =
            Pattern.compile("(o|ou|r|p)-[a-z0-9]{1,32}(-[a-z0-9]{1,32})?");
    private static final int ORGANIZATION_LETTERS = 10;

    /// The policy that plans attach to groups of people, and the tag that may carry a need.
    private static final Set<String> OWN_NAMES = Set.of("LockstepRequireMfa", "lockstep:need");

    private final Pseudonyms pseudonyms;

    Names(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /// A user of IAM, a person of the roster, or whoever answers for something: they are compared
    /// with each other. A name that is nobody's own, such as `admin`, becomes another such.
    String user(String name) {
        if (name.equals(Root.NAME)) {
            return name;
        }
        return SharedLogin.isGeneric(name)
                ? pseudonyms.numbered("user", name)
                : pseudonyms.word("user", name);
    }

    String group(String name) {
        return pseudonyms.word("group", name);
    }

    String role(String name) {
        if (AwsNames.isRole(name)) {
            return name;
        }
        Matcher center = IDENTITY_CENTER.matcher(name);
        if (center.matches()) {
            return center.group(1)
                    + policy(center.group(2))
                    + "_"
                    + pseudonyms.small("permission-set", name, KEY_LETTERS);
        }
        boolean linked =
                name.startsWith(SERVICE_LINKED)
                        && AwsNames.isPartOfAction(name.substring(SERVICE_LINKED.length()), false);
        return linked ? name : pseudonyms.word("role", name);
    }

    /// A managed or inline policy by its name.
    String policy(String name) {
        return AwsNames.isManagedPolicy(name) || OWN_NAMES.contains(name)
                ? name
                : pseudonyms.word("policy", name);
    }

    /// A name of another kind.
    ///
    /// @param kind such as `bucket`
    String of(String kind, String name) {
        return pseudonyms.word(kind, name);
    }

    boolean isAccount(String text) {
        return ACCOUNT.matcher(text).matches();
    }

    /// An account by its id.
    String account(String id) {
        return isAccount(id) ? pseudonyms.digits("account", id, 12) : of("account", id);
    }

    boolean isUniqueId(String text) {
        return UNIQUE_ID.matcher(text).matches();
    }

    /// A unique id of AWS, an access key's too: its first letters, which tell its kind, stay.
    String id(String id) {
        Matcher matcher = UNIQUE_ID.matcher(id);
        if (!matcher.matches()) {
            return of("id", id);
        }
        String kind = ID_KINDS.contains(matcher.group(1)) ? matcher.group(1) : "AIDA";
        boolean isKey = kind.equals("AKIA") || kind.equals("ASIA");
        return pseudonyms.id(kind, id, isKey ? KEY_LETTERS : ID_LETTERS);
    }

    boolean isOrganizationId(String text) {
        return ORGANIZATION_ID.matcher(text).matches();
    }

    /// The id of an organization or of something in it, such as `o-…`, `r-…`, `ou-…-…`.
    String organization(String id) {
        if (!isOrganizationId(id)) {
            return of("organization", id);
        }
        String kind = id.substring(0, id.indexOf('-') + 1);
        String rest = pseudonyms.small("organization", id, ORGANIZATION_LETTERS);
        return kind.equals("ou-") ? kind + rest.substring(0, 4) + "-" + rest : kind + rest;
    }

    String email(String address) {
        return address.isEmpty() ? address : of("mail", address) + "@example.invalid";
    }

    String partition(String name) {
        return AwsNames.isPartition(name) || name.isEmpty() ? name : of("partition", name);
    }

    String region(String name) {
        return AwsNames.isRegion(name) || isNothing(name) ? name : of("region", name);
    }

    String service(String name) {
        return AwsNames.isService(name) || AwsNames.isServicePrincipal(name) || isNothing(name)
                ? name
                : of("service", name);
    }

    /// What AWS writes where there is nothing.
    private static boolean isNothing(String text) {
        return text.isEmpty() || text.equals("N/A");
    }

    /// A service as a principal.
    String servicePrincipal(String name) {
        return AwsNames.isServicePrincipal(name) ? name : of("service", name) + ".amazonaws.com";
    }

    String tagKey(String key) {
        return OWN_NAMES.contains(key) ? key : of("tag", key);
    }

    /// An issuer of tokens that many tenants share stays; any other is a name.
    String issuer(String issuer) {
        String bare = issuer.toLowerCase(Locale.ROOT);
        bare = bare.startsWith("https://") ? bare.substring(8) : bare;
        bare = bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
        return SharedIssuer.all().containsKey(bare)
                ? issuer
                : of("issuer", issuer) + ".example.invalid";
    }

    /// A path of IAM names: AWS's own segments stay.
    String path(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(this::pathSegment)
                .collect(Collectors.joining("/"));
    }

    String pathSegment(String segment) {
        return segment.isEmpty() || AwsNames.isPath(segment) ? segment : of("path", segment);
    }

    /// An address or a range: its width stays, the address is one for documents.
    String address(String address) {
        int slash = address.indexOf('/');
        String width = slash < 0 ? "" : address.substring(slash);
        String host = slash < 0 ? address : address.substring(0, slash);
        if (host.equals("0.0.0.0") || host.equals("::")) {
            return address;
        }
        byte[] bytes = pseudonyms.bytes("address", host);
        return host.indexOf(':') < 0
                ? "10.%d.%d.%d%s"
                        .formatted(
                                Byte.toUnsignedInt(bytes[0]),
                                Byte.toUnsignedInt(bytes[1]),
                                Byte.toUnsignedInt(bytes[2]),
                                width)
                : "fd00::%02x%02x:%02x%02x:%02x%02x%s"
                        .formatted(
                                bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], width);
    }
}
