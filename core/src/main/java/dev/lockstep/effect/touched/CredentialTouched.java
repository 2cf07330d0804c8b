package dev.lockstep.effect.touched;

import static dev.lockstep.effect.touched.StateName.owner;
import static dev.lockstep.effect.touched.StateName.state;

import dev.lockstep.account.Account;
import dev.lockstep.account.Root;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.ServiceCredential;
import dev.lockstep.account.credentials.SigningCertificate;
import dev.lockstep.account.credentials.SshPublicKey;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.CredentialEffect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.effect.ServiceCredentialEffect;
import dev.lockstep.effect.SigningCertificateEffect;
import dev.lockstep.effect.SshPublicKeyEffect;
import dev.lockstep.effect.Touched;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What effects on credentials touch. Each method serves an account and a live read alike; an
/// answer NoSuchEntity, or a list without the thing, is the absent one. An owner is a user's name,
/// or [Root#NAME].
public final class CredentialTouched {
    private CredentialTouched() {}

    /// Whether there is a console password (GetLoginProfile).
    public static Touched password(String user, boolean set) {
        return state("console password of " + owner(user), set, "set");
    }

    /// Whether the console password must be changed at the next sign-in (GetLoginProfile).
    ///
    /// @param required absent: there is no password
    public static Touched passwordReset(String user, Optional<Boolean> required) {
        return state(
                "console password of " + owner(user) + " must be changed",
                required.map(one -> Boolean.toString(one)));
    }

    /// An access key (ListAccessKeys).
    ///
    /// @param active absent: there is no such key
    public static Touched accessKey(String owner, String id, Optional<Boolean> active) {
        return credential("access key", owner, id, active.map(CredentialTouched::status));
    }

    /// How many access keys somebody has (ListAccessKeys): which one a write makes, nobody knows
    /// before.
    public static Touched accessKeyCount(String owner, int count) {
        return state("number of access keys of " + owner(owner), Integer.toString(count));
    }

    /// The ids of the access keys that somebody has (ListAccessKeys): what is not among them is
    /// newer.
    public static Touched accessKeyIds(String owner, Collection<String> ids) {
        return state(accessKeyIds(owner), ids.stream().sorted().collect(Collectors.joining(" ")));
    }

    /// The ids in such a state.
    ///
    /// @return empty if nothing is told of them
    public static Optional<Set<String>> accessKeyIds(Touched seen, String owner) {
        return Optional.ofNullable(seen.states().get(accessKeyIds(owner)))
                .map(ids -> ids.isEmpty() ? Set.of() : new TreeSet<>(List.of(ids.split(" "))));
    }

    private static String accessKeyIds(String owner) {
        return "access keys of " + owner(owner);
    }

    /// An MFA device of somebody (ListMFADevices).
    public static Touched mfaDevice(String owner, String serial, boolean enabled) {
        return credential(
                "MFA device", owner, serial, enabled ? Optional.of("enabled") : Optional.empty());
    }

    /// A virtual MFA device of the account (ListVirtualMFADevices, with the status Any).
    ///
    /// @param assigned absent: there is no such device
    public static Touched virtualDevice(String serial, Optional<Boolean> assigned) {
        return state(
                "virtual MFA device " + StateName.of(serial),
                assigned.map(one -> one ? "assigned" : "unassigned"));
    }

    /// An MFA device of somebody, as whoever enables it sees it: a virtual one is assigned then.
    ///
    /// @param assigned of a virtual device; absent: there is no such device
    public static Touched enabled(
            String owner, String serial, boolean enabled, Optional<Boolean> assigned) {
        Touched own = mfaDevice(owner, serial, enabled);
        return isVirtual(serial) ? own.and(virtualDevice(serial, assigned)) : own;
    }

    /// Whether the list of virtual devices has it.
    public static boolean isVirtual(String serial) {
        return new MfaDevice(serial, Optional.empty()).kind() == MfaDevice.Kind.VIRTUAL;
    }

    /// An SSH public key (ListSSHPublicKeys).
    ///
    /// @param active absent: there is no such key
    public static Touched sshPublicKey(String user, String id, Optional<Boolean> active) {
        return credential("SSH public key", user, id, active.map(CredentialTouched::status));
    }

    /// A service-specific credential (ListServiceSpecificCredentials).
    ///
    /// @param status `Active`, `Inactive` or `Expired`, as AWS writes it; absent: there is none
    public static Touched serviceCredential(String user, String id, Optional<String> status) {
        return credential("service-specific credential", user, id, status);
    }

    /// A signing certificate (ListSigningCertificates).
    ///
    /// @param active absent: there is no such certificate
    public static Touched signingCertificate(String owner, String id, Optional<Boolean> active) {
        return credential("signing certificate", owner, id, active.map(CredentialTouched::status));
    }

    private static Touched credential(
            String kind, String owner, String id, Optional<String> status) {
        return state(kind + " " + StateName.of(id) + " of " + owner(owner), status);
    }

    private static String status(boolean active) {
        return active ? "Active" : "Inactive";
    }

    /// What an effect on a credential touches, as it is in an account.
    public static Touched in(Account account, CredentialEffect effect) {
        return switch (effect) {
            case PasswordEffect one -> in(account, one);
            case AccessKeyEffect one -> in(account, one);
            case SshPublicKeyEffect one -> in(account, one);
            case ServiceCredentialEffect one -> in(account, one);
            case SigningCertificateEffect one -> in(account, one);
        };
    }

    private static Touched in(Account account, PasswordEffect effect) {
        return switch (effect) {
            case PasswordEffect.CreateLoginProfile(var user, _) ->
                    password(user, profile(account, user).isPresent());
            case PasswordEffect.DeleteLoginProfile(var user) ->
                    password(user, profile(account, user).isPresent());
            case PasswordEffect.UpdateLoginProfile(var user, _, _) ->
                    passwordReset(user, profile(account, user).map(LoginProfile::resetRequired));
            // Only the person can, and no plan does.
            case PasswordEffect.ChangePassword _ -> Touched.NOTHING;
        };
    }

    private static Touched in(Account account, AccessKeyEffect effect) {
        return switch (effect) {
            case AccessKeyEffect.UpdateAccessKey(var owner, var id, _) ->
                    accessKey(owner, id, keyIsActive(account, owner, id));
            case AccessKeyEffect.DeleteAccessKey(var owner, var id) ->
                    accessKey(owner, id, keyIsActive(account, owner, id));
            case AccessKeyEffect.CreateAccessKey(var owner) ->
                    accessKeyCount(
                            owner,
                            (int)
                                    found(account, owner, User::accessKeys, Root::accessKeys)
                                            .count());
        };
    }

    private static Touched in(Account account, SshPublicKeyEffect effect) {
        return switch (effect) {
            case SshPublicKeyEffect.UpdateSshPublicKey(var user, var id, _) ->
                    sshPublicKey(user, id, sshKeyIsActive(account, user, id));
            case SshPublicKeyEffect.DeleteSshPublicKey(var user, var id) ->
                    sshPublicKey(user, id, sshKeyIsActive(account, user, id));
            // No plan uploads one.
            case SshPublicKeyEffect.UploadSshPublicKey _ -> Touched.NOTHING;
        };
    }

    private static Touched in(Account account, ServiceCredentialEffect effect) {
        return switch (effect) {
            case ServiceCredentialEffect.UpdateServiceSpecificCredential(var user, var id, _) ->
                    serviceCredential(user, id, serviceStatus(account, user, id));
            case ServiceCredentialEffect.DeleteServiceSpecificCredential(var user, var id) ->
                    serviceCredential(user, id, serviceStatus(account, user, id));
            // Their secrets come with them, so no plan makes one.
            case ServiceCredentialEffect.CreateServiceSpecificCredential _,
                    ServiceCredentialEffect.ResetServiceSpecificCredential _ ->
                    Touched.NOTHING;
        };
    }

    private static Touched in(Account account, SigningCertificateEffect effect) {
        return switch (effect) {
            case SigningCertificateEffect.UpdateSigningCertificate(var owner, var id, _) ->
                    signingCertificate(owner, id, certificateIsActive(account, owner, id));
            case SigningCertificateEffect.DeleteSigningCertificate(var owner, var id) ->
                    signingCertificate(owner, id, certificateIsActive(account, owner, id));
            // No plan uploads one.
            case SigningCertificateEffect.UploadSigningCertificate _ -> Touched.NOTHING;
        };
    }

    /// What an effect on an MFA device touches, as it is in an account.
    public static Touched in(Account account, MfaEffect effect) {
        return switch (effect) {
            case MfaEffect.DeactivateMfaDevice(var owner, var serial) ->
                    mfaDevice(owner, serial, isEnabled(account, owner, serial));
            case MfaEffect.EnableMfaDevice(var owner, var serial) ->
                    enabled(
                            owner,
                            serial,
                            isEnabled(account, owner, serial),
                            isAssigned(account, serial));
            case MfaEffect.DeleteVirtualMfaDevice(var serial) ->
                    virtualDevice(serial, isAssigned(account, serial));
            case MfaEffect.CreateVirtualMfaDevice one ->
                    virtualDevice(one.serial(account), isAssigned(account, one.serial(account)));
            // AWS shows nothing of the time of a device, and no plan makes the other two.
            case MfaEffect.ResyncMfaDevice _,
                    MfaEffect.TagMfaDevice _,
                    MfaEffect.UntagMfaDevice _ ->
                    Touched.NOTHING;
        };
    }

    private static boolean isEnabled(Account account, String owner, String serial) {
        return found(account, owner, User::mfaDevices, Root::mfaDevices)
                .map(MfaDevice::serial)
                .anyMatch(serial::equals);
    }

    private static Optional<Boolean> isAssigned(Account account, String serial) {
        return account.virtualMfaDevices().stream()
                .filter(one -> one.serial().equals(serial))
                .map(VirtualMfaDevice::isAssigned)
                .findFirst();
    }

    private static Optional<LoginProfile> profile(Account account, String user) {
        return user.equals(Root.NAME)
                ? account.root().password()
                : Optional.ofNullable(account.users().get(user)).flatMap(User::loginProfile);
    }

    private static Optional<Boolean> keyIsActive(Account account, String owner, String id) {
        return found(account, owner, User::accessKeys, Root::accessKeys)
                .filter(one -> one.id().equals(id))
                .map(AccessKey::active)
                .findFirst();
    }

    private static Optional<Boolean> sshKeyIsActive(Account account, String user, String id) {
        return found(account, user, User::sshPublicKeys, _ -> List.of())
                .filter(one -> one.id().equals(id))
                .map(SshPublicKey::active)
                .findFirst();
    }

    private static Optional<String> serviceStatus(Account account, String user, String id) {
        return found(account, user, User::serviceCredentials, _ -> List.of())
                .filter(one -> one.id().equals(id))
                .map(ServiceCredential::status)
                .findFirst();
    }

    private static Optional<Boolean> certificateIsActive(Account account, String owner, String id) {
        return found(account, owner, User::signingCertificates, Root::signingCertificates)
                .filter(one -> one.id().equals(id))
                .map(SigningCertificate::active)
                .findFirst();
    }

    private static <T> Stream<T> found(
            Account account,
            String owner,
            Function<User, List<T>> ofUser,
            Function<Root, List<T>> ofRoot) {
        if (owner.equals(Root.NAME)) {
            return ofRoot.apply(account.root()).stream();
        }
        return Optional.ofNullable(account.users().get(owner)).map(ofUser).stream()
                .flatMap(List::stream);
    }
}
