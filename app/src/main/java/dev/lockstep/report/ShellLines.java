package dev.lockstep.report;

import java.util.ArrayList;
import java.util.List;

/// A shell command in lines that can be pasted: broken only before an option, with a backslash at
/// the end of the line.
final class ShellLines {
    private ShellLines() {}

    /// The lines of a command. An option whose value is longer than a line stays in one line, since
    /// a broken word would be another word.
    static List<String> of(String command, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String piece : pieces(command)) {
            if (line.isEmpty()) {
                line.append(piece);
            } else if (Paragraph.columns(line + " " + piece) + 2 <= width) {
                line.append(' ').append(piece);
            } else {
                lines.add(line + " \\");
                line = new StringBuilder("    ").append(piece);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /// The command itself, and each option with its values; quoted text is never looked into.
    private static List<String> pieces(String command) {
        var pieces = new ArrayList<String>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < command.length(); i++) {
            if (command.charAt(i) == '\'') {
                quoted = !quoted;
            } else if (!quoted && command.startsWith(" --", i)) {
                pieces.add(command.substring(start, i));
                start = i + 1;
            }
        }
        pieces.add(command.substring(start));
        return pieces;
    }
}
