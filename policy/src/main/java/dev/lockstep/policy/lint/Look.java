package dev.lockstep.policy.lint;

import dev.lockstep.policy.Place;
import dev.lockstep.policy.Places;
import dev.lockstep.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One look at one document: what every rule is given, and where it puts what it finds. Both what
/// is found and the comparing of patterns are bounded; a document that is too much for it says so.
final class Look {
    /// More than a person reads of one policy.
    private static final int MOST = 500;

    /// Characters that are compared, of patterns with names or with each other: some tenths of a
    /// second.
    private static final long MOST_WORK = 60_000_000;

    private static final int QUOTED = 80;

    private final PolicyDocument document;
    private final PolicyKind kind;
    private final Places places;
    private final KnownActions known;
    private final List<Lint> found = new ArrayList<>();
    private long work;

    Look(PolicyDocument document, PolicyKind kind, KnownActions known) {
        this.document = document;
        this.kind = kind;
        this.places = Places.of(document);
        this.known = known;
    }

    PolicyDocument document() {
        return document;
    }

    PolicyKind kind() {
        return kind;
    }

    Places.OfStatement at(int statement) {
        return places.statement(statement);
    }

    KnownActions known() {
        return known;
    }

    void add(LintKind lint, Place at, String reason, String remedy) {
        if (found.size() < MOST) {
            found.add(new Lint(lint, at, reason, remedy));
        }
    }

    boolean isFull() {
        return found.size() >= MOST;
    }

    /// Whether so many more characters may be compared; they count as compared.
    boolean mayCompare(long characters) {
        work += characters;
        return work <= MOST_WORK;
    }

    /// All that was found, by place.
    List<Lint> found() {
        if (isFull() || work > MOST_WORK) {
            found.add(
                    new Lint(
                            LintKind.NOT_WHOLE,
                            new Place(1, 1),
                            "This policy is too large, or has too much in it that is odd, to be"
                                    + " looked at whole; what is told here is not all.",
                            "Divide it, or mend what is told and look again."));
        }
        return found.stream()
                .sorted(
                        Comparator.comparing(
                                Lint::place,
                                Comparator.comparingInt(Place::line)
                                        .thenComparingInt(Place::column)))
                .toList();
    }

    /// Text of the policy as it stands in a sentence.
    static String quoted(String text) {
        if (text.length() <= QUOTED) {
            return "`" + text + "`";
        }
        int end = Character.isHighSurrogate(text.charAt(QUOTED - 1)) ? QUOTED - 1 : QUOTED;
        return "`" + text.substring(0, end) + "…`";
    }
}
