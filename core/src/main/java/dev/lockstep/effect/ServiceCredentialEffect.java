package dev.lockstep.effect;

import dev.lockstep.account.Account;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.ServiceCredential;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes that change a service-specific credential of a user. Its password is no part of them.
public sealed interface ServiceCredentialEffect extends CredentialEffect {
    /// Makes a credential for one service. AWS chooses its id, its user name and, for an API key,
    /// its end.
    ///
    /// @param service such as `codecommit.amazonaws.com`
    /// @param ageDays how long it is to live; absent: as long as the service lets it
    record CreateServiceSpecificCredential(String user, String service, Optional<Integer> ageDays)
            implements ServiceCredentialEffect {
        @Override
        public String operation() {
            return "iam:CreateServiceSpecificCredential";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return CredentialDraft.changeUser(
                    account,
                    user,
                    one ->
                            one.serviceCredentials.add(
                                    new ServiceCredential(
                                            assigned.id().orElseThrow(),
                                            user,
                                            service,
                                            "Active",
                                            Optional.of(assigned.at()),
                                            assigned.expires(),
                                            Optional.of(serviceUserName(account)))));
        }

        /// `alice-at-123456789012`; a second one is `alice+1-at-123456789012` (IAM User Guide,
        /// "Using IAM with CodeCommit").
        private String serviceUserName(Account account) {
            String end = "-at-" + account.id().orElse("");
            User owner = AccountDraft.found(account.users().get(user), "user", user);
            Set<String> taken =
                    owner.serviceCredentials().stream()
                            .filter(one -> one.service().equals(service))
                            .flatMap(one -> one.serviceUserName().stream())
                            .collect(Collectors.toSet());
            String name = user + end;
            for (int number = 1; taken.contains(name); number++) {
                name = user + "+" + number + end;
            }
            return name;
        }
    }

    /// Makes a credential active or inactive.
    record UpdateServiceSpecificCredential(String user, String id, boolean active)
            implements ServiceCredentialEffect {
        @Override
        public String operation() {
            return "iam:UpdateServiceSpecificCredential";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return change(account, user, id, active ? "Active" : "Inactive");
        }
    }

    /// Gives a credential another password.
    record ResetServiceSpecificCredential(String user, String id)
            implements ServiceCredentialEffect {
        @Override
        public String operation() {
            return "iam:ResetServiceSpecificCredential";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return CredentialDraft.changeUser(
                    account,
                    user,
                    one ->
                            CredentialDraft.change(
                                    one.serviceCredentials,
                                    credential -> credential.id().equals(id),
                                    "service-specific credential",
                                    id,
                                    credential -> credential));
        }
    }

    /// Removes a credential.
    record DeleteServiceSpecificCredential(String user, String id)
            implements ServiceCredentialEffect {
        @Override
        public String operation() {
            return "iam:DeleteServiceSpecificCredential";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return CredentialDraft.changeUser(
                    account,
                    user,
                    one ->
                            CredentialDraft.remove(
                                    one.serviceCredentials,
                                    credential -> credential.id().equals(id),
                                    "service-specific credential",
                                    id));
        }
    }

    private static Account change(Account account, String user, String id, String status) {
        return CredentialDraft.changeUser(
                account,
                user,
                one ->
                        CredentialDraft.change(
                                one.serviceCredentials,
                                credential -> credential.id().equals(id),
                                "service-specific credential",
                                id,
                                credential ->
                                        new ServiceCredential(
                                                id,
                                                credential.user(),
                                                credential.service(),
                                                status,
                                                credential.created(),
                                                credential.expires(),
                                                credential.serviceUserName())));
    }
}
