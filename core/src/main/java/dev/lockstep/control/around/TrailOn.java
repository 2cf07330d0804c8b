package dev.lockstep.control.around;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.around.Trail;
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
import java.util.List;
import java.util.stream.Collectors;

/// One trail must record the management events of all regions, those that read and those that
/// write, with log file validation.
public final class TrailOn implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "trail-on",
                            Step.ACCOUNT,
                            Severity.HIGH,
                            Subject.Kind.ACCOUNT,
                            "A trail records what happens in every region")
                    .cis("3.1/3.1/4.1/4.1")
                    .securityHub("CloudTrail.1", "CloudTrail.4")
                    .prowler("cloudtrail_multi_region_enabled");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        Read<List<JudgedTrail>> trails =
                snapshot.trails()
                        .map(all ->
                                all.stream().map(one -> JudgedTrail.of(snapshot, one)).toList());
        return List.of(judge(snapshot, baseline, trails));
    }

    private static Verdict judge(
            AccountSnapshot snapshot, Baseline baseline, Read<List<JudgedTrail>> read) {
        Subject subject = Subject.account(snapshot);
        Evidence evidence =
                Evidence.NONE.with(
                        "trailList",
                        read.map(all -> all.stream().map(JudgedTrail::words).toList()));
        List<JudgedTrail> trails = read.found().orElse(List.of());
        Ruling good =
                read instanceof Read.Missing<?> missing
                        ? Ruling.open(missing)
                        : Ruling.any(trails.stream().map(JudgedTrail::good).toList());
        return switch (good) {
            case Ruling.Open open -> undetermined(subject, evidence, open, trails);
            case Ruling.Yes _, Ruling.No _ ->
                    Verdict.by(
                            good.not(),
                            subject,
                            evidence,
                            () -> "The trail %s records everything.".formatted(firstGood(trails)),
                            () -> summary(trails),
                            () -> TrailAdvice.of(trails, baseline.trail()));
        };
    }

    private static String firstGood(List<JudgedTrail> trails) {
        return trails.stream()
                .filter(trail -> trail.good().isYes())
                .map(trail -> trail.trail().name())
                .findFirst()
                .orElseThrow();
    }

    private static String summary(List<JudgedTrail> trails) {
        if (trails.isEmpty()) {
            return "There is no trail.";
        }
        return "No trail records everything: "
                + trails.stream().map(TrailOn::faults).collect(Collectors.joining("; "))
                + ".";
    }

    private static String faults(JudgedTrail judged) {
        return judged.trail().name() + " " + String.join(" and ", judged.faults());
    }

    private static Verdict undetermined(
            Subject subject, Evidence evidence, Ruling.Open open, List<JudgedTrail> trails) {
        String hint =
                trails.stream()
                        .filter(JudgedTrail::isOrganizationsAndOpen)
                        .map(JudgedTrail::trail)
                        .map(Trail::name)
                        .map(name ->
                                (" The trail %s is the organization's: judge it from the"
                                                + " management account.")
                                        .formatted(name))
                        .findFirst()
                        .orElse("");
        var plain = (Verdict.Undetermined) Verdict.undetermined(subject, evidence, open.missing());
        return new Verdict.Undetermined(subject, plain.summary() + hint, evidence, plain.missing());
    }
}
