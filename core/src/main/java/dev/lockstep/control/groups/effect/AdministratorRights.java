package dev.lockstep.control.groups.effect;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.access.escalation.Administrators;
import dev.lockstep.access.escalation.Grant;
import dev.lockstep.access.escalation.Power;
import dev.lockstep.access.escalation.Step;
import dev.lockstep.access.escalation.Way;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Ruling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Who of an account is an administrator in effect, as controls ask it.
///
/// Somebody who possibly is one counts as one. Where a document is missing, of the principal itself
/// or of one that its way leads through, a Deny may stand in it: then it is open.
public final class AdministratorRights {
    /// So many ways are shown.
    private static final int SHOWN = 10;

    private final AccountAccess access;
    private final Administrators administrators;
    private final Map<String, PrincipalAccess> users = new HashMap<>();

    private AdministratorRights(AccountSnapshot snapshot) {
        this.access = AccountAccess.of(snapshot);
        this.administrators = Administrators.of(access);
        access.users().found().orElse(List.of()).forEach(user -> users.put(user.name(), user));
    }

    /// Worked out once for a snapshot.
    public static AdministratorRights of(AccountSnapshot snapshot) {
        return snapshot.derived(AdministratorRights.class, AdministratorRights::new);
    }

    /// A user's policies in force.
    public Read<PrincipalAccess> user(String name) {
        return switch (access.users()) {
            case Read.Known<List<PrincipalAccess>>(var _, var source) ->
                    Optional.ofNullable(users.get(name))
                            .map(user -> Read.known(user, source))
                            .orElseGet(() ->
                                    Read.notAsked(
                                            ReadKey.DETAILS,
                                            "the authorization details do not hold user " + name));
            case Read.Missing<List<PrincipalAccess>> missing -> missing.as();
        };
    }

    /// Whether a user is an administrator.
    public Ruling ruling(Read<PrincipalAccess> user) {
        return switch (user) {
            case Read.Known<PrincipalAccess>(var known, var _) -> ruling(known);
            case Read.Missing<PrincipalAccess> missing -> Ruling.open(missing);
        };
    }

    /// Whether a user, group or role is an administrator.
    public Ruling ruling(PrincipalAccess principal) {
        return switch (administrators.power(principal)) {
            case Power.Ordinary _ -> Ruling.no();
            case Power.Open(var missing) -> new Ruling.Open(missing);
            case Power.Administrator(var ways, var certain) -> {
                if (certain) {
                    yield Ruling.yes();
                }
                var missing = new LinkedHashSet<Read.Missing<?>>();
                for (Way way : ways) {
                    List<Read.Missing<?>> onIt = missing(principal, way);
                    if (onIt.isEmpty()) {
                        yield Ruling.yes();
                    }
                    missing.addAll(onIt);
                }
                yield new Ruling.Open(List.copyOf(missing));
            }
        };
    }

    private List<Read.Missing<?>> missing(PrincipalAccess principal, Way way) {
        return Stream.concat(
                        Stream.of(principal.arn()),
                        way.steps().stream()
                                .flatMap(step ->
                                        Stream.concat(Stream.of(step.from()), step.to().stream())))
                .distinct()
                .flatMap(arn -> access.byArn(arn).stream())
                .<Read.Missing<?>>flatMap(one -> one.unknown().stream())
                .distinct()
                .toList();
    }

    /// The ways of a principal to be an administrator, shortest first; none if it is not one.
    public List<Way> ways(PrincipalAccess principal) {
        return switch (administrators.power(principal)) {
            case Power.Administrator(var ways, var _) -> ways;
            case Power.Ordinary _, Power.Open _ -> List.of();
        };
    }

    /// Whether it is an administrator as it is, without a step.
    public boolean isAlready(PrincipalAccess principal) {
        return ways(principal).stream().findFirst().filter(Way::isAlready).isPresent();
    }

    /// The shortest way in words, such as `is allowed everything`.
    public String words(PrincipalAccess principal) {
        return ways(principal).stream().findFirst().map(Way::words).orElse("is no administrator");
    }

    /// What shows that a principal is an administrator, or that nothing does.
    public Evidence evidence(Read<PrincipalAccess> user) {
        return switch (user) {
            case Read.Known<PrincipalAccess>(var known, var _) -> evidence(known);
            case Read.Missing<PrincipalAccess> missing ->
                    Evidence.NONE.with("policies in force", missing);
        };
    }

    /// What shows that a principal is an administrator, or that nothing does.
    public Evidence evidence(PrincipalAccess principal) {
        List<Way> ways = ways(principal);
        Evidence evidence = Evidence.NONE.with("ways to administrator", words(ways));
        if (!ways.isEmpty()) {
            Way first = ways.getFirst();
            evidence = evidence.with("statements", statements(first));
            if (!first.assumed().isEmpty()) {
                evidence = evidence.with("condition keys assumed to fit", first.assumed());
            }
            List<String> depends =
                    first.steps().stream().flatMap(step -> step.depends().stream()).toList();
            if (!depends.isEmpty()) {
                evidence = evidence.with("hangs on what was not read", depends);
            }
        }
        return Sources.of(principal, evidence);
    }

    private static List<String> words(List<Way> ways) {
        var words = new ArrayList<String>();
        ways.stream().limit(SHOWN).map(Way::words).forEach(words::add);
        if (ways.size() > SHOWN) {
            words.add("and " + (ways.size() - SHOWN) + " more");
        }
        return words;
    }

    private static List<String> statements(Way way) {
        Stream<Grant> grants =
                Stream.concat(
                        way.allowed().stream(),
                        way.steps().stream().map(Step::grants).flatMap(List::stream));
        return grants.flatMap(grant ->
                        grant.statements().stream()
                                .map(one -> grant.action() + ": " + Sources.statement(one)))
                .distinct()
                .limit(SHOWN)
                .toList();
    }
}
