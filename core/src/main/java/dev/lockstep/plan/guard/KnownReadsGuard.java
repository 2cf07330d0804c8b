package dev.lockstep.plan.guard;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.Root;
import dev.lockstep.account.UserReads;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.AccountEffect;
import dev.lockstep.effect.AroundEffect;
import dev.lockstep.effect.CredentialEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.effect.ProviderEffect;
import dev.lockstep.effect.RoleEffect;
import dev.lockstep.effect.ServerCertificateEffect;
import dev.lockstep.effect.ServiceCredentialEffect;
import dev.lockstep.effect.SigningCertificateEffect;
import dev.lockstep.effect.SshPublicKeyEffect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.plan.guard.Slot.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Nothing is changed of which it is not known how it is now.
final class KnownReadsGuard {
    private final Situation situation;
    private final AccountSnapshot snapshot;
    private final Set<String> made;
    private final Read<?> users;
    private final Read<?> details;
    private final Read<?> groups;
    private final Read<?> roles;
    private final Read<?> policies;

    private KnownReadsGuard(Situation situation) {
        this.situation = situation;
        this.snapshot = situation.snapshot();
        this.users = snapshot.users();
        this.details = snapshot.detailedUsers();
        this.groups = snapshot.groups();
        this.roles = snapshot.roles();
        this.policies = snapshot.policies();
        this.made = situation.slots().owners(Kind.USER);
    }

    static Outcome ask(Situation situation) {
        return new KnownReadsGuard(situation).ask();
    }

    private Outcome ask() {
        var missing = new TreeMap<String, TreeSet<String>>();
        for (Write write : situation.course().writes()) {
            for (Read<?> read : reads(write.effect())) {
                if (read instanceof Read.Missing<?> one) {
                    missing.computeIfAbsent(words(one), _ -> new TreeSet<>())
                            .add(write.change().id());
                }
            }
        }
        if (missing.isEmpty()) {
            return Outcome.holds("All that the plan changes was read.");
        }
        var all = new ArrayList<String>();
        missing.forEach((words, changes) -> all.add(Outcome.some(changes) + " (" + words + ")"));
        return Outcome.refuses(
                "What these changes are about was not read: "
                        + Outcome.some(all)
                        + ". Let the caller read it (lockstep audit --print-policy says what that"
                        + " takes), then plan again.");
    }

    private static String words(Read.Missing<?> missing) {
        return switch (missing) {
            case Read.Denied<?> denied -> denied.operation() + " was refused";
            case Read.NotCollected<?> not -> not.why();
        };
    }

    private List<Read<?>> reads(Effect effect) {
        return switch (effect) {
            case UserEffect.CreateUser _ -> List.of(users);
            case UserEffect.DeleteUser one -> all(one.user());
            case UserEffect.AddUserToGroup _, UserEffect.RemoveUserFromGroup _ ->
                    List.of(details, groups);
            case UserEffect _ -> List.of(details);
            case GroupEffect _ -> List.of(groups);
            case RoleEffect _ -> List.of(roles);
            case PolicyEffect _ -> List.of(policies);
            case CredentialEffect one -> credential(one);
            case MfaEffect.EnableMfaDevice one -> of(one.owner(), UserReads::hasMfa);
            case MfaEffect.DeactivateMfaDevice one -> of(one.owner(), UserReads::hasMfa);
            case MfaEffect.ResyncMfaDevice one -> of(one.owner(), UserReads::hasMfa);
            case MfaEffect _ -> List.of(snapshot.virtualMfaDevices());
            case AccountEffect one -> account(one);
            case AroundEffect one -> around(one);
        };
    }

    private List<Read<?>> credential(CredentialEffect effect) {
        return switch (effect) {
            case PasswordEffect one ->
                    of(UserOf.effect(situation.account(), one), UserReads::hasPassword);
            case AccessKeyEffect one ->
                    isRoots(one)
                            ? List.of(snapshot.root().ownKeys())
                            : of(UserOf.effect(situation.account(), one), UserReads::keys);
            case ServiceCredentialEffect _ -> List.of(snapshot.serviceCredentials());
            case SigningCertificateEffect one ->
                    of(UserOf.effect(situation.account(), one), UserReads::signingCertificates);
            case SshPublicKeyEffect one ->
                    of(UserOf.effect(situation.account(), one), UserReads::sshPublicKeys);
        };
    }

    private boolean isRoots(Effect effect) {
        return UserOf.effect(situation.account(), effect).filter(Root.NAME::equals).isPresent();
    }

    private List<Read<?>> account(AccountEffect effect) {
        return switch (effect) {
            case AccountEffect.UpdateAccountPasswordPolicy _,
                    AccountEffect.DeleteAccountPasswordPolicy _ ->
                    List.of(snapshot.passwordPolicy());
            case AccountEffect.CreateAccountAlias _, AccountEffect.DeleteAccountAlias _ ->
                    List.of(snapshot.alias());
            case ServerCertificateEffect _ -> List.of(snapshot.serverCertificates());
            case ProviderEffect.CreateSamlProvider _,
                    ProviderEffect.UpdateSamlProvider _,
                    ProviderEffect.DeleteSamlProvider _,
                    ProviderEffect.TagSamlProvider _,
                    ProviderEffect.UntagSamlProvider _ ->
                    List.of(snapshot.samlProviders());
            case ProviderEffect _ -> List.of(snapshot.openIdConnectProviders());
        };
    }

    private List<Read<?>> around(AroundEffect effect) {
        return switch (effect) {
            case AroundEffect.PutAlternateContact one ->
                    List.of(snapshot.alternateContact(one.type()));
            case AroundEffect.DeleteAlternateContact one ->
                    List.of(snapshot.alternateContact(one.type()));
            case AroundEffect.CreateAnalyzer one -> List.of(snapshot.analyzers(one.region()));
            case AroundEffect.DeleteAnalyzer one -> List.of(snapshot.analyzers(one.region()));
            case AroundEffect _ -> List.of(snapshot.trails());
        };
    }

    private List<Read<?>> of(String user, Function<UserReads, Read<?>> what) {
        return of(Optional.of(user), what);
    }

    /// What the plan makes itself is known.
    private List<Read<?>> of(Optional<String> user, Function<UserReads, Read<?>> what) {
        return user.flatMap(situation::user)
                .<List<Read<?>>>map(one -> List.of(what.apply(one)))
                .orElse(user.filter(made::contains).isPresent() ? List.of() : List.of(users));
    }

    /// AWS deletes a user only when all that belongs to it is gone, so all of that must be known.
    private List<Read<?>> all(String user) {
        return situation
                .user(user)
                .<List<Read<?>>>map(one ->
                        List.of(
                                one.details(),
                                one.hasPassword(),
                                one.keys(),
                                one.hasMfa(),
                                one.signingCertificates(),
                                one.sshPublicKeys(),
                                one.serviceCredentials()))
                .orElse(List.of());
    }
}
