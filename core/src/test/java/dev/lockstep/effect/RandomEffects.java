package dev.lockstep.effect;

import static dev.lockstep.account.RandomAccounts.document;
import static dev.lockstep.account.RandomAccounts.one;

import dev.lockstep.account.Account;
import dev.lockstep.account.Group;
import dev.lockstep.account.RandomAccounts;
import dev.lockstep.account.Role;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.User;
import dev.lockstep.account.around.AlternateContact;
import dev.lockstep.account.around.Analyzer;
import dev.lockstep.account.around.Trail;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.account.policies.ManagedPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Effects drawn from a seed, such as a plan makes, each of which the account allows at its turn.
public final class RandomEffects {
    private final Random random;
    private int made;

    private RandomEffects(Random random) {
        this.random = random;
    }

    /// An effect and the account before and after it.
    public record Step(Account before, Effect effect, Assigned assigned, Account after) {}

    /// Effects one after the other.
    public static List<Step> of(Account account, Random random, int count) {
        return of(account, random, count, _ -> true);
    }

    /// Effects one after the other, of those that suit.
    public static List<Step> of(Account account, Random random, int count, Predicate<Step> suits) {
        var drawn = new RandomEffects(random);
        var steps = new ArrayList<Step>();
        Account now = account;
        for (int tries = 0; steps.size() < count && tries < 20 * count; tries++) {
            Optional<Effect> effect = drawn.next(now);
            if (effect.isPresent()) {
                Assigned assigned = drawn.assigned(effect.get(), now, steps.size());
                try {
                    Account after = effect.get().applyTo(now, assigned);
                    var step = new Step(now, effect.get(), assigned, after);
                    if (suits.test(step)) {
                        steps.add(step);
                        now = after;
                    }
                } catch (IllegalArgumentException notAllowed) {
                    // Something hangs on it, or the name is taken: another one is drawn.
                    continue;
                }
            }
        }
        return steps;
    }

    private Assigned assigned(Effect effect, Account account, int number) {
        Instant at = TestAccount.NOW.plusSeconds(60L + number);
        return switch (effect) {
            case PolicyEffect.CreatePolicyVersion version ->
                    Assigned.of(at, "v" + (highest(account, version.arn()) + 1));
            case Effect _ -> Assigned.of(at, "ID" + made++);
        };
    }

    private static int highest(Account account, String arn) {
        return account.policies().stream()
                .filter(one -> one.arn().equals(arn))
                .flatMap(one -> one.versions().stream())
                .mapToInt(one -> Integer.parseInt(one.id().substring(1)))
                .max()
                .orElse(0);
    }

    private Optional<Effect> next(Account account) {
        List<Supplier<Optional<? extends Effect>>> kinds =
                List.of(
                        () -> user(account),
                        () -> user(account),
                        () -> user(account),
                        () -> group(account),
                        () -> group(account),
                        () -> role(account),
                        () -> policy(account),
                        () -> key(account),
                        () -> key(account),
                        () -> otherCredential(account),
                        () -> device(account),
                        () -> Optional.of(passwordPolicy(account)),
                        () -> Optional.of(around(account)));
        return one(kinds, random).get().map(effect -> effect);
    }

    private <T> Optional<T> any(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(one(all, random));
    }

    private String policyArn(Account account) {
        var own =
                account.policies().stream()
                        .filter(one -> !one.isAwsManaged())
                        .map(ManagedPolicy::arn)
                        .toList();
        return own.isEmpty() || random.nextBoolean()
                ? TestAccount.awsPolicy(one(RandomAccounts.AWS_POLICIES, random)).arn()
                : one(own, random);
    }

    private Optional<UserEffect> user(Account account) {
        if (random.nextInt(8) == 0) {
            return Optional.of(
                    new UserEffect.CreateUser(
                            one(RandomAccounts.USERS, random),
                            "/",
                            Optional.empty(),
                            random.nextBoolean() ? Map.of("Team", "a") : Map.of()));
        }
        return any(List.copyOf(account.users().values())).flatMap(user -> user(account, user));
    }

    private Optional<UserEffect> user(Account account, User user) {
        String name = user.name();
        String group = any(List.copyOf(account.groups().keySet())).orElse("none");
        return switch (random.nextInt(10)) {
            case 0 -> Optional.of(new UserEffect.DeleteUser(name));
            case 1 -> Optional.of(new UserEffect.AddUserToGroup(group, name));
            case 2 -> any(user.groups()).map(in -> new UserEffect.RemoveUserFromGroup(in, name));
            case 3 -> Optional.of(new UserEffect.AttachUserPolicy(name, policyArn(account)));
            case 4 ->
                    any(user.attachedPolicies())
                            .map(one -> new UserEffect.DetachUserPolicy(name, one.arn()));
            case 5 ->
                    Optional.of(new UserEffect.PutUserPolicy(name, policyName(), document(random)));
            case 6 ->
                    any(user.inlinePolicies())
                            .map(one -> new UserEffect.DeleteUserPolicy(name, one.name()));
            case 7 ->
                    Optional.of(
                            random.nextBoolean()
                                    ? new UserEffect.DeleteUserPermissionsBoundary(name)
                                    : new UserEffect.PutUserPermissionsBoundary(
                                            name, policyArn(account)));
            case 8 ->
                    Optional.of(
                            new UserEffect.TagUser(
                                    name,
                                    Map.of(
                                            one(List.of("Team", "team", "stage"), random),
                                            "t" + random.nextInt(3))));
            default -> Optional.of(new UserEffect.UntagUser(name, List.of("TEAM")));
        };
    }

    private String policyName() {
        return one(List.of("extra", "more"), random);
    }

    private Optional<GroupEffect> group(Account account) {
        if (random.nextInt(5) == 0) {
            return Optional.of(
                    new GroupEffect.CreateGroup(one(RandomAccounts.GROUPS, random), "/"));
        }
        Optional<Group> any = any(List.copyOf(account.groups().values()));
        return any.flatMap(group ->
                switch (random.nextInt(5)) {
                    case 0 -> Optional.of(new GroupEffect.DeleteGroup(group.name()));
                    case 1 ->
                            Optional.of(
                                    new GroupEffect.AttachGroupPolicy(
                                            group.name(), policyArn(account)));
                    case 2 ->
                            any(group.attachedPolicies())
                                    .map(AttachedPolicy::arn)
                                    .map(arn ->
                                            new GroupEffect.DetachGroupPolicy(group.name(), arn));
                    case 3 ->
                            Optional.of(
                                    new GroupEffect.PutGroupPolicy(
                                            group.name(), policyName(), document(random)));
                    default ->
                            any(group.inlinePolicies())
                                    .map(InlinePolicy::name)
                                    .map(policy ->
                                            new GroupEffect.DeleteGroupPolicy(
                                                    group.name(), policy));
                });
    }

    private Optional<RoleEffect> role(Account account) {
        Optional<Role> any = any(List.copyOf(account.roles().values()));
        return any.flatMap(role ->
                switch (random.nextInt(6)) {
                    case 0 ->
                            Optional.of(
                                    new RoleEffect.UpdateAssumeRolePolicy(
                                            role.name(), RandomAccounts.trust(random)));
                    case 1 ->
                            Optional.of(
                                    new RoleEffect.AttachRolePolicy(
                                            role.name(), policyArn(account)));
                    case 2 ->
                            any(role.attachedPolicies())
                                    .map(AttachedPolicy::arn)
                                    .map(arn -> new RoleEffect.DetachRolePolicy(role.name(), arn));
                    case 3 ->
                            Optional.of(
                                    new RoleEffect.PutRolePolicy(
                                            role.name(), policyName(), document(random)));
                    case 4 ->
                            any(role.inlinePolicies())
                                    .map(InlinePolicy::name)
                                    .map(policy ->
                                            new RoleEffect.DeleteRolePolicy(role.name(), policy));
                    default ->
                            Optional.of(
                                    new RoleEffect.PutRolePermissionsBoundary(
                                            role.name(), policyArn(account)));
                });
    }

    private Optional<PolicyEffect> policy(Account account) {
        if (random.nextInt(4) == 0) {
            return Optional.of(
                    new PolicyEffect.CreatePolicy(
                            "made-" + random.nextInt(3),
                            "/team/",
                            document(random),
                            random.nextBoolean() ? Optional.of("made") : Optional.empty(),
                            Map.of()));
        }
        Optional<ManagedPolicy> any =
                any(account.policies().stream().filter(one -> !one.isAwsManaged()).toList());
        return any.map(policy -> {
            String version = one(policy.versions(), random).id();
            return switch (random.nextInt(4)) {
                case 0 -> new PolicyEffect.DeletePolicy(policy.arn());
                case 1 ->
                        new PolicyEffect.CreatePolicyVersion(
                                policy.arn(), document(random), random.nextBoolean());
                case 2 -> new PolicyEffect.DeletePolicyVersion(policy.arn(), version);
                default -> new PolicyEffect.SetDefaultPolicyVersion(policy.arn(), version);
            };
        });
    }

    private Optional<Effect> key(Account account) {
        return any(List.copyOf(account.users().values()))
                .flatMap(user ->
                        any(user.accessKeys())
                                .map(AccessKey::id)
                                .map(id ->
                                        random.nextInt(3) == 0
                                                ? new AccessKeyEffect.DeleteAccessKey(
                                                        user.name(), id)
                                                : new AccessKeyEffect.UpdateAccessKey(
                                                        user.name(), id, random.nextBoolean())));
    }

    private Optional<Effect> otherCredential(Account account) {
        Optional<User> any = any(List.copyOf(account.users().values()));
        return any.flatMap(user ->
                switch (random.nextInt(4)) {
                    case 0 ->
                            user.loginProfile()
                                    .map(_ -> new PasswordEffect.DeleteLoginProfile(user.name()));
                    case 1 ->
                            any(user.sshPublicKeys())
                                    .map(one ->
                                            random.nextBoolean()
                                                    ? new SshPublicKeyEffect.DeleteSshPublicKey(
                                                            user.name(), one.id())
                                                    : new SshPublicKeyEffect.UpdateSshPublicKey(
                                                            user.name(),
                                                            one.id(),
                                                            random.nextBoolean()));
                    case 2 ->
                            any(user.signingCertificates())
                                    .map(one ->
                                            random.nextBoolean()
                                                    ? new SigningCertificateEffect
                                                            .DeleteSigningCertificate(
                                                            user.name(), one.id())
                                                    : new SigningCertificateEffect
                                                            .UpdateSigningCertificate(
                                                            user.name(),
                                                            one.id(),
                                                            random.nextBoolean()));
                    default ->
                            any(user.serviceCredentials())
                                    .map(one ->
                                            random.nextBoolean()
                                                    ? new ServiceCredentialEffect
                                                            .DeleteServiceSpecificCredential(
                                                            user.name(), one.id())
                                                    : new ServiceCredentialEffect
                                                            .UpdateServiceSpecificCredential(
                                                            user.name(),
                                                            one.id(),
                                                            random.nextBoolean()));
                });
    }

    private Optional<Effect> device(Account account) {
        if (random.nextBoolean()) {
            return any(account.virtualMfaDevices().stream()
                            .filter(one -> !one.isAssigned())
                            .map(VirtualMfaDevice::serial)
                            .toList())
                    .map(MfaEffect.DeleteVirtualMfaDevice::new);
        }
        return any(List.copyOf(account.users().values()))
                .flatMap(user ->
                        any(user.mfaDevices())
                                .map(one ->
                                        new MfaEffect.DeactivateMfaDevice(
                                                user.name(), one.serial())));
    }

    private Effect passwordPolicy(Account account) {
        return account.passwordPolicy().isPresent() && random.nextInt(3) == 0
                ? new AccountEffect.DeleteAccountPasswordPolicy()
                : new AccountEffect.UpdateAccountPasswordPolicy(
                        new PasswordPolicy(
                                8 + random.nextInt(20),
                                random.nextBoolean(),
                                random.nextBoolean(),
                                random.nextBoolean(),
                                random.nextBoolean(),
                                random.nextBoolean(),
                                random.nextBoolean() ? Optional.of(90) : Optional.empty(),
                                random.nextBoolean() ? Optional.of(24) : Optional.empty(),
                                random.nextBoolean()));
    }

    private Effect around(Account account) {
        String region = "eu-west-1";
        return switch (random.nextInt(8)) {
            case 0 ->
                    new AroundEffect.PutAlternateContact(
                            "SECURITY",
                            new AlternateContact(
                                    "S" + random.nextInt(3),
                                    "Security",
                                    "security@example.com",
                                    "+44 20 7946 0000"));
            case 1 -> new AroundEffect.DeleteAlternateContact("SECURITY");
            case 2 ->
                    new AroundEffect.CreateTrail(
                            region, "trail-" + random.nextInt(2), "bucket", true, true, false);
            case 3 ->
                    new AroundEffect.CreateAnalyzer(
                            region, "analyzer-" + random.nextInt(2), "ACCOUNT");
            case 4 ->
                    new AroundEffect.DeleteAnalyzer(
                            region,
                            any(account.analyzers().getOrDefault(region, List.of()))
                                    .map(Analyzer::name)
                                    .orElse("none"));
            case 5 ->
                    new AroundEffect.UpdateTrail(
                            trail(account),
                            random.nextBoolean() ? Optional.of("other") : Optional.empty(),
                            Optional.of(random.nextBoolean()),
                            random.nextBoolean() ? Optional.of(true) : Optional.empty(),
                            Optional.empty());
            case 6 ->
                    random.nextBoolean()
                            ? new AroundEffect.StartLogging(trail(account))
                            : new AroundEffect.StopLogging(trail(account));
            default ->
                    new AroundEffect.PutEventSelectors(
                            trail(account),
                            random.nextBoolean()
                                    ? Trail.Selectors.USUAL
                                    : new Trail.Selectors(
                                            List.of(),
                                            List.of(
                                                    new Trail.Advanced(
                                                            List.of(
                                                                    new Trail.Field(
                                                                            "eventCategory",
                                                                            "Equals",
                                                                            List.of(
                                                                                    "Management")))))));
        };
    }

    private String trail(Account account) {
        return any(account.trails()).map(Trail::arn).orElse("arn:none");
    }
}
