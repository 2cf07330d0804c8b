package dev.lockstep.plan.guard;

import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.access.escalation.Administrators;
import dev.lockstep.account.Role;
import dev.lockstep.account.User;
import dev.lockstep.account.UserReads;
import dev.lockstep.baseline.Person;
import dev.lockstep.control.groups.trust.TrustStatement;
import dev.lockstep.plan.guard.Candidate.Measure;
import dev.lockstep.plan.guard.Holdings.Timed;
import dev.lockstep.plan.guard.Slot.Kind;
import dev.lockstep.plan.guard.Ways.Way;
import dev.lockstep.policy.ActionPattern;
import dev.lockstep.policy.Actions;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import dev.lockstep.policy.Principal;
import dev.lockstep.policy.catalog.AwsManagedPolicies;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.Layers;
import dev.lockstep.policy.reach.ActionSet;
import dev.lockstep.policy.reach.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Everybody who could be an administrator at some moment of a plan: users, and the roles of
/// administrators into which people come by SSO.
final class Candidates {
    private final Situation situation;

    private final List<CompiledPolicy> everything;
    private final Deeds deeds;
    private final int wanted;
    private final List<Candidate> all = new ArrayList<>();

    Candidates(Situation situation) {
        this.situation = situation;
        this.everything = everything();
        ActionSet telling = telling(situation);
        this.deeds = new Deeds(telling);
        this.wanted = deeds.in(telling);
        var names = new TreeSet<>(situation.account().users().keySet());
        names.addAll(situation.slots().owners(Kind.USER));
        var ways = new Ways(situation);
        for (String name : names) {
            candidate(name, ways);
        }
        for (Role role : situation.account().roles().values()) {
            if (isForPeople(role)) {
                candidate(role);
            }
        }
    }

    /// Those who could be there by a measure.
    List<Candidate> by(Measure measure) {
        return all.stream().filter(one -> one.couldBe(measure)).toList();
    }

    private static List<CompiledPolicy> everything() {
        PolicyParse parse =
                AwsManagedPolicies.builtIn()
                        .byName("AdministratorAccess")
                        .map(AwsManagedPolicies.Known::document)
                        .orElseThrow();
        if (parse instanceof PolicyDocument document) {
            return List.of(CompiledPolicy.of("AdministratorAccess", document));
        }
        throw new IllegalStateException("AdministratorAccess is no policy");
    }

    private static ActionSet telling(Situation situation) {
        var patterns =
                Administrators.of(situation.access()).tellingActions().stream()
                        .map(ActionPattern::new)
                        .toList();
        // One of them is an action that AWS may add tomorrow, so that unknown ones are among them.
        return situation.reach().named(new Actions(false, patterns)).possible();
    }

    /// The deeds that hang on circumstances even for who has a policy that allows everything.
    private int limited(Layers layers, Context context) {
        Reach most =
                situation
                        .reach()
                        .reach(
                                layers.withIdentity(everything).withBoundary(Optional.empty()),
                                context);
        return deeds.in(most.possible()) & ~deeds.in(most.certain());
    }

    private void candidate(String name, Ways ways) {
        List<Source> sources = situation.holdings().ofUser(name);
        if (sources.isEmpty()) {
            return;
        }
        Optional<User> user = Optional.ofNullable(situation.account().users().get(name));
        Optional<PrincipalAccess> access = situation.userAccess(name);
        Context context =
                withMfa(name, access.map(PrincipalAccess::context).orElse(Context.UNKNOWN));
        add(
                name,
                access.map(PrincipalAccess::layers).orElse(Layers.identity(List.of())),
                context,
                sources,
                situation
                        .holdings()
                        .boundaries(Kind.USER_BOUNDARY, name, user.flatMap(User::boundary)),
                ways.of(name),
                WriteSet.of(
                        situation.slots().written(Slot.of(Kind.USER, name)).stream()
                                .filter(one -> one.value().isEmpty())
                                .mapToInt(Slots.Written::write)));
    }

    /// Who has a device can use it; what a policy gives only with MFA is theirs.
    private Context withMfa(String name, Context context) {
        boolean hasMfa =
                situation
                                .user(name)
                                .map(UserReads::hasMfa)
                                .flatMap(read -> read.found())
                                .orElse(false)
                        && situation.slots().writtenOf(Kind.DEVICE, name).isEmpty();
        return hasMfa ? context.with("aws:MultiFactorAuthPresent", "true") : context;
    }

    private boolean isForPeople(Role role) {
        boolean isNamed =
                situation.baseline().administratorRoles().stream()
                        .anyMatch(pattern ->
                                pattern.endsWith("*")
                                        ? role.name()
                                                .startsWith(
                                                        pattern.substring(0, pattern.length() - 1))
                                        : role.name().equals(pattern));
        boolean bySso =
                role.path().startsWith("/aws-reserved/sso.amazonaws.com/")
                        || (letsFederatedIn(role)
                                && situation.baseline().people().values().stream()
                                        .anyMatch(Person::federated));
        return isNamed && bySso;
    }

    private static boolean letsFederatedIn(Role role) {
        return role.trustPolicy() instanceof PolicyDocument trust
                && TrustStatement.of(trust).stream()
                        .flatMap(one -> one.principals().stream())
                        .anyMatch(Principal.Federated.class::isInstance);
    }

    private void candidate(Role role) {
        Optional<PrincipalAccess> access = situation.roleAccess(role.name());
        if (access.isEmpty()) {
            return;
        }
        List<Way> ways = new ArrayList<>();
        for (Timed trust :
                situation
                        .holdings()
                        .values(Slot.of(Kind.TRUST, role.name()), Optional.of(Slots.THERE))) {
            // Whom another trust policy would let in is not looked at.
            if (trust.granters().isEmpty()) {
                ways.add(new Way(true, true, true, trust));
            }
        }
        add(
                "the role " + role.name(),
                access.get().layers(),
                access.get().context().with("aws:MultiFactorAuthPresent", "true"),
                situation.holdings().ofRole(role.name()),
                situation.holdings().boundaries(Kind.ROLE_BOUNDARY, role.name(), role.boundary()),
                ways,
                WriteSet.NONE);
    }

    private void add(
            String name,
            Layers layers,
            Context context,
            List<Source> sources,
            List<Timed> boundaries,
            List<Way> ways,
            WriteSet ends) {
        int everybodyIsLimited = layers.serviceControl().isEmpty() ? 0 : limited(layers, context);
        all.add(
                new Candidate(
                        situation,
                        name,
                        layers,
                        context,
                        deeds,
                        wanted,
                        wanted & ~everybodyIsLimited,
                        sources,
                        boundaries,
                        ways,
                        ends));
    }
}
