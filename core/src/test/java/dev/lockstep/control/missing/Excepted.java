package dev.lockstep.control.missing;

import dev.lockstep.account.ReadKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A pass that may rest on something weaker than the read itself.
///
/// @param control its id
/// @param read the read that is missing
/// @param excuse in which worlds the pass may turn out to be wrong
record Excepted(String control, ReadKey<?> read, Excuse excuse) {

    /// Why a pass that might be wrong is said all the same.
    enum Excuse {
        /// Only the credential report says so. It is wrong only where the report contradicts what a
        /// live read would say; where both would say the same, there is no excuse.
        REPORT_STANDS_IN,
        /// The report's last_rotated stands in for the CreateDate of a key.
        LAST_ROTATED_STANDS_IN,
        /// The report's cert_N_last_rotated stands in for the upload date of a certificate.
        CERTIFICATE_COLUMNS_STAND_IN,
        /// Under `any` the kinds do not matter: SMS can no longer be set up.
        SMS_IS_HISTORY,
        /// A user whose MFA itself is not known is not judged; user-mfa judges that.
        MFA_IS_FOR_USER_MFA,
        /// SSH keys count where they were read.
        SSH_KEYS_ARE_READ_FOR_FEW,
        /// The summary counts no key of root, and decides; AWS does not say whether it counts
        /// inactive ones, and only the report and root's own list would show one.
        SUMMARY_COUNTS_NONE
    }

    static final List<Excepted> ALL =
            Stream.of(
                            by(
                                    Excuse.REPORT_STANDS_IN,
                                    ReadKey.ACCESS_KEYS,
                                    "administrator-mfa",
                                    "key-age",
                                    "key-documented",
                                    "key-inactive-leftover",
                                    "key-never-used",
                                    "key-single",
                                    "key-unused",
                                    "person-verified",
                                    "person-without-key",
                                    "root-access-keys",
                                    "user-idle"),
                            by(
                                    Excuse.REPORT_STANDS_IN,
                                    ReadKey.LOGIN_PROFILES,
                                    "key-never-used",
                                    "mfa-enforced",
                                    "password-current",
                                    "password-unused",
                                    "person-verified",
                                    "person-without-key",
                                    "shared-login",
                                    "user-idle",
                                    "user-mfa"),
                            by(
                                    Excuse.REPORT_STANDS_IN,
                                    ReadKey.MFA_DEVICES,
                                    "administrator-mfa",
                                    "user-mfa"),
                            by(
                                    Excuse.REPORT_STANDS_IN,
                                    ReadKey.SIGNING_CERTIFICATES,
                                    "other-credentials"),
                            by(
                                    Excuse.REPORT_STANDS_IN,
                                    ReadKey.USERS,
                                    "password-unused",
                                    "person-has-user",
                                    "person-verified"),
                            by(
                                    Excuse.REPORT_STANDS_IN,
                                    ReadKey.SUMMARY,
                                    "root-access-keys",
                                    "root-certificates",
                                    "root-mfa",
                                    "root-mfa-hardware"),
                            by(Excuse.REPORT_STANDS_IN, ReadKey.ROOT_USER, "root-unused"),
                            by(
                                    Excuse.REPORT_STANDS_IN,
                                    ReadKey.MFA_DEVICES,
                                    "root-mfa",
                                    "root-mfa-hardware"),
                            by(Excuse.REPORT_STANDS_IN, ReadKey.DETAILS, "person-has-user"),
                            by(
                                    Excuse.MFA_IS_FOR_USER_MFA,
                                    ReadKey.VIRTUAL_MFA_DEVICES,
                                    "user-mfa-kind"),
                            by(
                                    Excuse.MFA_IS_FOR_USER_MFA,
                                    ReadKey.CREDENTIAL_REPORT,
                                    "user-mfa-kind"),
                            by(Excuse.LAST_ROTATED_STANDS_IN, ReadKey.ACCESS_KEYS, "key-age"),
                            by(
                                    Excuse.CERTIFICATE_COLUMNS_STAND_IN,
                                    ReadKey.SIGNING_CERTIFICATES,
                                    "other-credentials"),
                            by(Excuse.SMS_IS_HISTORY, ReadKey.MFA_DEVICES, "user-mfa-kind"),
                            by(
                                    Excuse.SSH_KEYS_ARE_READ_FOR_FEW,
                                    ReadKey.SSH_PUBLIC_KEYS,
                                    "other-credentials"),
                            by(Excuse.SUMMARY_COUNTS_NONE, ReadKey.ACCESS_KEYS, "root-access-keys"),
                            by(
                                    Excuse.SUMMARY_COUNTS_NONE,
                                    ReadKey.CREDENTIAL_REPORT,
                                    "root-access-keys"))
                    .flatMap(list -> list)
                    .toList();

    private static Stream<Excepted> by(Excuse excuse, ReadKey<?> read, String... controls) {
        return Arrays.stream(controls).map(control -> new Excepted(control, read, excuse));
    }

    /// @param everAgreeing whether the complaint stays where the report agrees with all live reads
    static Optional<Excepted> of(Complaint complaint, Gap gap, boolean everAgreeing) {
        return ALL.stream()
                .filter(_ -> complaint.kind() == Complaint.Kind.TOO_GOOD)
                .filter(one -> one.control().equals(complaint.control()))
                .filter(one -> one.read().equals(gap.kind()))
                .filter(one -> !everAgreeing || one.excuse() != Excuse.REPORT_STANDS_IN)
                .findFirst();
    }
}
