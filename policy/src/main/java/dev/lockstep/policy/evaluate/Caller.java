package dev.lockstep.policy.evaluate;

/// Who makes a request, as its ARN tells.
///
/// @param text the ARN, or the name of a service
/// @param account 12 digits; empty for what belongs to none
/// @param name the name of the role, for a role and its sessions; else empty
/// @param role the ARN of the role, for a role and its sessions as far as it is known; else empty
record Caller(String text, Kind kind, String account, String name, String role) {
    private static final String PRINCIPAL_ARN = "aws:principalarn";
    private static final String USER_ID = "aws:userid";

    /// What the principal element may name a caller by; bits, since one may name in several ways.
    static final int ACCOUNT = 1;

    /// The role of a session: what is granted so is granted to the role.
    static final int ROLE = 2;

    static final int USER = 4;

    /// A session itself, anybody, a service, root.
    static final int DIRECT = 8;

    static final int ANY = ACCOUNT | ROLE | USER | DIRECT;

    /// How far the bits that may be so stand above those that are.
    static final int MAYBE = 8;

    enum Kind {
        USER,
        SESSION,
        ROLE,
        ROOT,
        /// A session of GetFederationToken: it has the policies of the user who began it.
        FEDERATED_USER,
        /// A service, an identity provider and whatever else has no policies of its own.
        OTHER
    }

    static Caller of(Request request) {
        String text = request.principal();
        ArnParts arn = ArnParts.of(text);
        if (!arn.isWhole()) {
            return new Caller(text, Kind.OTHER, "", "", "");
        }
        String account = arn.part(4);
        String rest = arn.part(5);
        if (rest.equals("root")) {
            return new Caller(text, Kind.ROOT, account, "", "");
        }
        if (rest.startsWith("user/")) {
            return new Caller(text, Kind.USER, account, "", "");
        }
        if (rest.startsWith("federated-user/")) {
            return new Caller(text, Kind.FEDERATED_USER, account, "", "");
        }
        if (rest.startsWith("role/")) {
            return new Caller(
                    text, Kind.ROLE, account, rest.substring(rest.lastIndexOf('/') + 1), text);
        }
        if (rest.startsWith("assumed-role/")) {
            int from = "assumed-role/".length();
            int slash = rest.indexOf('/', from);
            String name = rest.substring(from, slash < 0 ? rest.length() : slash);
            return new Caller(text, Kind.SESSION, account, name, role(request.context(), name));
        }
        return new Caller(text, Kind.OTHER, account, "", "");
    }

    /// A session's ARN lacks the path of its role; the key `aws:PrincipalArn` has it.
    private static String role(Context context, String name) {
        return context.get(PRINCIPAL_ARN) instanceof ContextValue.Single(String arn)
                        && arn.contains(":role/")
                        && arn.endsWith("/" + name)
                ? arn
                : "";
    }

    /// Whether it is a role that belongs to a service, which service control policies do not touch.
    ///
    /// Rule source: IAM User Guide, "Using service-linked roles": their path is /aws-service-role/.
    /// A session's ARN has no path, but their names begin alike.
    boolean isServiceLinked() {
        return role.isEmpty()
                ? kind == Kind.SESSION && name.startsWith("AWSServiceRoleFor")
                : role.contains(":role/aws-service-role/");
    }

    /// Whether it has policies of its own, or is root, who needs none.
    boolean hasIdentity() {
        return kind != Kind.OTHER;
    }

    /// By what a principal element names it: bits.
    int namedBy(NamedPrincipal named, Context context) {
        return switch (named.kind()) {
            case ANYONE -> DIRECT;
            case ACCOUNT ->
                    !named.account().equals(account) ? 0 : kind == Kind.ROOT ? DIRECT : ACCOUNT;
            case ARN -> namedByArn(named);
            case ID -> namedById(named.text(), context);
            case OTHER -> kind == Kind.OTHER && text.equals(named.text()) ? DIRECT : 0;
            case CANONICAL -> ACCOUNT << MAYBE;
        };
    }

    private int namedByArn(NamedPrincipal named) {
        if (!named.account().equals(account)) {
            return 0;
        }
        if (named.text().equals(text)) {
            return switch (kind) {
                case USER -> USER;
                case ROLE -> ROLE;
                case SESSION, ROOT, FEDERATED_USER, OTHER -> DIRECT;
            };
        }
        String rest = named.rest();
        return switch (kind) {
            case SESSION -> {
                boolean role =
                        this.role.isEmpty()
                                ? rest.startsWith("role/") && rest.endsWith("/" + name)
                                : this.role.equals(named.text());
                yield role ? ROLE : 0;
            }
            case ROLE -> rest.startsWith("assumed-role/" + name + "/") ? DIRECT << MAYBE : 0;
            case USER, ROOT, FEDERATED_USER, OTHER -> 0;
        };
    }

    /// A unique id stands where a principal was deleted; it names one that has just this id.
    private int namedById(String id, Context context) {
        if (!(context.get(USER_ID) instanceof ContextValue.Single(String own))) {
            return 0;
        }
        return own.equals(id) ? USER : own.startsWith(id + ":") ? ROLE : 0;
    }
}
