package dev.lockstep.guide;

import dev.lockstep.account.CredentialReport;
import dev.lockstep.account.Read;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.keys.AgendaLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Tells what nothing can be done about now: the user or the key is in its waiting time, a person
/// has to sign in first, or it is mended since the report that AWS still gives.
record Waiting(Seen seen) {
    /// So long AWS makes no new credential report (IAM User Guide, "Getting credential reports").
    private static final Duration REPORT_STANDS = Duration.ofHours(4);

    /// Kinds of matters of a key that wait for their day, and of the user that hands one over.
    private static final Set<String> OF_KEYS = Set.of("delete", "retire-old", "hand-over");

    /// The kind of a line about a user that was taken out of use and is to be deleted.
    private static final String LEAVES = "offboarding";

    /// What a finding waits for; empty: something can be done.
    Optional<Wait> of(Finding finding) {
        return leaver(finding)
                .filter(line -> line.rank() == AgendaLine.Rank.LATER)
                .flatMap(Waiting::of)
                .or(() -> ofKey(finding))
                .or(() -> new Choosing(seen, nextReport()).of(finding))
                .or(() -> ofReport(finding));
    }

    /// What a line of the agenda that is for later waits for.
    static Optional<Wait> of(AgendaLine line) {
        if (isOfLeaver(line)) {
            return line.on().map(day -> new Wait.UntilDay(line.text(), day));
        }
        if (!OF_KEYS.contains(line.kind())) {
            return Optional.empty();
        }
        String about =
                Stream.concat(line.owner().stream(), line.key().stream())
                        .reduce((one, other) -> one + " " + other)
                        .map(both -> both + ": ")
                        .orElse("");
        return line.on().map(day -> new Wait.UntilDay(about + line.text(), day));
    }

    static boolean isOfLeaver(AgendaLine line) {
        return line.kind().equals(LEAVES);
    }

    /// The line about the user of whom a finding is, if it was taken out of use.
    Optional<AgendaLine> leaver(Finding finding) {
        Subject subject = finding.subject();
        Optional<String> user =
                subject.owner()
                        .or(() ->
                                subject.kind() == Subject.Kind.USER
                                        ? Optional.of(subject.name())
                                        : Optional.empty());
        return seen.agenda().lines().stream()
                .filter(Waiting::isOfLeaver)
                .filter(line -> user.isPresent() && line.owner().equals(user))
                .findFirst();
    }

    private Optional<Wait> ofKey(Finding finding) {
        String name = finding.subject().name();
        return seen.agenda().lines().stream()
                .filter(line -> line.rank() == AgendaLine.Rank.LATER)
                .filter(line -> OF_KEYS.contains(line.kind()))
                .filter(line ->
                        finding.subject().kind() == Subject.Kind.ACCESS_KEY
                                ? line.key().filter(name::equals).isPresent()
                                        || isHandedOver(line, finding)
                                : line.owner().filter(name::equals).isPresent()
                                        && finding.control().step() == Step.ACCESS_KEYS)
                .findFirst()
                .flatMap(Waiting::of);
    }

    /// Whether a key has a successor that is being handed over.
    private static boolean isHandedOver(AgendaLine line, Finding finding) {
        return !line.kind().equals("delete") && line.owner().equals(finding.subject().owner());
    }

    private Optional<Wait> ofReport(Finding finding) {
        return nextReport()
                .flatMap(next ->
                        ReportLag.since(finding, seen.touched(), next.minus(REPORT_STANDS))
                                .map(text -> new Wait.ForReport(text, next)));
    }

    /// When AWS makes its next report (UTC), if that is still to come.
    Optional<Instant> nextReport() {
        return switch (seen.audit().snapshot().credentialReport()) {
            case Read.Known<CredentialReport>(var _, var source) ->
                    source.asOf()
                            .map(made -> made.plus(REPORT_STANDS))
                            .filter(next -> next.isAfter(seen.now()));
            case Read.Missing<CredentialReport> _ -> Optional.empty();
        };
    }
}
