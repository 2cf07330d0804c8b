package dev.lockstep.effect.touched;

import dev.lockstep.effect.Touched;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Tags of anything that has them. Keys ignore case and keep it (IAM User Guide, "Tags for IAM
/// resources"), so the name of a state has them in lower case, and the state as they are.
final class Tags {
    private static final String BETWEEN = " = ";

    private Tags() {}

    static Touched of(String owner, Collection<String> keys, Map<String, String> all) {
        var states = new TreeMap<String, String>();
        for (String key : keys) {
            all.forEach((name, value) -> {
                if (name.equalsIgnoreCase(key)) {
                    states.put(stateName(owner, key), name + BETWEEN + value);
                }
            });
        }
        return new Touched(states);
    }

    /// The tag of a key as it was, if there was one.
    static Optional<Map.Entry<String, String>> before(
            String owner, String key, SortedMap<String, String> states) {
        // The two keys differ in case alone, so they are of one length.
        return Optional.ofNullable(states.get(stateName(owner, key)))
                .map(text ->
                        Map.entry(
                                text.substring(0, key.length()),
                                text.substring(key.length() + BETWEEN.length())));
    }

    private static String stateName(String owner, String key) {
        var folded = new StringBuilder();
        for (int i = 0; i < key.length(); i++) {
            folded.append(Character.toLowerCase(Character.toUpperCase(key.charAt(i))));
        }
        return "tag " + StateName.of(folded.toString()) + " of " + owner;
    }
}
