package dev.lockstep.practice.operation.credential;

import dev.lockstep.account.Account;
import dev.lockstep.account.Root;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.SigningCertificate;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.IamRefusal;
import dev.lockstep.practice.state.Caller;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whose credentials a request is about, and which they are.
///
/// @param name a user's name, or [Root#NAME]
record Owner(
        String name,
        Optional<LoginProfile> loginProfile,
        List<AccessKey> accessKeys,
        List<MfaDevice> mfaDevices,
        List<SigningCertificate> signingCertificates) {

    /// The name that a request is about: the user that it names or, if it names none, whoever
    /// signed it.
    ///
    /// @throws dev.lockstep.practice.operation.AwsError for a role that names no user
    static String name(@Nullable String userName, Call call) {
        if (userName != null) {
            return userName;
        }
        return switch (call.caller()) {
            case Caller.RootUser _ -> Root.NAME;
            case Caller.IamUser user -> user.name();
            case Caller.RoleSession _ ->
                    throw IamRefusal.validation(
                            "Must specify userName when calling with non-User credentials");
        };
    }

    /// The owner of that name.
    ///
    /// @throws dev.lockstep.practice.operation.AwsError if there is no such user
    static Owner in(Account account, String name) {
        if (name.equals(Root.NAME)) {
            Root root = account.root();
            return new Owner(
                    name,
                    root.password(),
                    root.accessKeys(),
                    root.mfaDevices(),
                    root.signingCertificates());
        }
        User user = user(account, name);
        return new Owner(
                user.name(),
                user.loginProfile(),
                user.accessKeys(),
                user.mfaDevices(),
                user.signingCertificates());
    }

    /// The user of that name.
    ///
    /// @throws dev.lockstep.practice.operation.AwsError if there is none
    static User user(Account account, String name) {
        User user = account.users().get(name);
        if (user == null) {
            throw Refusals.noSuchUser(name);
        }
        return user;
    }

    /// The name as answers show it: root has none.
    static @Nullable String shown(String name) {
        return name.equals(Root.NAME) ? null : name;
    }
}
