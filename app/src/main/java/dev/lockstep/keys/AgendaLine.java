package dev.lockstep.keys;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// One thing that a person should know of, or do.
///
/// @param on the day (UTC) that it is about
/// @param kind in kebab-case, such as `delete` or `interrupted-run`
/// @param owner the user, if it is about one; hostile text, as are key and text
/// @param key the key, if it is about one
/// @param text a sentence
/// @param command what does it, quoted for a shell
public record AgendaLine(
        Rank rank,
        Optional<LocalDate> on,
        String kind,
        Optional<String> owner,
        Optional<String> key,
        String text,
        Optional<String> command) {

    /// How it presses.
    public enum Rank {
        /// It happened, and a person has to look at it.
        LOOK,
        /// It is due.
        NOW,
        /// It ends soon; a person has to say whether it goes on.
        SOON,
        /// It is due on a later day; until then nothing is to be done.
        LATER,
        /// It happened, and is as it should be.
        NEWS,
        /// It is not known.
        UNKNOWN;

        /// The name in JSON and text.
        public String id() {
            return switch (this) {
                case UNKNOWN -> "not-known";
                case LOOK, NOW, SOON, LATER, NEWS -> name().toLowerCase(Locale.ROOT);
            };
        }

        /// Whether it waits for a person.
        public boolean isForYou() {
            return this == LOOK || this == NOW || this == SOON;
        }
    }

    /// What is due, the most urgent first: what is not a matter of a key, then those in their
    /// order.
    private static final List<String> URGENCY =
            Stream.concat(
                            Stream.of(
                                    Matter.Kind.QUARANTINED.id(),
                                    "lost-key",
                                    "interrupted-run",
                                    "half-enrolment"),
                            Stream.of(Matter.Kind.values()).map(Matter.Kind::id))
                    .distinct()
                    .toList();

    /// A stable order: by rank; what is due by urgency, all else by day.
    static final Comparator<AgendaLine> ORDER =
            Comparator.comparing(AgendaLine::rank)
                    .thenComparingInt(AgendaLine::urgency)
                    .thenComparing(line -> line.on().orElse(LocalDate.MAX))
                    .thenComparing(AgendaLine::kind)
                    .thenComparing(line -> line.owner().orElse(""))
                    .thenComparing(line -> line.key().orElse(""))
                    .thenComparing(AgendaLine::text);

    private int urgency() {
        int place = URGENCY.indexOf(kind);
        return rank == Rank.NOW && place >= 0 ? place : URGENCY.size();
    }
}
