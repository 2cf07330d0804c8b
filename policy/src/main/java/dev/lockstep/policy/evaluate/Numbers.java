package dev.lockstep.policy.evaluate;

import java.math.BigDecimal;
import java.util.Optional;

/// Numbers as conditions compare them.
///
/// Rule source: IAM User Guide, "Numeric condition operators": whole or decimal. What is not a
/// number as a whole, such as `300abc`, is none.
public final class Numbers {
    private static final int LONGEST = 30;

    private Numbers() {}

    public static Optional<BigDecimal> parse(String text) {
        int digits = 0;
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.' && digits > 0 && i < text.length() - 1) {
                points++;
            } else if (i > 0 || c != '-') {
                return Optional.empty();
            }
        }
        if (digits == 0 || digits > LONGEST || points > 1) {
            return Optional.empty();
        }
        return Optional.of(
                points == 0 && digits <= 18
                        ? BigDecimal.valueOf(Long.parseLong(text))
                        : new BigDecimal(text));
    }
}
