package dev.lockstep.account;

import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.MfaDevice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The account's root user: what only root itself can list.
public record Root(
        Optional<Instant> passwordLastUsed,
        List<AccessKey> accessKeys,
        List<MfaDevice> mfaDevices) {
    /// Root's name in the credential report and in the files of a snapshot folder.
    public static final String NAME = "<root_account>";

    public static final Root UNSEEN = new Root(Optional.empty(), List.of(), List.of());

    public Root {
        accessKeys = List.copyOf(accessKeys);
        mfaDevices = List.copyOf(mfaDevices);
    }
}
