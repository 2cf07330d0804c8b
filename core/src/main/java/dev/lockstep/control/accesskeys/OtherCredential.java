package dev.lockstep.control.accesskeys;

import dev.lockstep.account.AwsDate;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.ServiceCredential;
import dev.lockstep.account.credentials.SigningCertificate;
import dev.lockstep.account.credentials.SshPublicKey;
import dev.lockstep.control.Advice;
import dev.lockstep.control.AwsCommand;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Ruling;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An active credential that is neither a password nor an access key.
///
/// @param words what it is, for a sentence
/// @param made when it was created or uploaded (UTC)
/// @param expires when it ends (UTC), where it does
/// @param read the read that shows it
/// @param inactivation the AWS CLI operation and the option for its id that make it inactive; empty
///   where the id is not known
/// @param id its id
record OtherCredential(
        String words,
        Optional<Instant> made,
        Optional<Instant> expires,
        ReadKey<?> read,
        Optional<Inactivation> inactivation,
        String id) {

    /// How to make it inactive.
    record Inactivation(String operation, String idOption) {}

    static OtherCredential of(ServiceCredential credential) {
        return new OtherCredential(
                credential.service() + " credential " + credential.id(),
                credential.created(),
                credential.expires(),
                ReadKey.SERVICE_CREDENTIALS,
                Optional.of(
                        new Inactivation(
                                "update-service-specific-credential",
                                "--service-specific-credential-id")),
                credential.id());
    }

    static OtherCredential of(SshPublicKey key) {
        return new OtherCredential(
                "SSH key " + key.id(),
                key.uploaded(),
                Optional.empty(),
                ReadKey.SSH_PUBLIC_KEYS,
                Optional.of(new Inactivation("update-ssh-public-key", "--ssh-public-key-id")),
                key.id());
    }

    /// @param listed whether it is from the user's own list, so that its id is known
    static OtherCredential of(SigningCertificate certificate, boolean listed) {
        return new OtherCredential(
                listed ? "signing certificate " + certificate.id() : certificate.id(),
                certificate.uploaded(),
                Optional.empty(),
                ReadKey.SIGNING_CERTIFICATES,
                listed
                        ? Optional.of(
                                new Inactivation("update-signing-certificate", "--certificate-id"))
                        : Optional.empty(),
                certificate.id());
    }

    /// Whether it is older than so many days, or expired.
    Ruling isWrong(UserReads user, int days, Instant now) {
        boolean expired = expires.filter(end -> end.isBefore(now)).isPresent();
        boolean young = KeyVerdicts.tooYoung(user, days, now).isPresent();
        if (expired || made.isPresent() || young) {
            return Ruling.of(
                    expired
                            || made.filter(date -> AwsDate.daysBetween(date, now) > days)
                                    .isPresent());
        }
        return Ruling.open(Read.notAsked(read, "the age of " + words + " was not collected"));
    }

    /// Makes faulty credentials inactive once they are replaced.
    static Advice advice(UserReads user, List<OtherCredential> faulty) {
        List<String> commands =
                faulty.stream()
                        .map(one ->
                                one.inactivation()
                                        .map(how ->
                                                AwsCommand.of("iam", how.operation())
                                                        .option("--user-name", user.name())
                                                        .option(how.idOption(), one.id())
                                                        .option("--status", "Inactive")
                                                        .text())
                                        .orElseGet(() ->
                                                AwsCommand.of("iam", "list-signing-certificates")
                                                        .option("--user-name", user.name())
                                                        .text()))
                        .distinct()
                        .toList();
        return new Advice(
                Remedy.REPLACE_CREDENTIALS,
                ("Ask whoever answers for %s whether they are still needed. Where they are, make new"
                                + " ones and switch over first. Then make the old ones inactive: the same"
                                + " command with --status Active takes that back. Delete them some days"
                                + " later.")
                        .formatted(user.name()),
                commands);
    }
}
