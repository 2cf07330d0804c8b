package dev.lockstep.report;

import java.util.regex.Pattern;

/// Words of a command line for a POSIX shell. Names in accounts are hostile: whoever pastes a line
/// that was suggested must run that line and nothing else.
public final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@+./][A-Za-z0-9_@%+=:,./-]*");

    private ShellWord() {}

    /// The word in quotes.
    public static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /// The word as it is where it means nothing to a shell, else in quotes.
    public static String of(String word) {
        return PLAIN.matcher(word).matches() ? word : quoted(word);
    }

    /// An option with its value; a value that begins with a dash is no other option.
    ///
    /// @param name such as `--confirm`
    public static String option(String name, String value) {
        return name + (value.startsWith("-") ? "=" : " ") + of(value);
    }
}
