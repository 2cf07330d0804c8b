package dev.lockstep.cli.access;

import dev.lockstep.operation.access.TestCases;
import dev.lockstep.policy.Place;
import dev.lockstep.policy.evaluate.Deciding;
import dev.lockstep.policy.evaluate.Decision;
import dev.lockstep.policy.evaluate.Layer;
import dev.lockstep.report.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How a case came out, for people.
final class OutcomeText {
    /// How many statements are listed of one kind.
    private static final int MOST = 10;

    private final TestCases.Outcome outcome;
    private final String file;

    private OutcomeText(TestCases.Outcome outcome, String file) {
        this.outcome = outcome;
        this.file = file;
    }

    /// Lines that say what came out and by which statements.
    ///
    /// @param file the name of the file of cases
    static List<String> lines(TestCases.Outcome outcome, String file) {
        return new OutcomeText(outcome, file).lines();
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(
                Printable.line(outcome.subject().id())
                        + ": expected "
                        + outcome.subject().expected().map(Decision.Kind::text).orElse("nothing")
                        + ", came out "
                        + outcome.word());
        switch (outcome.decision()) {
            case Decision.Allowed(List<Deciding> by) -> {
                if (by.isEmpty()) {
                    lines.add("  no policy is needed for it");
                }
                add(lines, "allowed by", by);
            }
            case Decision.ExplicitlyDenied(List<Deciding> by) -> add(lines, "denied by", by);
            case Decision.ImplicitlyDenied(List<Layer> lacking, List<Deciding> near) -> {
                for (Layer layer : lacking) {
                    lines.add("  not allowed by any " + layer.words());
                }
                add(lines, "meant for this action, but for another resource or condition:", near);
            }
            case Decision.Undecided(var keys, var could, var on) -> {
                lines.add(
                        "  hangs on "
                                + keys.stream()
                                        .map(Printable::line)
                                        .collect(Collectors.joining(", "))
                                + "; could be "
                                + could.stream()
                                        .sorted()
                                        .map(Decision.Kind::text)
                                        .collect(Collectors.joining(" or ")));
                add(lines, "undecided:", on);
            }
        }
        return lines;
    }

    private void add(List<String> lines, String how, List<Deciding> statements) {
        statements.stream().limit(MOST).map(one -> "  " + how + " " + at(one)).forEach(lines::add);
        if (statements.size() > MOST) {
            lines.add("  and " + (statements.size() - MOST) + " more");
        }
    }

    private String at(Deciding deciding) {
        Place place = deciding.statement().place();
        int start = outcome.subject().columns().getOrDefault(deciding.policy(), 1);
        return Printable.line(deciding.policy())
                + deciding.statement()
                        .sid()
                        .map(sid -> ", statement " + Printable.line(sid))
                        .orElse("")
                + " ("
                + String.format(
                        Locale.ROOT,
                        "%s:%d:%d",
                        Printable.line(file),
                        outcome.line(),
                        start + place.column() - 1)
                + ")";
    }
}
