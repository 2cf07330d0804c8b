package dev.lockstep.control.around;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.around.Trail;
import dev.lockstep.control.Ruling;
import java.util.List;
import java.util.stream.Stream;

/// A trail and what is known of how well it records.
///
/// @param logging whether it is switched on
/// @param events the management events that its selectors let through
record JudgedTrail(Trail trail, Read<Boolean> logging, Read<ManagementEvents> events) {

    static JudgedTrail of(AccountSnapshot snapshot, Trail trail) {
        return new JudgedTrail(
                trail,
                snapshot.trailStatus(trail.arn()).map(Trail.Status::logging),
                snapshot.eventSelectors(trail.arn()).map(ManagementEvents::of));
    }

    /// Whether it records everything, everywhere, and so that a change of the files shows.
    Ruling good() {
        return Ruling.all(
                Ruling.of(trail.multiRegion()),
                Ruling.of(trail.logFileValidation()),
                Ruling.of(logging),
                Ruling.of(events, ManagementEvents::all));
    }

    /// Whether only its owner, the organization's management account, may be able to tell.
    boolean isOrganizationsAndOpen() {
        return trail.organizationTrail() && good() instanceof Ruling.Open;
    }

    boolean isOff() {
        return Ruling.of(logging).isNo();
    }

    boolean leavesEventsOut() {
        return Ruling.of(events, ManagementEvents::all).isNo();
    }

    /// What is known to be wrong with it, such as `covers one region only`.
    List<String> faults() {
        return Stream.of(
                        trail.multiRegion() ? "" : "covers one region only",
                        trail.logFileValidation() ? "" : "has no log file validation",
                        isOff() ? "is not logging" : "",
                        leavesEventsOut() ? "leaves management events out" : "")
                .filter(fault -> !fault.isEmpty())
                .toList();
    }

    /// The facts in one line, for evidence.
    String words() {
        return ("%s: IsMultiRegionTrail %s, LogFileValidationEnabled %s, IsLogging %s,"
                        + " management events %s")
                .formatted(
                        trail.arn(),
                        trail.multiRegion(),
                        trail.logFileValidation(),
                        logging.found().map(Object::toString).orElse("not known"),
                        events.found().map(JudgedTrail::words).orElse("not known"));
    }

    private static String words(ManagementEvents events) {
        if (events.all()) {
            return "read and write";
        }
        return events.read() ? "read" : events.write() ? "write" : "none that count";
    }
}
