package dev.lockstep.guide;

import java.util.ArrayList;
import java.util.List;

/// A command line as [dev.lockstep.control.AwsCommand#quoted] writes it, taken apart again.
final class ShellLine {
    private ShellLine() {}

    /// The words of a line: blanks part them but within single quotes, and a backslash outside of
    /// them makes the next letter plain.
    static List<String> words(String line) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean isQuoted = false;
        boolean isBegun = false;
        for (int i = 0; i < line.length(); i++) {
            char one = line.charAt(i);
            if (isQuoted) {
                isQuoted = one != '\'';
                if (isQuoted) {
                    word.append(one);
                }
            } else if (one == '\'') {
                isQuoted = true;
                isBegun = true;
            } else if (one == '\\' && i + 1 < line.length()) {
                i++;
                word.append(line.charAt(i));
                isBegun = true;
            } else if (one == ' ') {
                if (isBegun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                isBegun = false;
            } else {
                word.append(one);
                isBegun = true;
            }
        }
        if (isBegun) {
            words.add(word.toString());
        }
        return List.copyOf(words);
    }
}
