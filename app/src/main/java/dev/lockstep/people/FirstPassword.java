package dev.lockstep.people;

import dev.lockstep.secret.Secret;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.function.IntUnaryOperator;

/// Makes console passwords that a person types once: by a cryptographic random generator, without
/// signs that look alike, in groups of five that can be read aloud.
///
/// Each has a capital, a small letter, a digit and a symbol, so it fits every policy that AWS
/// allows (IAM User Guide, "Setting an account password policy for IAM users": 6 to 128 characters,
/// any of the four kinds demanded). The symbol is the hyphen between the groups; it is part of the
/// password.
public final class FirstPassword {
    /// 20 random signs of 46 are 110 bits; with the hyphens 23 characters.
    private static final int LEAST = 23;

    /// As many as AWS takes.
    private static final int MOST = 128;

    private static final int GROUP = 5;

    // Without those that are mistaken for another: 0 O o, 1 l I i |, 2 Z z, 5 S s, 8 B.
    private static final String CAPITALS = "ACDEFGHJKMNPQRTUVWXY";
    private static final String SMALL = "abcdefghjkmnpqrtuvwxy";
    private static final String DIGITS = "34679";
    private static final String SIGNS = CAPITALS + SMALL + DIGITS;
    private static final char HYPHEN = '-';

    /// A name that is shorter cannot be kept out of so many letters.
    private static final int SHORT_NAME = 3;

    private final IntUnaryOperator below;

    /// Makes them by the system's own generator.
    public FirstPassword() {
        this(new SecureRandom()::nextInt);
    }

    /// Makes them by chance of another kind, such as one that a test repeats.
    ///
    /// @param below a number from 0, below what it is given
    public FirstPassword(IntUnaryOperator below) {
        this.below = below;
    }

    /// A new password.
    ///
    /// @param least how long the account's policy wants it, up to 128
    /// @param user whose it is; a name of three characters or more is not part of it
    public Secret of(int least, String user) {
        int length = Math.clamp(least, LEAST, MOST);
        String name = user.toLowerCase(Locale.ROOT);
        // One in seven lacks a kind. Drawing anew leaves all that are left equally likely.
        while (true) {
            String text = drawn(length);
            boolean isWhole = has(text, CAPITALS) && has(text, SMALL) && has(text, DIGITS);
            boolean namesUser =
                    name.length() >= SHORT_NAME && text.toLowerCase(Locale.ROOT).contains(name);
            if (isWhole && !namesUser) {
                return new Secret(text);
            }
        }
    }

    private String drawn(int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            boolean isBetween = i % (GROUP + 1) == GROUP && i < length - 1;
            text.append(isBetween ? HYPHEN : SIGNS.charAt(below.applyAsInt(SIGNS.length())));
        }
        return text.toString();
    }

    private static boolean has(String text, String kind) {
        return text.chars().anyMatch(one -> kind.indexOf(one) >= 0);
    }

    /// How it is read aloud, a group to a line: which letters are capitals is said.
    public static Secret aloud(Secret password) {
        var lines = new StringBuilder();
        for (String group : password.reveal().split("-", -1)) {
            lines.append(lines.isEmpty() ? "" : ", then a hyphen\n");
            for (int i = 0; i < group.length(); i++) {
                char one = group.charAt(i);
                lines.append(i == 0 ? "" : ", ")
                        .append(CAPITALS.indexOf(one) >= 0 ? "capital " : "")
                        .append(one);
            }
        }
        return new Secret(lines.append('\n').toString());
    }
}
