package dev.lockstep.operation.mfa;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.User;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.baseline.Person;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.operation.Threshold;
import dev.lockstep.record.people.MfaRecord;
import dev.lockstep.record.people.MfaRecord.Judged;
import dev.lockstep.record.people.MfaRecord.Known;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tells how MFA stands, user by user, from an audit of step 6.
public final class MfaOverview {
    /// What the audit must ask.
    public static final Audit.Selection SELECTION =
            new Audit.Selection(Set.of(Step.USER_MFA), Set.of());

    private static final String USER_MFA = "user-mfa";
    private static final String ADMINISTRATOR_MFA = "administrator-mfa";

    private final Audit audit;
    private final Map<String, Finding> byUser = new HashMap<>();
    private final Map<String, Finding> byAdministrator = new HashMap<>();

    private MfaOverview(Audit audit) {
        this.audit = audit;
        for (Finding finding : audit.findings()) {
            switch (finding.control().id()) {
                case USER_MFA -> byUser.put(finding.subject().name(), finding);
                case ADMINISTRATOR_MFA -> byAdministrator.put(finding.subject().name(), finding);
                default -> {
                    // The others are not about whether there is a device.
                }
            }
        }
    }

    /// How MFA stands.
    ///
    /// @param practice whether it is a practice account
    /// @param version Lockstep's own
    public static MfaRecord of(Audit audit, boolean practice, String version) {
        return new MfaOverview(audit).record(practice, version);
    }

    private MfaRecord record(boolean practice, String version) {
        AccountSnapshot snapshot = audit.snapshot();
        var rows = new ArrayList<MfaRecord.Row>();
        for (User user : snapshot.users().found().orElse(List.of())) {
            MfaRecord.Row row = row(snapshot.user(user.name()));
            boolean isOfInterest =
                    row.password() != Known.NO
                            || row.mfa() != Known.NO
                            || row.judged() != Judged.WELL;
            if (isOfInterest) {
                rows.add(row);
            }
        }
        return new MfaRecord(
                version,
                snapshot.accountId(),
                snapshot.alias().found().flatMap(alias -> alias),
                snapshot.partition(),
                practice,
                audit.judgedAt(),
                rows,
                snapshot.users().isKnown(),
                snapshot.virtualMfaDevices().found().map(MfaOverview::leftovers),
                List.copyOf(missing()));
    }

    private static List<String> leftovers(List<VirtualMfaDevice> devices) {
        return devices.stream()
                .filter(one -> !one.isAssigned())
                .map(VirtualMfaDevice::serial)
                .sorted()
                .toList();
    }

    /// What the lists themselves hang on is told too, however little a finding about it weighs.
    private Set<String> missing() {
        var missing = new LinkedHashSet<String>(Threshold.DEFAULT.missing(audit));
        for (Read<?> read :
                List.of(audit.snapshot().users(), audit.snapshot().virtualMfaDevices())) {
            if (read instanceof Read.Missing<?> not) {
                missing.add(not.because());
            }
        }
        return missing;
    }

    private MfaRecord.Row row(UserReads user) {
        Optional<Person> person =
                audit.baseline().roster().people(user.name()).stream().findFirst();
        Optional<Finding> own = Optional.ofNullable(byUser.get(user.name()));
        Optional<Finding> asAdministrator =
                Optional.ofNullable(byAdministrator.get(user.name()))
                        .filter(one -> one.status() != Status.NOT_APPLICABLE);
        // Of both, the worse one is told.
        Optional<Finding> told =
                asAdministrator
                        .filter(one ->
                                judged(one).compareTo(own.map(this::judged).orElse(Judged.WELL))
                                        != 0)
                        .filter(one -> judged(one) == Judged.LACKS)
                        .or(() -> own);
        Read<Optional<Instant>> used = user.passwordLastUsed();
        return new MfaRecord.Row(
                user.name(),
                person.map(Person::id),
                person.flatMap(Person::email),
                asAdministrator.isPresent(),
                known(user.hasPassword()),
                known(user.hasMfa()),
                user.mfaDevices()
                        .found()
                        .map(all -> all.stream().map(MfaOverview::device).toList()),
                told.map(this::judged).orElse(Judged.UNKNOWN),
                user.created().found(),
                user.passwordNotBefore(),
                known(used.map(Optional::isPresent)),
                used.found().flatMap(time -> time),
                told.map(one -> one.verdict().summary()).orElse(""));
    }

    private Judged judged(Finding finding) {
        return switch (finding.status()) {
            case PASS, NOT_APPLICABLE -> Judged.WELL;
            case FAIL -> Judged.LACKS;
            case EXCEPTED -> Judged.EXCEPTED;
            case UNDETERMINED, MANUAL -> Judged.UNKNOWN;
        };
    }

    private static MfaRecord.Device device(MfaDevice device) {
        return new MfaRecord.Device(device.serial(), device.kind().words(), device.enabled());
    }

    private static Known known(Read<Boolean> read) {
        return read.found().map(is -> is ? Known.YES : Known.NO).orElse(Known.UNKNOWN);
    }
}
