package dev.lockstep.live;

import dev.lockstep.practice.state.Totp;
import dev.lockstep.secret.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody who walks by `lockstep guide`: types what is asked for, with an authenticator app
/// beside, and does in another window what only the console can do.
final class Walker implements Function<String, Optional<String>> {
    private static final Pattern PASSWORD =
            Pattern.compile(
                    "The first password of (\\S+), shown once\\.[^\\n]*\\n(?:[^\\n]*\\n)+?  (\\S+)\\n");

    /// What is typed, by what the screen ends with and all that it shows.
    @FunctionalInterface
    interface Typing {
        Optional<String> of(MatchResult end, String screen);
    }

    private final SequencedMap<Pattern, Typing> rules = new LinkedHashMap<>();
    private final Map<Pattern, Integer> done = new HashMap<>();

    /// First passwords, by user, as they were handed over.
    final Map<String, Secret> passwords = new HashMap<>();

    /// Questions to which nothing was known.
    final List<String> answers = new ArrayList<>();

    /// All that was shown.
    String seen = "";

    private Instant now = Instant.EPOCH;

    Walker() {
        when(
                "First code[^\\n]*: $",
                (_, screen) -> {
                    now = Instant.now();
                    return code(screen, now.minusSeconds(30));
                });
        when("Next code[^\\n]*: $", (_, screen) -> code(screen, now));
        when("\\[yes/no\\] $", "yes");
        when("Type (\\S+) to confirm: $", (found, _) -> Optional.of(found.group(1)));
        when(
                "Hand it over, then press Enter[^\\n]*: $",
                (_, screen) -> {
                    Matcher shown = PASSWORD.matcher(screen);
                    while (shown.find()) {
                        passwords.put(shown.group(1), new Secret(shown.group(2)));
                    }
                    return Optional.of("");
                });
        when("press Enter[^\\n]*: $", "");
        when("\\[Enter\\] go on with the next, a again, q leave: $", "");
        when("\\[Enter\\] yes, n no: $", "");
    }

    /// Types this when the screen ends so.
    Walker when(String end, String typed) {
        return when(end, (_, _) -> Optional.of(typed));
    }

    Walker when(String end, Typing typed) {
        rules.put(end(end), typed);
        return this;
    }

    /// The same, before all that was said so far.
    Walker first(String end, Typing typed) {
        rules.putFirst(end(end), typed);
        return this;
    }

    /// Does something elsewhere the first times that the screen shows this.
    Walker once(String shown, Runnable elsewhere) {
        Pattern pattern = Pattern.compile(shown);
        rules.putFirst(
                pattern,
                (_, screen) -> {
                    int count = (int) pattern.matcher(screen).results().count();
                    if (count > done.getOrDefault(pattern, 0)) {
                        done.put(pattern, count);
                        elsewhere.run();
                    }
                    return Optional.empty();
                });
        return this;
    }

    /// `$` alone would still match when the line that was typed has come to its end.
    private static Pattern end(String end) {
        return Pattern.compile(end.replaceAll("\\$$", "\\\\z"));
    }

    private static Optional<String> code(String screen, Instant at) {
        return Optional.of(Totp.code(new Secret(AppPerson.key(screen)), at));
    }

    /// What is typed.
    ///
    /// @param screen all that was shown
    @Override
    public Optional<String> apply(String screen) {
        seen = screen;
        for (var rule : rules.entrySet()) {
            Matcher found = rule.getKey().matcher(screen);
            if (found.find()) {
                Optional<String> typed = rule.getValue().of(found, screen);
                if (typed.isPresent()) {
                    answers.add(rule.getKey() + " -> " + typed.get());
                    return typed;
                }
            }
        }
        return Optional.empty();
    }
}
