package dev.lockstep.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Whether commands are printed so that they can be pasted.
final class Printed {
    private static final int COLUMNS = 80;
    private static final int MARGIN = 6;

    /// What people would have to fill in; no command leaves that to them.
    private static final Pattern PLACEHOLDER =
            Pattern.compile("[<>…$`]|\\.\\.\\.|[A-Z]{3,}_[A-Z]+|\\bYOUR");

    private Printed() {}

    /// What is run, such as `iam create-user`, each once.
    static List<String> operations(List<List<String>> commands) {
        return commands.stream()
                .map(words -> words.get(1) + " " + words.get(2))
                .distinct()
                .toList();
    }

    /// What is wrong with the printed commands of a control.
    ///
    /// @param printed as the text report has them
    /// @param advised the commands of each finding, as the JSON has them
    static List<String> faults(Row row, String printed, List<List<List<String>>> advised)
            throws Exception {
        var faults = new ArrayList<String>();
        if (!advised.contains(Shell.words(printed))) {
            faults.add(row + " is printed otherwise than advised:\n" + printed);
        }
        for (String line : printed.lines().toList()) {
            boolean word = line.strip().replace(" \\", "").matches("\\S+|'.*'");
            if (line.length() + MARGIN > COLUMNS && !word) {
                faults.add(row + " has a wide line: " + line);
            }
        }
        if (PLACEHOLDER.matcher(printed).find()) {
            faults.add(row + " leaves something to be filled in:\n" + printed);
        }
        return faults;
    }
}
