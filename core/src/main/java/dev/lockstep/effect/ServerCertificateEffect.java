package dev.lockstep.effect;

import dev.lockstep.account.Account;
import dev.lockstep.account.around.ServerCertificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Writes that change a TLS certificate that is kept in IAM. Its private key is no part of them.
public sealed interface ServerCertificateEffect extends AccountEffect {
    /// Adds a certificate. AWS chooses its id and reads its end from it.
    ///
    /// @param path such as `/` or `/cloudfront/`
    /// @param body the certificate in PEM
    /// @param chain the certificates above it in PEM
    record UploadServerCertificate(
            String path, String name, String body, Optional<String> chain, Map<String, String> tags)
            implements ServerCertificateEffect {
        public UploadServerCertificate {
            tags = Map.copyOf(tags);
        }

        /// Adds one without tags.
        public UploadServerCertificate(
                String path, String name, String body, Optional<String> chain) {
            this(path, name, body, chain, Map.of());
        }

        @Override
        public String operation() {
            return "iam:UploadServerCertificate";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            CredentialDraft.absent(
                    draft.serverCertificates.stream().anyMatch(named(name)),
                    "server certificate",
                    name);
            draft.serverCertificates.add(
                    new ServerCertificate(
                            name,
                            Optional.of(arn(account, path, name)),
                            assigned.expires(),
                            assigned.id(),
                            Optional.of(assigned.at()),
                            Optional.of(body),
                            chain,
                            tags));
            return draft.account();
        }
    }

    /// Gives a certificate another name or path.
    ///
    /// @param newPath absent: as before
    /// @param newName absent: as before
    record UpdateServerCertificate(String name, Optional<String> newPath, Optional<String> newName)
            implements ServerCertificateEffect {
        @Override
        public String operation() {
            return "iam:UpdateServerCertificate";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return changed(account, name, one -> renamed(account, one));
        }

        private ServerCertificate renamed(Account account, ServerCertificate one) {
            String next = newName.orElse(name);
            return new ServerCertificate(
                    next,
                    Optional.of(arn(account, newPath.orElse(one.path()), next)),
                    one.expires(),
                    one.id(),
                    one.uploaded(),
                    one.body(),
                    one.chain(),
                    one.tags());
        }
    }

    /// Removes a certificate.
    record DeleteServerCertificate(String name) implements ServerCertificateEffect {
        @Override
        public String operation() {
            return "iam:DeleteServerCertificate";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            CredentialDraft.remove(
                    draft.serverCertificates, named(name), "server certificate", name);
            return draft.account();
        }
    }

    /// Gives a certificate tags, in the place of those with the same keys.
    record TagServerCertificate(String name, Map<String, String> tags)
            implements ServerCertificateEffect {
        public TagServerCertificate {
            tags = Map.copyOf(tags);
        }

        @Override
        public String operation() {
            return "iam:TagServerCertificate";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return changed(account, name, one -> one.withTags(Rights.tagged(one.tags(), tags)));
        }
    }

    /// Takes a certificate some tags, if it has them.
    record UntagServerCertificate(String name, List<String> keys)
            implements ServerCertificateEffect {
        public UntagServerCertificate {
            keys = List.copyOf(keys);
        }

        @Override
        public String operation() {
            return "iam:UntagServerCertificate";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return changed(account, name, one -> one.withTags(Rights.untagged(one.tags(), keys)));
        }
    }

    private static Account changed(
            Account account, String name, UnaryOperator<ServerCertificate> change) {
        AccountDraft draft = AccountDraft.of(account);
        CredentialDraft.change(
                draft.serverCertificates, named(name), "server certificate", name, change);
        return draft.account();
    }

    private static Predicate<ServerCertificate> named(String name) {
        return one -> one.name().equals(name);
    }

    private static String arn(Account account, String path, String name) {
        return IamArn.of(account, "server-certificate", path, name);
    }
}
