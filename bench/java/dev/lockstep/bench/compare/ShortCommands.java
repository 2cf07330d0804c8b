package dev.lockstep.bench.compare;

import dev.lockstep.bench.compare.Line.Sample;
import dev.lockstep.bench.machine.Place;
import dev.lockstep.bench.machine.PracticeServer;
import dev.lockstep.bench.machine.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a person waits for at the prompt: an audit of a small account, and help, beside one call by
/// the AWS CLI.
final class ShortCommands implements Comparison {
    private static final int USERS = 50;
    private static final double AUDIT_LIMIT = 1.5;
    private static final double HELP_LIMIT = 0.6;

    @Override
    public String name() {
        return "short";
    }

    @Override
    public String about() {
        return "an audit of 50 users, and --help, beside `aws iam get-account-summary`";
    }

    @Override
    public List<Line> lines(Place place, boolean quick) {
        int runs = quick ? 5 : 15;
        try (PracticeServer practice = PracticeServer.typical(place, USERS, 0)) {
            var audit =
                    new Program(
                            List.of(place.lockstep(), "audit", "--baseline", practice.baseline()),
                            practice.environment(),
                            place.folder("work"),
                            Set.of(1));
            var help =
                    new Program(
                            List.of(place.lockstep(), "--help"),
                            practice.environment(),
                            place.folder("work"),
                            Set.of(0));
            var aws =
                    new Program(
                            List.of(place.awsCli(), "iam", "get-account-summary"),
                            practice.environment(),
                            place.folder("work"),
                            Set.of(0));
            var audits = new ArrayList<Double>();
            var helps = new ArrayList<Double>();
            var calls = new ArrayList<Double>();
            // The first round warms the server and the disk's cache, and does not count.
            for (int i = 0; i <= runs; i++) {
                double oneCall = aws.run().seconds();
                double oneAudit = audit.run().seconds();
                double oneHelp = help.run().seconds();
                if (i > 0) {
                    calls.add(oneCall);
                    audits.add(oneAudit);
                    helps.add(oneHelp);
                }
            }
            var theirs = new Sample(calls);
            return List.of(
                    Line.ratio(
                            "audit of 50 users / aws iam get-account-summary",
                            new Sample(audits),
                            theirs,
                            AUDIT_LIMIT,
                            ""),
                    Line.ratio(
                            "lockstep --help / aws iam get-account-summary",
                            new Sample(helps),
                            theirs,
                            HELP_LIMIT,
                            ""));
        }
    }
}
