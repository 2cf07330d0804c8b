package dev.lockstep.control.accesskeys;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.AwsDate;
import dev.lockstep.account.CredentialReport;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Source;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserKey.ReportSlot;
import dev.lockstep.account.UserReads;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Inactive access keys must not be left lying about. AWS tells only in the credential report when
/// a key was made inactive: a change of status moves last_rotated of its slot.
public final class KeyInactiveLeftover implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                    "key-inactive-leftover",
                    Step.ACCESS_KEYS,
                    Severity.LOW,
                    Subject.Kind.ACCESS_KEY,
                    "Inactive access keys are deleted after a while");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        int limit = baseline.accessKeys().inactiveDays();
        Optional<Instant> generated =
                switch (snapshot.credentialReport()) {
                    case Read.Known<CredentialReport>(var report, Source source) ->
                            report.generated().or(source::asOf);
                    case Read.Missing<CredentialReport> _ -> Optional.empty();
                };
        return KeyVerdicts.ofInactiveKeys(
                snapshot,
                (user, key) -> judge(user, key, generated, limit, now),
                user -> KeyVerdicts.tooYoung(user, limit, now));
    }

    private static Verdict judge(
            UserReads user, UserKey key, Optional<Instant> generated, int limit, Instant now) {
        String name = KeyVerdicts.name(user, key);
        Evidence evidence =
                Evidence.NONE
                        .with("CreateDate", key.created())
                        .with("slots of the report", key.slots().map(slots -> texts(slots)))
                        .with("inactive-days", limit);
        if (key.slots().found().filter(List::isEmpty).isPresent()) {
            evidence = evidence.note("The report gives no date for the key; CreateDate counts.");
        }
        return Verdict.by(
                isLeftover(user, key, generated, limit, now),
                Subject.accessKey(user, key),
                evidence,
                () -> "%s has not been inactive for more than %d days.".formatted(name, limit),
                () ->
                        since(key)
                                .map(date ->
                                        "%s has been inactive for %d days; at most %d are wanted."
                                                .formatted(
                                                        name,
                                                        AwsDate.daysBetween(date, now),
                                                        limit))
                                .orElse(
                                        "%s has been inactive for more than %d days."
                                                .formatted(name, limit)),
                () -> KeyAdvice.delete(user, key));
    }

    /// A key cannot have been inactive for longer than it, or its user, exists. Beyond that each
    /// slot that may show the key is asked, and the answers count if they agree.
    private static Ruling isLeftover(
            UserReads user, UserKey key, Optional<Instant> generated, int limit, Instant now) {
        if (KeyBirth.of(user, key).isSurelyWithin(limit, now)) {
            return Ruling.no();
        }
        return switch (key.slots()) {
            case Read.Missing<List<ReportSlot>> missing -> Ruling.open(missing);
            case Read.Known<List<ReportSlot>>(var slots, var _) -> {
                var possible = new ArrayList<Ruling>();
                slots.forEach(slot -> possible.add(isLeftover(slot, generated, limit, now)));
                if (slots.isEmpty() || key.perhapsUnseen()) {
                    possible.add(
                            Ruling.of(
                                    key.created(), made -> AwsDate.daysBetween(made, now) > limit));
                }
                yield possible.size() == 1
                        ? possible.getFirst()
                        : Agreement.of(
                                possible,
                                Read.notAsked(
                                        ReadKey.CREDENTIAL_REPORT,
                                        "the credential report does not say which of its slots"
                                                + " shows "
                                                + key.name()));
            }
        };
    }

    /// A slot that the report still shows active was made inactive after the report, and after its
    /// own date. A report without its GeneratedTime counts as made when the answers were taken.
    private static Ruling isLeftover(
            ReportSlot slot, Optional<Instant> generated, int limit, Instant now) {
        if (!slot.active()) {
            return Ruling.of(
                    slot.lastRotated()
                            .filter(date -> AwsDate.daysBetween(date, now) > limit)
                            .isPresent());
        }
        return generated
                        .or(slot::lastRotated)
                        .filter(earliest -> AwsDate.daysBetween(earliest, now) <= limit)
                        .isPresent()
                ? Ruling.no()
                : Ruling.open(
                        Read.notAsked(
                                ReadKey.CREDENTIAL_REPORT,
                                "the key was made inactive after the credential report, which is"
                                        + " too old to say when"));
    }

    /// The date since which the key is inactive, to tell a person: the latest possible one.
    private static Optional<Instant> since(UserKey key) {
        List<ReportSlot> slots = key.slots().found().orElse(List.of());
        return slots.isEmpty()
                ? key.created().found()
                : slots.stream()
                        .flatMap(slot -> slot.lastRotated().stream())
                        .max(Instant::compareTo);
    }

    private static List<String> texts(List<ReportSlot> slots) {
        return slots.stream()
                .map(slot ->
                        "access_key_%d_active %s, access_key_%d_last_rotated %s"
                                .formatted(
                                        slot.number(),
                                        slot.active(),
                                        slot.number(),
                                        slot.lastRotated().map(Instant::toString).orElse("N/A")))
                .toList();
    }
}
