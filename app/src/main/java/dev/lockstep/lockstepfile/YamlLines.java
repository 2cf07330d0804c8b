package dev.lockstep.lockstepfile;

/// Lines of a YAML file in the making.
final class YamlLines {
    private static final int WIDTH = 98;

    private final StringBuilder out = new StringBuilder();

    /// A line that is YAML already.
    void line(String yaml) {
        out.append(yaml).append('\n');
    }

    void blank() {
        out.append('\n');
    }

    void comment(String text) {
        comment(0, text);
    }

    /// A comment, broken into lines. The text may be anybody's: none of it can end the comment.
    ///
    /// @param level how far it is indented, two spaces each
    void comment(int level, String text) {
        String start = "  ".repeat(level) + "#";
        var line = new StringBuilder(start);
        for (String word : Shown.line(text).split(" ", -1)) {
            if (line.length() + 1 + word.length() > WIDTH && line.length() > start.length()) {
                line(line.toString());
                line.setLength(start.length());
            }
            line.append(' ').append(word);
        }
        line(line.toString());
    }

    String text() {
        return out.toString();
    }
}
