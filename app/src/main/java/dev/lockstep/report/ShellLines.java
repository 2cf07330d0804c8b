package dev.lockstep.report;

import java.util.ArrayList;
import java.util.List;

/// A shell command in lines that can be pasted: broken before an option, or before its value where
/// both do not fit in one line, with a backslash at the end of the line.
final class ShellLines {
    private static final String INDENT = "    ";

    private ShellLines() {}

    /// The lines of a command. A word that is longer than a line stays whole, since a broken word
    /// would be another word.
    static List<String> of(String command, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String piece : pieces(command)) {
            for (String part : parts(piece, width)) {
                if (line.isEmpty()) {
                    line.append(part);
                } else if (fits(line + " " + part, width)) {
                    line.append(' ').append(part);
                } else {
                    lines.add(line + " \\");
                    line = new StringBuilder(INDENT).append(part);
                }
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private static boolean fits(String line, int width) {
        return Paragraph.columns(line) + 2 <= width;
    }

    /// An option with its values in one, where a line can hold them.
    private static List<String> parts(String piece, int width) {
        return fits(INDENT + piece, width) ? List.of(piece) : words(piece);
    }

    /// The command itself, and each option with its values.
    private static List<String> pieces(String command) {
        var pieces = new ArrayList<String>();
        for (String word : words(command)) {
            if (pieces.isEmpty() || word.startsWith("--")) {
                pieces.add(word);
            } else {
                pieces.add(pieces.removeLast() + " " + word);
            }
        }
        return pieces;
    }

    /// The words as they are written, quotes and all: a blank in quotes ends no word. Outside
    /// quotes a backslash takes its meaning from the next character.
    private static List<String> words(String command) {
        var words = new ArrayList<String>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < command.length(); i++) {
            char one = command.charAt(i);
            if (one == '\'') {
                quoted = !quoted;
            } else if (!quoted && one == '\\') {
                i++;
            } else if (!quoted && one == ' ') {
                words.add(command.substring(start, i));
                start = i + 1;
            }
        }
        words.add(command.substring(start));
        return words;
    }
}
