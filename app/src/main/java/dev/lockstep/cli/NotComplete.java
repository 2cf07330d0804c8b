package dev.lockstep.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tells on standard error what was not read: a few lines for each call, however many users AWS
/// refused it for; and what would help.
public final class NotComplete {
    private static final int SHOWN = 3;

    private NotComplete() {}

    /// Tells it.
    ///
    /// @param missing what was not read, in words
    public static void tell(Console console, Set<String> missing) {
        Map<String, List<String>> byCall = new LinkedHashMap<>();
        for (String lack : missing) {
            byCall.computeIfAbsent(call(lack), _ -> new ArrayList<>()).add(lack);
        }
        byCall.forEach((call, lacks) -> {
            lacks.stream().limit(SHOWN).forEach(lack -> line(console, lack));
            if (lacks.size() > SHOWN) {
                line(console, call + ", " + (lacks.size() - SHOWN) + " times more");
            }
        });
        missing.stream()
                .flatMap(lack -> RefusalAdvice.of(lack).stream())
                .distinct()
                .forEach(console::say);
    }

    /// What stands before AWS's own words, which name the user.
    private static String call(String lack) {
        int words = lack.indexOf(" (");
        return words < 0 ? lack : lack.substring(0, words);
    }

    private static void line(Console console, String text) {
        console.say("not complete: " + text);
    }
}
