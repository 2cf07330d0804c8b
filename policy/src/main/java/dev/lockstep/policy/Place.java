package dev.lockstep.policy;

/// Where something stands in a policy's text: line and column, both counted from 1, columns in
/// UTF-16 characters.
public record Place(int line, int column) {
    /// The place of the character at an offset, counted from 0.
    static Place of(String text, int offset) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < offset; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && text.charAt(i + 1) != '\n')) {
                line++;
                start = i + 1;
            }
        }
        return new Place(line, offset - start + 1);
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
