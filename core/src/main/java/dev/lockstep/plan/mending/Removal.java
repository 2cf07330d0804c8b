package dev.lockstep.plan.mending;

import dev.lockstep.account.AwsDate;
import dev.lockstep.account.CredentialReport;
import dev.lockstep.account.Read;
import dev.lockstep.account.User;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.change.UserChange.EndSessions;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.ServiceCredentialEffect;
import dev.lockstep.effect.SigningCertificateEffect;
import dev.lockstep.effect.SshPublicKeyEffect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.plan.PlanRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether a user that has no password and no active key can be deleted, and what goes before.
///
/// It must have been out for the waiting time: each key was made inactive, and anything was last
/// used, at least so long ago. AWS tells since when a key is inactive, and keeps the last use of a
/// password that is gone, but not since when it is gone: so a user without keys, or with a password
/// that was used after the keys, counts only if a run says when it took the password away, or the
/// inline policy of who was offboarded does.
public sealed interface Removal {
    /// It can be deleted now.
    ///
    /// @param before what removes all that hangs on it, in order
    record Ready(List<Effect> before) implements Removal {
        public Ready {
            before = List.copyOf(before);
        }
    }

    /// It can be deleted later.
    ///
    /// @param until when it will have waited long enough (UTC)
    record Waits(Instant until) implements Removal {}

    /// Nothing tells since when it is out.
    record Undated() implements Removal {}

    /// Not all that hangs on it is known.
    ///
    /// @param what is missing, in plain words; hostile text
    record Unknown(String what) implements Removal {}

    /// AWS has put it under quarantine.
    record Quarantined() implements Removal {}

    /// Whether a user can be deleted, as far as the request's journals and AWS tell.
    static Removal of(PlanRequest request, String user) {
        var situation = new Situation(request);
        return of(situation, situation.user(user));
    }

    private static Optional<Instant> takenOut(Situation situation, UserReads user) {
        return Stream.concat(
                        Optional.ofNullable(situation.request().takenOut().get(user.name()))
                                .stream(),
                        user.details().found().flatMap(EndSessions::since).stream())
                .max(Comparator.naturalOrder());
    }

    private static Removal of(Situation situation, UserReads user) {
        if (KeyMendings.isQuarantined(user)) {
            return new Quarantined();
        }
        String missing = missing(situation, user);
        if (!missing.isEmpty()) {
            return new Unknown(missing);
        }
        Optional<Instant> takenOut = takenOut(situation, user);
        List<UserKey> keys = user.keys().found().orElseThrow();
        var dates = new ArrayList<Instant>();
        dates.add(user.created().found().orElseThrow());
        user.passwordLastUsed().found().flatMap(date -> date).ifPresent(dates::add);
        takenOut.ifPresent(dates::add);
        for (UserKey key : keys) {
            KeyMendings.lastUse(key).ifPresent(dates::add);
            Optional<Instant> since = KeyMendings.inactiveSince(key);
            if (since.isEmpty()) {
                boolean wasActive =
                        key.slots().found().orElse(List.of()).stream()
                                .anyMatch(UserKey.ReportSlot::active);
                if (!wasActive && takenOut.isEmpty()) {
                    return new Undated();
                }
                dates.add(takenOut.orElse(situation.now()));
            } else {
                dates.add(since.get());
            }
        }
        if (takenOut.isEmpty()) {
            if (reportShowsPassword(situation, user)) {
                dates.add(situation.now());
            } else if (keys.isEmpty() || usedSince(user, keys)) {
                return new Undated();
            }
        }
        int waiting = situation.baseline().accessKeys().waitingDays();
        Instant latest = dates.stream().max(Comparator.naturalOrder()).orElseThrow();
        return AwsDate.daysBetween(latest, situation.now()) >= waiting
                ? new Ready(before(situation, user))
                : new Waits(latest.plus(Duration.ofDays(waiting)));
    }

    /// What is not known of all that AWS wants removed before a user (IAM API Reference,
    /// DeleteUser).
    private static String missing(Situation situation, UserReads user) {
        Stream<Read<?>> reads =
                Stream.of(
                        user.created(),
                        user.details(),
                        user.loginProfile(),
                        user.passwordLastUsed(),
                        user.keys(),
                        user.ownMfaDevices(),
                        situation.snapshot().virtualMfaDevices(),
                        user.sshPublicKeys(),
                        user.serviceCredentials());
        Stream<String> reasons =
                reads.filter(Read.Missing.class::isInstance)
                        .map(one -> ((Read.Missing<?>) one).because());
        Stream<String> lists =
                Stream.of(
                        KeyMendings.areListed(situation, user)
                                ? ""
                                : "the user's access keys were not listed",
                        user.signingCertificatesAreListed()
                                ? ""
                                : "the user's signing certificates were not listed",
                        user.keys().found().orElse(List.of()).stream()
                                        .allMatch(key -> Situation.isLive(key.lastUsed()))
                                ? ""
                                : "when the user's keys were last used was not read live");
        return Stream.concat(reasons, lists.filter(words -> !words.isEmpty()))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /// Whether the password was used after the last key was made inactive: then the keys do not
    /// tell that the user is out.
    private static boolean usedSince(UserReads user, List<UserKey> keys) {
        Optional<Instant> since =
                keys.stream()
                        .flatMap(key -> KeyMendings.inactiveSince(key).stream())
                        .max(Comparator.naturalOrder());
        return user.passwordLastUsed()
                .found()
                .flatMap(date -> date)
                .filter(used -> since.filter(used::isBefore).isEmpty())
                .isPresent();
    }

    /// Whether there was still a password when the report was made.
    private static boolean reportShowsPassword(Situation situation, UserReads user) {
        return situation
                .snapshot()
                .credentialReport()
                .found()
                .flatMap(report -> report.row(user.name()))
                .map(row -> row.cells().get(CredentialReport.Column.PASSWORD_ENABLED))
                .filter("true"::equalsIgnoreCase)
                .isPresent();
    }

    private static List<Effect> before(Situation situation, UserReads reads) {
        User user = reads.details().found().orElseThrow();
        String name = user.name();
        var effects = new ArrayList<Effect>();
        reads.keys().found().orElseThrow().stream()
                .flatMap(key -> key.id().stream())
                .forEach(id -> effects.add(new AccessKeyEffect.DeleteAccessKey(name, id)));
        reads.signingCertificates()
                .found()
                .orElse(List.of())
                .forEach(one ->
                        effects.add(
                                new SigningCertificateEffect.DeleteSigningCertificate(
                                        name, one.id())));
        reads.sshPublicKeys()
                .found()
                .orElseThrow()
                .forEach(one ->
                        effects.add(new SshPublicKeyEffect.DeleteSshPublicKey(name, one.id())));
        reads.serviceCredentials()
                .found()
                .orElseThrow()
                .forEach(one ->
                        effects.add(
                                new ServiceCredentialEffect.DeleteServiceSpecificCredential(
                                        name, one.id())));
        Set<String> virtual =
                situation.snapshot().virtualMfaDevices().found().orElseThrow().stream()
                        .map(VirtualMfaDevice::serial)
                        .collect(Collectors.toSet());
        for (MfaDevice device : reads.ownMfaDevices().found().orElseThrow()) {
            effects.add(new MfaEffect.DeactivateMfaDevice(name, device.serial()));
            if (virtual.contains(device.serial())) {
                effects.add(new MfaEffect.DeleteVirtualMfaDevice(device.serial()));
            }
        }
        user.inlinePolicies()
                .forEach(one -> effects.add(new UserEffect.DeleteUserPolicy(name, one.name())));
        user.attachedPolicies()
                .forEach(one -> effects.add(new UserEffect.DetachUserPolicy(name, one.arn())));
        user.groups()
                .forEach(group -> effects.add(new UserEffect.RemoveUserFromGroup(group, name)));
        return effects;
    }
}
