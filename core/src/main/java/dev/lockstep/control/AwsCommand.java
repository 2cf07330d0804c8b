package dev.lockstep.control;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Builds one AWS CLI command whose values cannot be anything but data to a shell.
public final class AwsCommand {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private final List<String> words = new ArrayList<>();

    private AwsCommand(String service, String operation) {
        words.add("aws");
        words.add(service);
        words.add(operation);
    }

    public static AwsCommand of(String service, String operation) {
        return new AwsCommand(service, operation);
    }

    /// Adds an option without a value, such as `--require-symbols`.
    public AwsCommand flag(String option) {
        words.add(option);
        return this;
    }

    /// Adds an option and its value. A value that begins with a dash, such as the name of a user,
    /// is joined to its option: quoted or not, the AWS CLI would take it for another option.
    public AwsCommand option(String option, String value) {
        if (value.startsWith("-")) {
            words.add(option + "=" + quoted(value));
        } else {
            words.add(option);
            words.add(quoted(value));
        }
        return this;
    }

    public AwsCommand option(String option, int value) {
        return option(option, Integer.toString(value));
    }

    /// The command in one line.
    public String text() {
        return String.join(" ", words);
    }

    /// A word for a POSIX shell. A leading dash or tilde, and anything unusual, is quoted.
    public static String quoted(String value) {
        return PLAIN.matcher(value).matches() && !value.startsWith("-") && !value.startsWith("~")
                ? value
                : "'" + value.replace("'", "'\\''") + "'";
    }
}
