package dev.lockstep.effect;

import dev.lockstep.account.Account;
import dev.lockstep.account.Root;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.ServiceCredential;
import dev.lockstep.account.credentials.SigningCertificate;
import dev.lockstep.account.credentials.SshPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The credentials of a user or of root while one effect changes them.
final class CredentialDraft {
    Optional<LoginProfile> loginProfile;
    final List<AccessKey> accessKeys;
    final List<MfaDevice> mfaDevices;
    final List<SshPublicKey> sshPublicKeys = new ArrayList<>();
    final List<ServiceCredential> serviceCredentials = new ArrayList<>();
    final List<SigningCertificate> signingCertificates;

    private CredentialDraft(Root root) {
        loginProfile = root.password();
        accessKeys = new ArrayList<>(root.accessKeys());
        mfaDevices = new ArrayList<>(root.mfaDevices());
        signingCertificates = new ArrayList<>(root.signingCertificates());
    }

    private CredentialDraft(User user) {
        loginProfile = user.loginProfile();
        accessKeys = new ArrayList<>(user.accessKeys());
        mfaDevices = new ArrayList<>(user.mfaDevices());
        sshPublicKeys.addAll(user.sshPublicKeys());
        serviceCredentials.addAll(user.serviceCredentials());
        signingCertificates = new ArrayList<>(user.signingCertificates());
    }

    /// The account after a change of somebody's credentials.
    ///
    /// @param owner a user's name, or [Root#NAME]
    /// @throws IllegalArgumentException if there is no such user
    static Account change(Account account, String owner, Consumer<CredentialDraft> change) {
        AccountDraft draft = AccountDraft.of(account);
        change(draft, owner, change);
        return draft.account();
    }

    /// The same, of what root cannot have.
    ///
    /// @throws IllegalArgumentException if there is no such user, or it is root
    static Account changeUser(Account account, String user, Consumer<CredentialDraft> change) {
        AccountDraft.found(account.users().get(user), "user", user);
        return change(account, user, change);
    }

    /// Changes somebody's credentials in an account that changes further.
    static void change(AccountDraft account, String owner, Consumer<CredentialDraft> change) {
        if (owner.equals(Root.NAME)) {
            CredentialDraft draft = new CredentialDraft(account.root);
            change.accept(draft);
            account.root = draft.root(account.root);
        } else {
            account.user(
                    owner,
                    user -> {
                        CredentialDraft draft = new CredentialDraft(user);
                        change.accept(draft);
                        return draft.user(user);
                    });
        }
    }

    private Root root(Root before) {
        return new Root(
                before.passwordLastUsed(),
                accessKeys,
                mfaDevices,
                before.created(),
                loginProfile,
                signingCertificates);
    }

    private User user(User before) {
        return before.withCredentials(
                loginProfile,
                before.passwordLastUsed(),
                accessKeys,
                mfaDevices,
                sshPublicKeys,
                serviceCredentials,
                signingCertificates);
    }

    /// Changes the one member that fits.
    ///
    /// @throws IllegalArgumentException if none does
    static <T> void change(
            List<T> list, Predicate<T> fits, String kind, String id, UnaryOperator<T> change) {
        int at = place(list, fits, kind, id);
        list.set(at, change.apply(list.get(at)));
    }

    /// Takes out the one member that fits.
    ///
    /// @throws IllegalArgumentException if none does
    static <T> void remove(List<T> list, Predicate<T> fits, String kind, String id) {
        list.remove(place(list, fits, kind, id));
    }

    private static <T> int place(List<T> list, Predicate<T> fits, String kind, String id) {
        for (int i = 0; i < list.size(); i++) {
            if (fits.test(list.get(i))) {
                return i;
            }
        }
        throw new IllegalArgumentException("there is no " + kind + " " + id);
    }

    /// What must not be there yet.
    ///
    /// @throws IllegalArgumentException if it is
    static void absent(boolean there, String kind, String name) {
        if (there) {
            throw new IllegalArgumentException("there is already a " + kind + " " + name);
        }
    }
}
