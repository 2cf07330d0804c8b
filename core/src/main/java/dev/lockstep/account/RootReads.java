package dev.lockstep.account;

import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is known of the root user. Each answer stands by itself here: how they outrank one another
/// is for the controls of root to say.
public final class RootReads {
    private final AccountSnapshot snapshot;
    private final Answers answers;

    RootReads(AccountSnapshot snapshot, Answers answers) {
        this.snapshot = snapshot;
        this.answers = answers;
    }

    /// A count of the account summary, such as `AccountMFAEnabled` (live).
    public Read<Integer> summary(String name) {
        return snapshot.summaryCount(name);
    }

    /// A flag of root's row of the credential report; `not_supported` and the like are not known.
    public Read<Boolean> reportedFlag(Column column) {
        return switch (row()) {
            case Read.Known<CredentialReport.Row>(var row, var source) ->
                    row.flag(column, source)
                            .flatMap(flag ->
                                    flag.map(value -> Read.known(value, source))
                                            .orElseGet(() ->
                                                    Read.notAsked(
                                                            ReadKey.CREDENTIAL_REPORT,
                                                            "the credential report"
                                                                    + " does not say"
                                                                    + " root's "
                                                                    + column.title())));
            case Read.Missing<CredentialReport.Row> missing -> missing.as();
        };
    }

    /// A date of root's row of the credential report; empty where it says that there is none.
    public Read<Optional<Instant>> reportedDate(Column column) {
        return switch (row()) {
            case Read.Known<CredentialReport.Row>(var row, var source) -> row.date(column, source);
            case Read.Missing<CredentialReport.Row> missing -> missing.as();
        };
    }

    /// Root's access keys as the report's slots show them.
    public Read<List<UserKey.ReportSlot>> reportedKeys() {
        return new KeyJoin(snapshot, answers, Root.NAME).slots();
    }

    /// Root's access keys, by its own list where that was read, else as the report's slots show
    /// them.
    public Read<List<UserKey>> keys() {
        return new KeyJoin(snapshot, answers, Root.NAME).keys();
    }

    /// Root's own key list; only root itself can read it.
    public Read<List<AccessKey>> ownKeys() {
        return answers.get(ReadKey.ACCESS_KEYS.of(Root.NAME));
    }

    /// Root's own device list; only root itself can read it.
    public Read<List<MfaDevice>> ownMfaDevices() {
        return answers.get(ReadKey.MFA_DEVICES.of(Root.NAME));
    }

    /// The virtual devices that are assigned to root. None of them proves that root has no other.
    public Read<List<VirtualMfaDevice>> virtualMfaDevices() {
        return snapshot.virtualMfaDevices()
                .map(devices -> devices.stream().filter(VirtualMfaDevice::isRoots).toList());
    }

    /// What root's own GetUser says.
    public Read<RootUser> user() {
        return answers.get(ReadKey.ROOT_USER);
    }

    private Read<CredentialReport.Row> row() {
        return snapshot.reportRow(Root.NAME);
    }
}
