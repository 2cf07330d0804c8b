package dev.lockstep.live;

import dev.lockstep.practice.state.Totp;
import dev.lockstep.secret.Secret;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A person with an authenticator app, who types the key that the screen shows into it, and then
/// its codes.
final class AppPerson implements BiFunction<String, String, Optional<String>> {
    static final String ID = "389600411232";

    private static final Pattern KEY = Pattern.compile("(?m)^((?:[A-Z2-7]{4} ?)+)$");

    private static final Pattern TYPED = Pattern.compile("Type (\\S+) to confirm:");

    /// What is typed before the right codes.
    private final Deque<String> slips = new ArrayDeque<>();

    private final List<String> asked = new ArrayList<>();
    private Optional<Secret> seed = Optional.empty();
    private String agrees = "yes";
    private final Map<String, String> said = new HashMap<>();

    /// When the first of two codes was asked for: the app shows nothing else meanwhile.
    private Instant now = Instant.EPOCH;

    /// One who types this first, line by line, where codes are asked for; `first`, `second` and
    /// `old` stand for codes, and `^D` for the end of input.
    AppPerson slipping(String... lines) {
        slips.addAll(List.of(lines));
        return this;
    }

    /// One who says this to each yes/no question whose text has these words.
    AppPerson saying(String answer, String words) {
        said.put(words, answer);
        return this;
    }

    AppPerson refusing() {
        agrees = "no";
        return this;
    }

    /// One whose app has a device already.
    AppPerson with(Secret other) {
        seed = Optional.of(other);
        return this;
    }

    /// All questions.
    List<String> asked() {
        return asked;
    }

    /// The key that was shown last, as one word.
    static String key(String screen) {
        Matcher lines = KEY.matcher(screen);
        String key = "";
        while (lines.find()) {
            key = lines.group(1).replace(" ", "");
        }
        return key;
    }

    @Override
    public Optional<String> apply(String question, String screen) {
        asked.add(question);
        if (question.contains("Type its id")) {
            return Optional.of(ID);
        }
        if (question.contains("[yes/no]")) {
            return Optional.of(
                    said.entrySet().stream()
                            .filter(one -> question.contains(one.getKey()))
                            .map(Map.Entry::getValue)
                            .findFirst()
                            .orElse(agrees));
        }
        if (question.contains("press Enter")) {
            return Optional.of("");
        }
        if (question.contains("to confirm:")) {
            Matcher word = TYPED.matcher(question);
            return word.find() ? Optional.of(word.group(1)) : Optional.empty();
        }
        boolean isFirst = question.contains("First code");
        if (!isFirst && !question.contains("Next code")) {
            return Optional.empty();
        }
        String next = slips.isEmpty() ? isFirst ? "first" : "second" : slips.removeFirst();
        if (isFirst) {
            now = Instant.now();
        }
        return switch (next) {
            case "^D" -> Optional.empty();
            case "first" -> Optional.of(code(screen, now.minusSeconds(30)));
            case "second" -> Optional.of(code(screen, now));
            case "old" -> Optional.of(code(screen, now.minusSeconds(600)));
            case "older" -> Optional.of(code(screen, now.minusSeconds(630)));
            default -> Optional.of(next);
        };
    }

    private String code(String screen, Instant at) {
        return Totp.code(seed.orElseGet(() -> new Secret(key(screen))), at);
    }
}
