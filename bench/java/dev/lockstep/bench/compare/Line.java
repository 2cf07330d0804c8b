package dev.lockstep.bench.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A row of the table.
///
/// @param ours what was measured of Lockstep, in `unit`
/// @param theirs what it is compared with; empty: a limit alone
/// @param limit the most that ours over theirs may be, or ours where there is no theirs; empty: it
///   is told, not judged
/// @param note the spread, and what else a reader must know
public record Line(
        String what,
        String unit,
        double ours,
        Optional<Double> theirs,
        Optional<Double> limit,
        String note) {

    /// A ratio with a limit.
    static Line ratio(String what, Sample ours, Sample theirs, double limit, String note) {
        return new Line(
                what,
                "s",
                ours.median(),
                Optional.of(theirs.median()),
                Optional.of(limit),
                spread(ours, theirs) + (note.isEmpty() ? "" : "; " + note));
    }

    /// Something that has a limit of its own.
    static Line limited(String what, String unit, Sample ours, double limit, String note) {
        return new Line(
                what,
                unit,
                ours.median(),
                Optional.empty(),
                Optional.of(limit),
                ours.spread() + (note.isEmpty() ? "" : "; " + note));
    }

    /// Something that is told.
    static Line told(String what, String unit, Sample ours, String note) {
        return new Line(
                what,
                unit,
                ours.median(),
                Optional.empty(),
                Optional.empty(),
                ours.spread() + (note.isEmpty() ? "" : "; " + note));
    }

    public Optional<Double> ratio() {
        return theirs.map(other -> ours / other);
    }

    /// Whether it is within its limit.
    public boolean holds() {
        return limit.map(most -> ratio().orElse(ours) <= most).orElse(true);
    }

    String verdict() {
        return limit.isEmpty() ? "" : holds() ? "holds" : "MISSED";
    }

    private static String spread(Sample ours, Sample theirs) {
        double[] ratios = ours.pairwise(theirs);
        return String.format(
                Locale.ROOT,
                "%d pairs, ratios %.2f to %.2f",
                ratios.length,
                ratios[0],
                ratios[ratios.length - 1]);
    }

    /// Several runs of one thing.
    record Sample(List<Double> values) {
        Sample {
            values = List.copyOf(values);
        }

        static Sample of(double... values) {
            return new Sample(java.util.Arrays.stream(values).boxed().toList());
        }

        double median() {
            List<Double> sorted = values.stream().sorted().toList();
            int middle = sorted.size() / 2;
            return sorted.size() % 2 == 1
                    ? sorted.get(middle)
                    : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        }

        /// Each run over the other's run beside it, sorted.
        double[] pairwise(Sample other) {
            double[] ratios = new double[Math.min(values.size(), other.values.size())];
            for (int i = 0; i < ratios.length; i++) {
                ratios[i] = values.get(i) / other.values.get(i);
            }
            java.util.Arrays.sort(ratios);
            return ratios;
        }

        String spread() {
            if (values.size() == 1) {
                return "1 run";
            }
            List<Double> sorted = values.stream().sorted().toList();
            return String.format(
                    Locale.ROOT,
                    "%d runs, %.2f to %.2f",
                    sorted.size(),
                    sorted.getFirst(),
                    sorted.getLast());
        }
    }
}
