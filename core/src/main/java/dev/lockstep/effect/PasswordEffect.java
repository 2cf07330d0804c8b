package dev.lockstep.effect;

import dev.lockstep.account.Account;
import dev.lockstep.account.credentials.LoginProfile;
import java.time.Instant;
import java.util.Optional;

/// Writes that change a console password. The password itself is no part of them. Root's own
/// password goes by the name [dev.lockstep.account.Root#NAME].
public sealed interface PasswordEffect extends CredentialEffect {
    /// Gives a user a first console password.
    ///
    /// @param resetRequired whether it must be changed at the next sign-in
    record CreateLoginProfile(String user, boolean resetRequired) implements PasswordEffect {
        @Override
        public String operation() {
            return "iam:CreateLoginProfile";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return CredentialDraft.change(
                    account,
                    user,
                    one -> {
                        CredentialDraft.absent(
                                one.loginProfile.isPresent(), "login profile of", user);
                        Optional<Instant> now = Optional.of(assigned.at());
                        one.loginProfile = Optional.of(new LoginProfile(now, resetRequired, now));
                    });
        }
    }

    /// Gives a user another console password, or says whether it must be changed, or both.
    ///
    /// @param password whether there is another password
    /// @param resetRequired absent: as before
    record UpdateLoginProfile(String user, boolean password, Optional<Boolean> resetRequired)
            implements PasswordEffect {
        @Override
        public String operation() {
            return "iam:UpdateLoginProfile";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return CredentialDraft.change(
                    account,
                    user,
                    one -> {
                        LoginProfile before = profile(one, user);
                        one.loginProfile =
                                Optional.of(
                                        new LoginProfile(
                                                before.created(),
                                                resetRequired.orElse(before.resetRequired()),
                                                password
                                                        ? Optional.of(assigned.at())
                                                        : before.changed()));
                    });
        }
    }

    /// Takes a user the console password. When it was last used stays known.
    record DeleteLoginProfile(String user) implements PasswordEffect {
        @Override
        public String operation() {
            return "iam:DeleteLoginProfile";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return CredentialDraft.change(
                    account,
                    user,
                    one -> {
                        profile(one, user);
                        one.loginProfile = Optional.empty();
                    });
        }
    }

    /// A user changes the own console password.
    record ChangePassword(String user) implements PasswordEffect {
        @Override
        public String operation() {
            return "iam:ChangePassword";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return CredentialDraft.change(
                    account,
                    user,
                    one ->
                            one.loginProfile =
                                    Optional.of(
                                            new LoginProfile(
                                                    profile(one, user).created(),
                                                    false,
                                                    Optional.of(assigned.at()))));
        }
    }

    private static LoginProfile profile(CredentialDraft draft, String user) {
        return AccountDraft.found(draft.loginProfile.orElse(null), "login profile of", user);
    }
}
