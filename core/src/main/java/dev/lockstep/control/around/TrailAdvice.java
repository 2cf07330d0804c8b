package dev.lockstep.control.around;

import dev.lockstep.account.around.Trail;
import dev.lockstep.baseline.Baseline.TrailGoal;
import dev.lockstep.control.Advice;
import dev.lockstep.control.AwsCommand;
import dev.lockstep.control.Remedy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What to do where no trail records everything.
final class TrailAdvice {
    private TrailAdvice() {}

    /// Mends the account's own trail that needs least, else makes the one that the baseline wants.
    static Advice of(List<JudgedTrail> trails, Optional<TrailGoal> wanted) {
        Optional<JudgedTrail> own =
                trails.stream()
                        .filter(judged -> !judged.trail().organizationTrail())
                        .min(Comparator.comparingInt(judged -> judged.faults().size()));
        if (own.isPresent()) {
            return mend(own.get());
        }
        return wanted.map(TrailAdvice::make).orElseGet(TrailAdvice::makeByHand);
    }

    private static Advice mend(JudgedTrail judged) {
        Trail trail = judged.trail();
        var text = new ArrayList<String>();
        var commands = new ArrayList<String>();
        if (!trail.multiRegion() || !trail.logFileValidation()) {
            text.add(
                    "Let the trail %s cover all regions and validate its log files."
                            .formatted(trail.name()));
            commands.add(
                    at(trail, "update-trail")
                            .flag("--is-multi-region-trail")
                            .flag("--enable-log-file-validation")
                            .text());
        }
        if (judged.leavesEventsOut()) {
            // put-event-selectors replaces all selectors, those of data events too: no command.
            text.add(
                    ("In the console, open the trail %s, edit Management events, and choose both Read"
                                    + " and Write; leave out nothing but KMS and the RDS Data API.")
                            .formatted(trail.name()));
        }
        if (judged.isOff()) {
            text.add("Switch %s on.".formatted(trail.name()));
            commands.add(at(trail, "start-logging").text());
        }
        return new Advice(Remedy.TURN_ON_TRAIL, String.join(" ", text), commands);
    }

    /// Trails are changed in their home region, by ARN.
    private static AwsCommand at(Trail trail, String operation) {
        AwsCommand command = AwsCommand.of("cloudtrail", operation).option("--name", trail.arn());
        return trail.homeRegion().map(home -> command.option("--region", home)).orElse(command);
    }

    private static Advice make(TrailGoal wanted) {
        return new Advice(
                Remedy.TURN_ON_TRAIL,
                ("Create the trail %s and switch it on. The bucket %s must exist and its policy must"
                                + " let CloudTrail write to it.")
                        .formatted(wanted.name(), wanted.bucket()),
                List.of(
                        AwsCommand.of("cloudtrail", "create-trail")
                                .option("--name", wanted.name())
                                .option("--s3-bucket-name", wanted.bucket())
                                .flag("--is-multi-region-trail")
                                .flag("--enable-log-file-validation")
                                .text(),
                        AwsCommand.of("cloudtrail", "start-logging")
                                .option("--name", wanted.name())
                                .text()));
    }

    private static Advice makeByHand() {
        return Advice.byHand(
                Remedy.TURN_ON_TRAIL,
                "In the console, open CloudTrail and choose Create trail: all regions, management"
                        + " events read and write, log file validation on. The first trail costs only"
                        + " its storage. If the organization has a trail that is not right, mend that"
                        + " one in the management account instead.");
    }
}
