package dev.lockstep.plan.mending;

import dev.lockstep.account.Read;
import dev.lockstep.account.around.AlternateContact;
import dev.lockstep.account.around.Analyzer;
import dev.lockstep.account.around.Trail;
import dev.lockstep.baseline.Baseline.SecurityContact;
import dev.lockstep.baseline.Baseline.TrailGoal;
import dev.lockstep.change.AccountChange.CreateAnalyzer;
import dev.lockstep.change.AccountChange.CreateTrail;
import dev.lockstep.change.AccountChange.DeleteServerCertificate;
import dev.lockstep.change.AccountChange.MendTrail;
import dev.lockstep.change.AccountChange.SetSecurityContact;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Step;
import dev.lockstep.control.around.ManagementEvents;
import java.util.List;
import java.util.Optional;

/// What mends the account around its users: contact, trail, analyzers, certificates.
final class Around {
    private static final Step STEP = Step.ACCOUNT;

    private final Situation situation;

    Around(Situation situation) {
        this.situation = situation;
    }

    Mending contact(Finding finding) {
        Optional<SecurityContact> wanted = situation.baseline().securityContact();
        return wanted.map(one ->
                        Mending.by(
                                new SetSecurityContact(
                                        finding.subject(),
                                        new AlternateContact(
                                                one.name(),
                                                one.title(),
                                                one.email(),
                                                one.phone()))))
                .orElseGet(() ->
                        Mending.byHand(
                                Task.of(
                                        STEP,
                                        "lockstep.yaml names no security-contact. Write one there and"
                                                + " plan again: a mailbox that several people read, and a"
                                                + " telephone number that somebody answers. Or enter it in"
                                                + " the console under Account, Alternate contacts.")));
    }

    /// Makes or mends the trail that the baseline names. Its bucket exists already.
    Mending trail(Finding finding) {
        Optional<TrailGoal> goal = situation.baseline().trail();
        if (goal.isEmpty()) {
            return Mending.byHand(
                    Task.of(
                            STEP,
                            "lockstep.yaml names no trail and bucket, and lockstep makes no bucket. Write"
                                    + " trail, with name and bucket, there and plan again. Or: "
                                    + finding.advice().orElseThrow().text()));
        }
        Optional<Trail> standing =
                situation.snapshot().trails().found().orElseThrow().stream()
                        .filter(one -> one.name().equals(goal.get().name()))
                        .findFirst();
        return standing.map(one -> mend(finding, goal.get(), one))
                .orElseGet(() -> create(finding, goal.get()));
    }

    private Mending create(Finding finding, TrailGoal goal) {
        Optional<String> region = situation.snapshot().region();
        Optional<String> account = situation.snapshot().accountId();
        if (region.isEmpty() || account.isEmpty()) {
            return Mending.byHand(Task.of(STEP, finding.advice().orElseThrow().text()));
        }
        String arn =
                String.join(
                        ":",
                        "arn",
                        situation.snapshot().partition(),
                        "cloudtrail",
                        region.get(),
                        account.get(),
                        "trail/" + goal.name());
        return Mending.by(
                new CreateTrail(finding.subject(), region.get(), goal.name(), goal.bucket(), arn));
    }

    private Mending mend(Finding finding, TrailGoal goal, Trail trail) {
        Read<Trail.Status> status = situation.snapshot().trailStatus(trail.arn());
        Read<Trail.Selectors> selectors = situation.snapshot().eventSelectors(trail.arn());
        boolean selectsAll =
                selectors
                        .found()
                        .map(ManagementEvents::of)
                        .filter(ManagementEvents::all)
                        .isPresent();
        if (trail.organizationTrail() || !status.isKnown() || !selectsAll) {
            // Writing selectors replaces those of data events too, which are not all read.
            return Mending.byHand(
                    Task.of(
                            STEP,
                            trail.organizationTrail()
                                    ? "The trail %s is the organization's: mend it in the management account."
                                            .formatted(trail.name())
                                    : finding.advice().orElseThrow().text()));
        }
        boolean settings = !trail.multiRegion() || !trail.logFileValidation();
        boolean start = !status.found().orElseThrow().logging();
        Optional<String> bucket =
                trail.bucket().equals(Optional.of(goal.bucket()))
                        ? Optional.empty()
                        : Optional.of(goal.bucket());
        return Mending.by(
                new MendTrail(
                        finding.subject(), trail.name(), trail.arn(), bucket, settings, start));
    }

    Mending analyzer(Finding finding) {
        String region = finding.subject().name();
        List<Analyzer> analyzers = situation.snapshot().analyzers(region).found().orElseThrow();
        if (analyzers.stream().anyMatch(Analyzer::isExternal)) {
            return Mending.byHand(Task.of(STEP, finding.advice().orElseThrow().text()));
        }
        return Mending.by(new CreateAnalyzer(finding.subject(), region, freeName(analyzers)));
    }

    /// A name that no analyzer of the region has: names must differ whatever the type.
    private static String freeName(List<Analyzer> analyzers) {
        String name = "external-access";
        for (int number = 2; isTaken(name, analyzers); number++) {
            name = "external-access-" + number;
        }
        return name;
    }

    private static boolean isTaken(String name, List<Analyzer> analyzers) {
        return analyzers.stream().anyMatch(analyzer -> analyzer.name().equals(name));
    }

    Mending certificate(Finding finding) {
        return Mending.by(new DeleteServerCertificate(finding.subject(), finding.subject().name()));
    }
}
