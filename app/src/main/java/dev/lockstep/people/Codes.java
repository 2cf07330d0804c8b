package dev.lockstep.people;

import dev.lockstep.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/// Two codes in a row of an authenticator app, as a person typed them.
///
/// @param at when the second was typed (UTC), by AWS's clock if that is known
public record Codes(Secret first, Secret second, Instant at) {
    /// How far the second code may be from now, in steps: AWS takes a code of the step before and
    /// after, and typing takes time.
    private static final long BEHIND = 2;

    private static final long AHEAD = 1;

    /// How far codes are looked for whose order is wrong, in steps. By chance one code in 25,000 is
    /// found there.
    private static final long NEAR = 20;

    /// How far two codes are looked for that fit each other, in steps: a day.
    private static final long FAR = Duration.ofDays(1).toSeconds() / Seed.STEP_SECONDS;

    /// What a pair of codes tells.
    public sealed interface Told {
        /// What is so and what to do about it, in words.
        String words();

        /// Whether AWS can be asked to take them.
        default boolean isToBeSent() {
            return false;
        }
    }

    /// Both are right, one after the other, and fresh.
    public record Right() implements Told {
        @Override
        public String words() {
            return "both codes are right";
        }

        @Override
        public boolean isToBeSent() {
            return true;
        }
    }

    /// Nothing speaks against them, and without the seed no more can be told.
    public record NotKnown() implements Told {
        @Override
        public String words() {
            return "the codes are not two in a row of this device, or one was used already: type"
                    + " the code that the app shows for this user now, wait until it changes, and"
                    + " type the next";
        }

        @Override
        public boolean isToBeSent() {
            return true;
        }
    }

    /// Which of the two codes.
    public enum Which {
        FIRST("first"),
        SECOND("second");

        private final String word;

        Which(String word) {
            this.word = word;
        }
    }

    /// Something else than six digits was typed.
    public record NotSixDigits(Which which) implements Told {
        @Override
        public String words() {
            return "the "
                    + which.word
                    + " code is not six digits: type the six digits that the app shows, without"
                    + " letters";
        }
    }

    /// The same code was typed twice.
    public record SameTwice() implements Told {
        @Override
        public String words() {
            return "both codes are the same: after the first, wait until the app shows another"
                    + " (at most 30 seconds), and type that";
        }
    }

    /// The second comes before the first.
    public record Reversed() implements Told {
        @Override
        public String words() {
            return "the codes are in the wrong order: type the one that the app shows first, then"
                    + " the one that comes after it";
        }
    }

    /// Both are of the device, with others in between.
    ///
    /// @param between how many
    public record NotInARow(long between) implements Told {
        @Override
        public String words() {
            return "the codes are right, but "
                    + (between == 1 ? "one was" : between + " were")
                    + " shown in between: type the very next code after the first";
        }
    }

    /// Both are of the device and one after the other, but of another time.
    ///
    /// @param ahead how far the device's clock is before AWS's; negative: behind
    public record ClockOff(Duration ahead) implements Told {
        @Override
        public String words() {
            return "the codes are right for another time: the clock of the phone is "
                    + span(ahead.abs())
                    + (ahead.isNegative() ? " behind, or the codes are old" : " ahead")
                    + ": have the phone set its time by itself (date and time: automatic), then"
                    + " type two new codes";
        }
    }

    /// One is of the device, the other is not.
    ///
    /// @param which is wrong
    public record Mistyped(Which which) implements Told {
        @Override
        public String words() {
            return "the "
                    + which.word
                    + " code is mistyped, or of another entry of the app; the other one is right:"
                    + " type two new codes";
        }
    }

    /// Neither is of the device.
    public record OtherDevice() implements Told {
        @Override
        public String words() {
            return "neither code is of this device: look for the entry of this very QR code in the"
                    + " app (an older entry may have the same name), or scan it again";
        }
    }

    /// What the codes tell, where the seed is known.
    ///
    /// @param seed of the device
    public Told told(Seed seed) {
        return malformed().orElseGet(() -> judged(seed));
    }

    /// What the codes tell by themselves.
    public Told told() {
        return malformed().orElseGet(NotKnown::new);
    }

    private Optional<Told> malformed() {
        if (!isSixDigits(first)) {
            return Optional.of(new NotSixDigits(Which.FIRST));
        }
        if (!isSixDigits(second)) {
            return Optional.of(new NotSixDigits(Which.SECOND));
        }
        return first.equals(second) ? Optional.of(new SameTwice()) : Optional.empty();
    }

    /// Whether AWS still takes them, as far as their time goes.
    ///
    /// @param now (UTC), by the same clock
    public boolean isFresh(Instant now) {
        return Duration.between(at, now).toSeconds() < Seed.STEP_SECONDS;
    }

    /// Whether a text may be a code.
    public static boolean isSixDigits(Secret code) {
        return code.reveal().matches("[0-9]{6}");
    }

    private Told judged(Seed seed) {
        long now = Seed.step(at);
        Shown shown = Shown.around(seed, now);
        Optional<Long> inARow =
                nearest(now, shown.steps(first), step -> shown.is(second, step + 1));
        if (inARow.isPresent()) {
            long off = inARow.get() + 1 - now;
            return off >= -BEHIND && off <= AHEAD
                    ? new Right()
                    : new ClockOff(Duration.ofSeconds(off * Seed.STEP_SECONDS));
        }
        if (nearest(now, shown.steps(first), step -> shown.is(second, step - 1)).isPresent()) {
            return new Reversed();
        }
        Optional<Long> one = near(now, shown.steps(first));
        Optional<Long> other = near(now, shown.steps(second));
        if (one.isPresent() && other.isPresent()) {
            long gap = other.get() - one.get();
            return gap > 0 ? new NotInARow(gap - 1) : new Reversed();
        }
        if (one.isPresent()) {
            return new Mistyped(Which.SECOND);
        }
        return other.isPresent() ? new Mistyped(Which.FIRST) : new OtherDevice();
    }

    private static Optional<Long> near(long now, TreeSet<Long> steps) {
        return nearest(now, steps, step -> Math.abs(step - now) <= NEAR);
    }

    private static Optional<Long> nearest(
            long now, TreeSet<Long> steps, Function<Long, Boolean> fits) {
        return steps.stream()
                .filter(fits::apply)
                .min((a, b) -> Long.compare(Math.abs(a - now), Math.abs(b - now)));
    }

    /// In which steps a device shows which code, a day around now.
    private record Shown(Map<Secret, TreeSet<Long>> steps) {
        static Shown around(Seed seed, long now) {
            Map<Secret, TreeSet<Long>> steps = new HashMap<>();
            long step = now - FAR - 1;
            for (Secret code : seed.codes(step, now + FAR + 1)) {
                steps.computeIfAbsent(code, _ -> new TreeSet<>()).add(step);
                step++;
            }
            return new Shown(steps);
        }

        TreeSet<Long> steps(Secret code) {
            return steps.getOrDefault(code, new TreeSet<>());
        }

        boolean is(Secret code, long step) {
            return steps(code).contains(step);
        }
    }

    /// A span of time in words, to the minute where it is long.
    static String span(Duration time) {
        long hours = time.toHours();
        long minutes = time.toMinutesPart();
        if (hours == 0 && time.toMinutes() < 2) {
            return time.toSeconds() + " seconds";
        }
        return String.join(
                " and ",
                List.of(
                                hours == 0 ? "" : hours == 1 ? "1 hour" : hours + " hours",
                                minutes == 0
                                        ? ""
                                        : minutes == 1 ? "1 minute" : minutes + " minutes")
                        .stream()
                        .filter(part -> !part.isEmpty())
                        .toList());
    }
}
