package dev.lockstep.keys;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Something that is to be done about a key.
///
/// @param on the day (UTC) from which on it is to be done; none: at no set time
/// @param text what and why, in a sentence; names in it are hostile text
/// @param command what does it, quoted for a shell; none where a person has to look first
public record Matter(Kind kind, Optional<LocalDate> on, String text, Optional<String> command) {

    /// What is to be done; what is more urgent comes first.
    public enum Kind {
        /// AWS found a key of the user in public.
        QUARANTINED,
        /// It was used while it was inactive.
        ATTEMPT,
        /// Root should have no key.
        ROOT,
        /// It has waited long enough to be deleted.
        DELETE,
        /// A newer key has taken its place.
        RETIRE_OLD,
        /// Nobody uses it.
        UNUSED,
        /// The need that was written down is over.
        NEED_OVER,
        /// Nobody has written down what it is for.
        UNDOCUMENTED,
        /// It is needed, says the register, and inactive.
        NEEDED_INACTIVE,
        /// It is, or will be, too old.
        ROTATE,
        /// The need that is written down ends soon.
        NEED_ENDS,
        /// Nothing uses the new key yet.
        HAND_OVER,
        /// Something about it is not known.
        FIND_OUT;

        /// The name in JSON and text.
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// In order, all that is due as one day: among those what is more urgent comes first.
    static List<Matter> sorted(List<Matter> matters, LocalDate today) {
        return matters.stream()
                .sorted(
                        Comparator.comparing((Matter one) ->
                                        one.isDue(today) ? today : one.on().orElse(LocalDate.MAX))
                                .thenComparing(Matter::kind))
                .toList();
    }

    /// Whether it is to be done on a day, or was before.
    public boolean isDue(LocalDate today) {
        return on.filter(day -> !day.isAfter(today)).isPresent();
    }
}
