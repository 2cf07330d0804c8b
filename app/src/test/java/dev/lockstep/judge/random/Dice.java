package dev.lockstep.judge.random;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Random choices of one seed.
final class Dice {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");
    private static final DateTimeFormatter FRACTION =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSXXX");

    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 17);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /// From `from` to `to`, both included.
    int between(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    @SafeVarargs
    final <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    <T> List<T> some(List<T> choices, int atMost) {
        List<T> shuffled = new ArrayList<>(choices);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, Math.min(shuffled.size(), between(0, atMost))));
    }

    /// An instant whose age is near one of the limits: on it, a day beside it, or anywhere.
    Instant ago(Instant now, List<Integer> limits) {
        int days = chance(0.2) ? between(0, 500) : Math.max(0, pick(limits) + between(-1, 1));
        Duration more =
                pick(
                        Duration.ZERO,
                        Duration.ofSeconds(1),
                        Duration.ofHours(5),
                        Duration.ofSeconds(86_399));
        return now.minus(Duration.ofDays(days)).minus(more);
    }

    /// A date in one of the spellings that AWS and its tools use.
    String date(Instant date) {
        String plain = SECONDS.format(date.atOffset(ZoneOffset.UTC));
        return switch (between(0, 9)) {
            case 0 -> plain.replace("Z", "+00:00");
            case 1 -> SECONDS.format(date.atOffset(ZoneOffset.ofHours(2)));
            case 2 -> FRACTION.format(date.atOffset(ZoneOffset.UTC));
            case 3 -> plain.replace('T', ' ');
            case 4 -> FRACTION.format(date.atOffset(ZoneOffset.ofHoursMinutes(-5, -30)));
            default -> plain;
        };
    }

    String digits(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(random.nextInt(10));
        }
        return text.toString();
    }

    String letters(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) ('A' + random.nextInt(26)));
        }
        return text.toString();
    }
}
