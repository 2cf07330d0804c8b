package dev.lockstep.policy.lint;

import static dev.lockstep.policy.lint.Refusal.Source.DOCUMENTED;
import static dev.lockstep.policy.lint.Refusal.Source.QUOTED;
import static dev.lockstep.policy.lint.Refusal.Source.RULE_ONLY;

import dev.lockstep.policy.ActionPattern;
import dev.lockstep.policy.Condition;
import dev.lockstep.policy.Malformed;
import dev.lockstep.policy.Place;
import dev.lockstep.policy.Places;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import dev.lockstep.policy.ResourcePattern;
import dev.lockstep.policy.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What AWS refuses of a policy by its kind, in the words of AWS. Nothing here asks whether those
/// who are named exist; a text without a refusal may still be refused for that, or for its size.
///
/// Rule source: IAM User Guide, "Grammar of the IAM JSON policy language" and the pages on each
/// element; AWS Organizations User Guide, "SCP syntax" and "RCP syntax". [Refusal.Source] tells
/// where the words come from.
public final class Refusals {
    static final String NO_VENDOR =
            "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";

    private static final Pattern SID = Pattern.compile("[A-Za-z0-9]*");
    private static final Pattern VENDOR = Pattern.compile("[A-Za-z0-9.-]+|\\*");

    private final PolicyKind kind;
    private final Places places;
    private final List<Refusal> found = new ArrayList<>();

    private Refusals(PolicyKind kind, Places places) {
        this.kind = kind;
        this.places = places;
    }

    /// All that AWS would refuse, in the order in which it looks: the first one is its answer.
    /// None: it is taken.
    public static List<Refusal> of(PolicyParse parse, PolicyKind kind) {
        return switch (parse) {
            case Malformed malformed ->
                    List.of(
                            new Refusal(
                                    malformed.place(),
                                    "Syntax errors in policy.",
                                    QUOTED,
                                    malformed.expected()));
            case PolicyDocument document ->
                    new Refusals(kind, Places.of(document)).document(document);
        };
    }

    private List<Refusal> document(PolicyDocument document) {
        List<Statement> statements = document.statements();
        if (statements.isEmpty()) {
            add(new Place(1, 1), "Syntax errors in policy.", QUOTED, "at least one statement");
        }
        if (!kind.isLikeIdentity()
                && kind != PolicyKind.TRUST
                && kind != PolicyKind.RESOURCE
                && document.version() != PolicyDocument.Version.V2012_10_17) {
            organization(places.version(), "the version `2012-10-17`");
        }
        Set<String> sids = new HashSet<>();
        for (int i = 0; i < statements.size(); i++) {
            everywhere(statements.get(i), places.statement(i), sids);
        }
        for (int i = 0; i < statements.size(); i++) {
            byKind(statements.get(i), places.statement(i));
        }
        return List.copyOf(found);
    }

    private void everywhere(Statement statement, Places.OfStatement at, Set<String> sids) {
        statement.sid().ifPresent(sid -> sid(sid, at.sid(), sids));
        List<ActionPattern> actions = statement.actions().patterns();
        if (actions.isEmpty()) {
            add(
                    at.actionElement(),
                    "Policy statement must contain actions.",
                    QUOTED,
                    "at least one action");
        }
        for (int i = 0; i < actions.size(); i++) {
            action(actions.get(i).text(), at.action(i));
        }
        for (Condition condition : statement.conditions()) {
            if (!condition.key().contains(":")) {
                add(condition.place(), NO_VENDOR, QUOTED, "a condition key such as `aws:SourceIp`");
            }
        }
    }

    private void sid(String sid, Place at, Set<String> before) {
        // Services are freer than IAM: the default key policy of KMS has blanks in it.
        if (kind != PolicyKind.RESOURCE && !SID.matcher(sid).matches()) {
            add(
                    at,
                    "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies"
                            + " the regular expression [0-9A-Za-z]*",
                    QUOTED,
                    "letters A-Z, a-z and digits alone");
        }
        if (!before.add(sid)) {
            add(
                    at,
                    "Statement IDs (SID) in a single policy must be unique.",
                    QUOTED,
                    "a `Sid` that no other statement has");
        }
    }

    private void action(String text, Place at) {
        if (text.equals("*")) {
            return;
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            add(at, NO_VENDOR, QUOTED, "`service:Action`, such as `s3:GetObject`");
            return;
        }
        String vendor = text.substring(0, colon);
        if (!VENDOR.matcher(vendor).matches() || colon == text.length() - 1) {
            add(
                    at,
                    "Vendor " + vendor + " is not valid",
                    QUOTED,
                    "the prefix of one service, without wildcards, and an action after the colon");
        } else if (text.indexOf(':', colon + 1) >= 0) {
            add(
                    at,
                    "Actions/Condition can contain only one colon.",
                    QUOTED,
                    "`service:Action` with one colon");
        }
    }

    private void byKind(Statement statement, Places.OfStatement at) {
        switch (kind) {
            case IDENTITY, BOUNDARY, SESSION -> {
                if (statement.principals().isPresent()) {
                    add(
                            at.principalElement(),
                            "Policy document should not specify a principal.",
                            QUOTED,
                            "no principal: it applies to whom it is attached");
                }
                resources(statement, at);
            }
            case TRUST -> trust(statement, at);
            case RESOURCE -> {
                principalIsNeeded(statement, at);
                RefusedPrincipals.check(statement, at, this::add);
                arns(statement, at);
            }
            case SERVICE_CONTROL -> {
                if (statement.principals().isPresent()) {
                    organization(at.principalElement(), "no principal in an SCP");
                }
                resourcesOfOrganization(statement, at);
            }
            case RESOURCE_CONTROL -> {
                resourceControl(statement, at);
                resourcesOfOrganization(statement, at);
            }
        }
    }

    private void trust(Statement statement, Places.OfStatement at) {
        statement
                .resources()
                .ifPresent(_ ->
                        add(
                                at.resourceElement(),
                                "Has prohibited field Resource",
                                QUOTED,
                                "no resource: it is the role's own"));
        List<ActionPattern> actions = statement.actions().patterns();
        for (int i = 0; i < actions.size(); i++) {
            if (!actions.get(i).text().regionMatches(true, 0, "sts:", 0, 4)) {
                add(
                        at.action(i),
                        "AssumeRole policy may only specify STS AssumeRole actions.",
                        QUOTED,
                        "`sts:AssumeRole` or another action of STS");
            }
        }
        principalIsNeeded(statement, at);
        if (statement.principals().filter(p -> p.negated()).isPresent()) {
            add(
                    at.principalElement(),
                    "Has prohibited field NotPrincipal",
                    RULE_ONLY,
                    "`Principal`: NotPrincipal is not for trust policies");
        }
        RefusedPrincipals.check(statement, at, this::add);
    }

    private void principalIsNeeded(Statement statement, Places.OfStatement at) {
        if (statement.principals().filter(p -> !p.members().isEmpty()).isEmpty()) {
            add(
                    at.principalElement(),
                    "Missing required field Principal",
                    QUOTED,
                    "a principal that is let in or kept out");
        }
    }

    private void resources(Statement statement, Places.OfStatement at) {
        if (patterns(statement).isEmpty()) {
            add(
                    at.resourceElement(),
                    "Policy statement must contain resources.",
                    QUOTED,
                    "`Resource` or `NotResource` with at least one ARN or `*`");
        }
        arns(statement, at);
    }

    private void arns(Statement statement, Places.OfStatement at) {
        List<ResourcePattern> patterns = patterns(statement);
        for (int i = 0; i < patterns.size(); i++) {
            Place here = at.resource(i);
            RefusedArn.words(patterns.get(i))
                    .ifPresent(words ->
                            add(
                                    here,
                                    words,
                                    QUOTED,
                                    "`*` or an ARN of six parts, such as `arn:PARTITION:s3:::b/*`"));
        }
    }

    private void resourcesOfOrganization(Statement statement, Places.OfStatement at) {
        List<ResourcePattern> patterns = patterns(statement);
        if (patterns.isEmpty()) {
            organization(at.resourceElement(), "`Resource` or `NotResource`");
        }
        for (int i = 0; i < patterns.size(); i++) {
            if (RefusedArn.words(patterns.get(i)).isPresent()) {
                organization(at.resource(i), "`*` or an ARN of six parts");
            }
        }
    }

    /// Rule source: AWS Organizations User Guide, "RCP syntax": Allow, NotPrincipal and NotAction
    /// are not for customers, the principal is everyone, and each action names a service.
    private void resourceControl(Statement statement, Places.OfStatement at) {
        if (statement.allows()) {
            organization(at.start(), "`Deny`: only RCPFullAWSAccess allows");
        }
        boolean everyone =
                statement.principals().filter(RefusedPrincipals::areEveryone).isPresent();
        if (!everyone) {
            organization(at.principalElement(), "`\"Principal\": \"*\"`; conditions limit it");
        }
        if (statement.actions().negated()) {
            organization(at.actionElement(), "`Action`: NotAction is not for RCPs");
        }
        List<ActionPattern> actions = statement.actions().patterns();
        for (int i = 0; i < actions.size(); i++) {
            if (actions.get(i).text().startsWith("*")) {
                organization(at.action(i), "an action with the prefix of a service");
            }
        }
    }

    private static List<ResourcePattern> patterns(Statement statement) {
        return statement.resources().map(r -> r.patterns()).orElse(List.of());
    }

    /// Organizations has one answer for all that is wrong (API Reference, CreatePolicy,
    /// MalformedPolicyDocumentException).
    private void organization(Place at, String expected) {
        add(
                at,
                "The provided policy document does not meet the requirements of the specified"
                        + " policy type.",
                DOCUMENTED,
                expected);
    }

    private void add(Place at, String words, Refusal.Source source, String expected) {
        found.add(new Refusal(at, words, source, expected));
    }

    /// Takes what is refused.
    @FunctionalInterface
    interface Sink {
        void add(Place at, String words, Refusal.Source source, String expected);
    }

    /// The first thing that AWS would refuse, which is its answer.
    public static Optional<Refusal> first(PolicyParse parse, PolicyKind kind) {
        return of(parse, kind).stream().findFirst();
    }
}
