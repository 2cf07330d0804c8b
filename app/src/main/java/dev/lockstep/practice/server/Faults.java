package dev.lockstep.practice.server;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What goes wrong on purpose.
///
/// @param throttle the share of calls (0 to 1) that are answered with "Rate exceeded"
/// @param error the share of calls that are answered with a 5xx
/// @param lost the share of calls that are carried out while the answer is lost
/// @param delay by which every answer comes later
public record Faults(double throttle, double error, double lost, Duration delay) {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Pattern DELAY = Pattern.compile("([0-9]{1,5})(ms|s)");

    /// Nothing goes wrong. It stands below what the constructor looks at.
    public static final Faults NONE = new Faults(0, 0, 0, Duration.ZERO);

    /// @throws IllegalArgumentException if a share is none
    public Faults {
        share("throttle", throttle);
        share("error", error);
        share("lost", lost);
        if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("delay is 0 to 60s");
        }
    }

    /// Reads `throttle=0.3,error=0.1,lost=0.05,delay=20ms`; each part may be missing.
    ///
    /// @throws IllegalArgumentException with a sentence for a person
    public static Faults parse(String text) {
        Faults read = NONE;
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException(
                        "a fault is throttle=SHARE, error=SHARE, lost=SHARE or delay=TIME, as in"
                                + " throttle=0.3,delay=20ms");
            }
            String name = part.substring(0, equals).strip();
            String value = part.substring(equals + 1).strip();
            read =
                    switch (name) {
                        case "throttle" ->
                                new Faults(number(name, value), read.error, read.lost, read.delay);
                        case "error" ->
                                new Faults(
                                        read.throttle, number(name, value), read.lost, read.delay);
                        case "lost" ->
                                new Faults(
                                        read.throttle, read.error, number(name, value), read.delay);
                        case "delay" ->
                                new Faults(read.throttle, read.error, read.lost, time(value));
                        default ->
                                throw new IllegalArgumentException(
                                        "there is no fault of this name: throttle, error, lost and"
                                                + " delay are");
                    };
        }
        return read;
    }

    private static double number(String name, String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(name + " is a share from 0 to 1, such as 0.3");
        }
    }

    private static Duration time(String value) {
        Matcher matcher = DELAY.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("delay is a time such as 20ms or 2s");
        }
        long amount = Long.parseLong(matcher.group(1));
        return matcher.group(2).equals("ms")
                ? Duration.ofMillis(amount)
                : Duration.ofSeconds(amount);
    }

    private static void share(String name, double value) {
        // Written so that "not a number" is refused too.
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is a share from 0 to 1, such as 0.3");
        }
    }
}
