package dev.lockstep.operation.access;

import dev.lockstep.input.BadInput;
import dev.lockstep.policy.cases.CaseParse;
import dev.lockstep.policy.cases.PolicyCase;
import dev.lockstep.policy.evaluate.Decision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Decides the cases of a file, one after another, and counts how many come out as expected.
public final class TestCases {
    private final Path file;
    private final String name;

    /// @param name what messages call the file
    public TestCases(Path file, String name) {
        this.file = file;
        this.name = name;
    }

    /// Hears of each case as soon as it is decided.
    @FunctionalInterface
    public interface Listener {
        void decided(Outcome outcome) throws IOException;
    }

    /// A case that is decided.
    ///
    /// @param line where it stands, from 1
    public record Outcome(int line, PolicyCase subject, Decision decision) {
        /// The decision in one word, as cases name it; `Undecided` where the case does not hold
        /// what it hangs on.
        public String word() {
            return kind(decision).map(Decision.Kind::text).orElse("Undecided");
        }

        /// Whether something else was expected.
        public boolean isOtherwise() {
            return subject.expected().isPresent() && !kind(decision).equals(subject.expected());
        }
    }

    /// How many cases came out as expected, and how many otherwise; those of which nothing is
    /// expected are not counted.
    public record Count(long passed, long failed) {}

    /// Decides every case.
    ///
    /// @throws BadInput at the first line that is no case
    /// @throws IOException if the listener cannot go on
    public Count run(Listener listener) throws IOException {
        long passed = 0;
        long failed = 0;
        try (CaseLines lines = CaseLines.open(file, name)) {
            for (var text = lines.next(); text.isPresent(); text = lines.next()) {
                if (text.get().isBlank()) {
                    continue;
                }
                Outcome outcome = decide(text.get(), lines.line());
                listener.decided(outcome);
                if (outcome.isOtherwise()) {
                    failed++;
                } else if (outcome.subject().expected().isPresent()) {
                    passed++;
                }
            }
        }
        return new Count(passed, failed);
    }

    private Outcome decide(String text, int line) {
        return switch (PolicyCase.parse(text)) {
            case CaseParse.Malformed malformed ->
                    throw BadInput.at(
                            name, line, malformed.column(), "expected " + malformed.expected());
            case PolicyCase subject -> new Outcome(line, subject, subject.decide());
        };
    }

    private static Optional<Decision.Kind> kind(Decision decision) {
        return switch (decision) {
            case Decision.Allowed _ -> Optional.of(Decision.Kind.ALLOWED);
            case Decision.ImplicitlyDenied _ -> Optional.of(Decision.Kind.IMPLICITLY_DENIED);
            case Decision.ExplicitlyDenied _ -> Optional.of(Decision.Kind.EXPLICITLY_DENIED);
            case Decision.Undecided _ -> Optional.empty();
        };
    }
}
