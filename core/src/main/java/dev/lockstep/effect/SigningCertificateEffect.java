package dev.lockstep.effect;

import dev.lockstep.account.Account;
import dev.lockstep.account.credentials.SigningCertificate;
import java.util.Optional;

/// Writes that change an X.509 signing certificate of a user, or of root
/// ([dev.lockstep.account.Root#NAME]).
public sealed interface SigningCertificateEffect extends CredentialEffect {
    /// Adds a certificate. AWS chooses its id.
    ///
    /// @param body the certificate in PEM
    record UploadSigningCertificate(String owner, String body) implements SigningCertificateEffect {
        @Override
        public String operation() {
            return "iam:UploadSigningCertificate";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return CredentialDraft.change(
                    account,
                    owner,
                    one ->
                            one.signingCertificates.add(
                                    new SigningCertificate(
                                            assigned.id().orElseThrow(),
                                            true,
                                            Optional.of(assigned.at()),
                                            Optional.of(body))));
        }
    }

    /// Makes a certificate active or inactive.
    record UpdateSigningCertificate(String owner, String id, boolean active)
            implements SigningCertificateEffect {
        @Override
        public String operation() {
            return "iam:UpdateSigningCertificate";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return CredentialDraft.change(
                    account,
                    owner,
                    one ->
                            CredentialDraft.change(
                                    one.signingCertificates,
                                    certificate -> certificate.id().equals(id),
                                    "signing certificate",
                                    id,
                                    certificate ->
                                            new SigningCertificate(
                                                    id,
                                                    active,
                                                    certificate.uploaded(),
                                                    certificate.body())));
        }
    }

    /// Removes a certificate.
    record DeleteSigningCertificate(String owner, String id) implements SigningCertificateEffect {
        @Override
        public String operation() {
            return "iam:DeleteSigningCertificate";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return CredentialDraft.change(
                    account,
                    owner,
                    one ->
                            CredentialDraft.remove(
                                    one.signingCertificates,
                                    certificate -> certificate.id().equals(id),
                                    "signing certificate",
                                    id));
        }
    }
}
