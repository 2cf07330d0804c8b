package dev.lockstep.control;

import dev.lockstep.account.LiveRead;
import dev.lockstep.account.Read;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What a control decides about one subject.
public sealed interface Verdict {
    Subject subject();

    /// One sentence.
    String summary();

    Evidence evidence();

    /// The live reads that would settle what the verdict rests on, as far as AWS has any.
    default Set<LiveRead> confirms() {
        var reads = new LinkedHashSet<LiveRead>(evidence().settledBy());
        if (this instanceof Undetermined open) {
            open.missing().forEach(missing -> reads.addAll(missing.withItsOwn()));
        }
        return reads;
    }

    /// The same verdict, which rests on something more than its evidence shows.
    default Verdict alsoSettledBy(List<LiveRead> more) {
        if (evidence().settledBy().containsAll(more)) {
            return this;
        }
        Evidence all = evidence().alsoSettledBy(more);
        return switch (this) {
            case Pass pass -> new Pass(pass.subject, pass.summary, all);
            case Fail fail -> new Fail(fail.subject, fail.summary, all, fail.advice);
            case Undetermined open ->
                    new Undetermined(open.subject, open.summary, all, open.missing);
            case NotApplicable none -> new NotApplicable(none.subject, none.summary, all);
            case Manual manual -> new Manual(manual.subject, manual.summary, all, manual.advice);
        };
    }

    /// It is well.
    record Pass(Subject subject, String summary, Evidence evidence) implements Verdict {}

    /// It is not well, and this would mend it.
    record Fail(Subject subject, String summary, Evidence evidence, Advice advice)
            implements Verdict {}

    /// Something that is missing could still make it fail, and what is known does not decide.
    record Undetermined(
            Subject subject, String summary, Evidence evidence, List<Read.Missing<?>> missing)
            implements Verdict {
        public Undetermined {
            missing = List.copyOf(missing);
        }
    }

    /// The control does not judge this subject.
    record NotApplicable(Subject subject, String summary, Evidence evidence) implements Verdict {}

    /// No API shows it; a person must look.
    record Manual(Subject subject, String summary, Evidence evidence, Advice advice)
            implements Verdict {}

    /// Decides by whether something is wrong: yes fails, no passes, open is undetermined.
    ///
    /// @param passes the sentence if nothing is wrong
    /// @param fails the sentence if it is
    static Verdict by(
            Ruling wrong,
            Subject subject,
            Evidence evidence,
            String passes,
            String fails,
            Advice advice) {
        return switch (wrong) {
            case Ruling.Yes _ -> new Fail(subject, fails, evidence, advice);
            case Ruling.No _ -> new Pass(subject, passes, evidence);
            case Ruling.Open open -> undetermined(subject, evidence, open.missing());
        };
    }

    /// Decides likewise, and makes sentences and advice only where they are wanted: in a large
    /// account most verdicts need none.
    static Verdict by(
            Ruling wrong,
            Subject subject,
            Evidence evidence,
            Supplier<String> passes,
            Supplier<String> fails,
            Supplier<Advice> advice) {
        return switch (wrong) {
            case Ruling.Yes _ -> new Fail(subject, fails.get(), evidence, advice.get());
            case Ruling.No _ -> new Pass(subject, passes.get(), evidence);
            case Ruling.Open open -> undetermined(subject, evidence, open.missing());
        };
    }

    /// Undetermined for want of these reads.
    static Verdict undetermined(
            Subject subject, Evidence evidence, List<? extends Read.Missing<?>> missing) {
        String why =
                missing.stream()
                        .map(Read.Missing::because)
                        .distinct()
                        .collect(Collectors.joining("; "));
        return new Undetermined(
                subject, "Cannot be judged: " + why + ".", evidence, List.copyOf(missing));
    }

    static Verdict undetermined(Subject subject, Evidence evidence, Read.Missing<?> missing) {
        return undetermined(subject, evidence, List.of(missing));
    }

    static Verdict notApplicable(Subject subject, String why) {
        return new NotApplicable(subject, why, Evidence.NONE);
    }

    /// The control does not judge this subject, because of what this read says.
    static Verdict notApplicable(Subject subject, String why, Read<?> because) {
        return new NotApplicable(
                subject, why, Evidence.NONE.alsoSettledBy(Evidence.settling(because)));
    }
}
