package dev.lockstep.account;

import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.SigningCertificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The account's root user: what only root itself can list, and what no API tells.
///
/// @param created when the account was made (UTC)
/// @param password absent: root has none (or nobody knows of one)
public record Root(
        Optional<Instant> passwordLastUsed,
        List<AccessKey> accessKeys,
        List<MfaDevice> mfaDevices,
        Optional<Instant> created,
        Optional<LoginProfile> password,
        List<SigningCertificate> signingCertificates) {
    /// Root's name in the credential report and in the files of a snapshot folder.
    public static final String NAME = "<root_account>";

    public static final Root UNSEEN = new Root(Optional.empty(), List.of(), List.of());

    /// Root as its own reads show it.
    public Root(
            Optional<Instant> passwordLastUsed,
            List<AccessKey> accessKeys,
            List<MfaDevice> mfaDevices) {
        this(
                passwordLastUsed,
                accessKeys,
                mfaDevices,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    public Root {
        accessKeys = List.copyOf(accessKeys);
        mfaDevices = List.copyOf(mfaDevices);
        signingCertificates = List.copyOf(signingCertificates);
    }
}
