package dev.lockstep.operation.access;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.access.question.AccessReview;
import dev.lockstep.access.question.Assumption;
import dev.lockstep.access.question.Cited;
import dev.lockstep.access.question.Escalations;
import dev.lockstep.access.question.Explaining;
import dev.lockstep.access.question.Explanation;
import dev.lockstep.access.question.PrincipalName;
import dev.lockstep.access.question.Promise;
import dev.lockstep.access.question.WhoCan;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.input.NearestName;
import dev.lockstep.policy.catalog.ActionCatalog;
import dev.lockstep.policy.catalog.AwsManagedPolicies;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.lint.Lints;
import dev.lockstep.policy.lint.PolicyKind;
import dev.lockstep.policy.reach.PolicyAlgebra;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Questions of a person about one account.
public final class AskAccess {
    private static final int SHOWN = 6;

    private final AccountAccess account;
    private final Baseline baseline;
    private final ActionCatalog catalog = ActionCatalog.builtIn();

    /// @param read with users, groups and roles known
    public AskAccess(ReadAccount read) {
        this.account = read.access();
        this.baseline = read.baseline();
    }

    /// Checks an action before anything is read.
    ///
    /// @throws Mistaken if AWS has no such action
    public static void check(String action) {
        number(ActionCatalog.builtIn(), action);
    }

    /// Who can do this.
    ///
    /// @param resource an ARN, or a reference such as `role/NAME`
    /// @throws Mistaken if there is no such action or resource
    public WhoCan whoCan(String action, Optional<String> resource) {
        return WhoCan.of(
                account,
                new PolicyAlgebra(catalog),
                number(catalog, action),
                resource.map(this::resource));
    }

    /// Whether somebody can do this, and why.
    ///
    /// @param given what is said of the request, by key; no value: the key is absent
    /// @throws Mistaken if there is no such principal, action or resource, or several principals
    public Explanation explain(
            String principal,
            String action,
            Optional<String> resource,
            SortedMap<String, List<String>> given) {
        return new Explaining(account, catalog)
                .of(
                        principal(principal),
                        number(catalog, action),
                        resource.map(this::resource),
                        given);
    }

    /// What one user, role or group can do.
    ///
    /// @throws Mistaken if there is no such one, or several
    public AccessReview review(String principal) {
        return reviewing().of(principal(principal));
    }

    /// What each user, role and group can do.
    public List<AccessReview> reviewAll() {
        AccessReview.Reviewing reviewing = reviewing();
        return Stream.of(account.users(), account.groups(), account.roles())
                .flatMap(read -> read.found().orElse(List.of()).stream())
                .map(reviewing::of)
                .toList();
    }

    /// Who can become an administrator, and how.
    public Escalations escalations() {
        return Escalations.of(account);
    }

    /// What is taken for granted about the whole account.
    public List<Assumption> assumptions() {
        return Assumption.of(account);
    }

    /// Likely mistakes in the policies that an answer rests on, in words.
    public List<String> mistakes(Explanation answer) {
        Set<String> policies =
                answer.outcomes().stream()
                        .flatMap(one ->
                                Stream.concat(
                                        one.by().stream(),
                                        one.near().stream().map(Explanation.Near::cited)))
                        .map(Cited::policy)
                        .collect(Collectors.toSet());
        return account.byArn(answer.who().arn())
                .map(principal -> mistakes(principal, policies::contains))
                .orElse(List.of());
    }

    /// Likely mistakes in the policies of a user, role or group, in words.
    ///
    /// @throws Mistaken if there is no such one, or several
    public List<String> mistakes(String principal) {
        return mistakes(principal(principal), _ -> true);
    }

    /// Policies that AWS keeps are not for the account to mend.
    private static List<String> mistakes(PrincipalAccess principal, Predicate<String> wanted) {
        var found = new LinkedHashSet<String>();
        mistakes(principal.layers().identity(), PolicyKind.IDENTITY, wanted, found);
        principal
                .layers()
                .boundary()
                .ifPresent(all -> mistakes(all, PolicyKind.BOUNDARY, wanted, found));
        return List.copyOf(found);
    }

    private static void mistakes(
            List<CompiledPolicy> policies,
            PolicyKind kind,
            Predicate<String> wanted,
            Set<String> found) {
        for (CompiledPolicy policy : policies) {
            if (wanted.test(policy.name())
                    && AwsManagedPolicies.builtIn().byName(policy.name()).isEmpty()) {
                Lints.of(policy.document(), kind)
                        .forEach(lint ->
                                found.add(
                                        policy.name()
                                                + ", "
                                                + lint.place()
                                                + ": "
                                                + lint.reason()
                                                + " "
                                                + lint.remedy()));
            }
        }
    }

    private AccessReview.Reviewing reviewing() {
        return new AccessReview.Reviewing(
                account,
                name ->
                        baseline.group(name)
                                .map(goal ->
                                        new Promise(
                                                goal.name(),
                                                goal.administrators(),
                                                goal.readOnly(),
                                                goal.services(),
                                                goal.passRoles()))
                                .filter(Promise::isAny));
    }

    private static int number(ActionCatalog catalog, String action) {
        OptionalInt number = catalog.number(action);
        if (number.isPresent()) {
            return number.getAsInt();
        }
        int colon = action.indexOf(':');
        if (colon < 1 || action.contains("*") || action.contains("?")) {
            throw new Mistaken(
                    "ACTION is one action, such as s3:GetObject; not "
                            + action
                            + "; "
                            + "lockstep access review shows all that somebody can do");
        }
        String service = action.substring(0, colon).toLowerCase(Locale.ROOT);
        List<String> ofService = catalog.ofService(service).mapToObj(catalog::name).toList();
        if (ofService.isEmpty()) {
            throw new Mistaken(
                    "AWS has no service " + service + nearest(service, catalog.services()));
        }
        throw new Mistaken("AWS has no action " + action + nearest(action, ofService));
    }

    private static String nearest(String written, List<String> names) {
        return NearestName.of(written, names)
                .map(name -> "; did you mean " + name + "?")
                .orElse(" that is known here");
    }

    private PrincipalAccess principal(String written) {
        return switch (PrincipalName.find(account, written, true)) {
            case PrincipalName.Found.One(var principal) -> principal;
            case PrincipalName.Found.Several(var all) ->
                    throw new Mistaken(
                            "several are called "
                                    + written
                                    + "; say which: "
                                    + all.stream()
                                            .limit(SHOWN)
                                            .map(one -> one.kind().word() + "/" + one.name())
                                            .distinct()
                                            .collect(Collectors.joining(", ")));
            case PrincipalName.Found.None(var names) ->
                    throw new Mistaken(
                            "the account has no user, role or group "
                                    + written
                                    + NearestName.of(written, names)
                                            .map(name -> "; did you mean " + name + "?")
                                            .orElse("; lockstep access review lists them all"));
        };
    }

    /// A resource as AWS names it.
    private String resource(String written) {
        if (written.equals("*") || written.startsWith("arn:")) {
            return written;
        }
        return switch (PrincipalName.find(account, written, true)) {
            case PrincipalName.Found.None _ when !written.matches("(user|role|group)/.*") ->
                    throw new Mistaken(
                            "RESOURCE is an ARN, such as that of a bucket, or user/NAME, role/NAME or"
                                    + " group/NAME of this account; not "
                                    + written);
            case PrincipalName.Found.One _,
                    PrincipalName.Found.Several _,
                    PrincipalName.Found.None _ ->
                    principal(written).arn();
        };
    }
}
