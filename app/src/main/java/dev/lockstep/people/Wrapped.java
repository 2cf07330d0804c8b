package dev.lockstep.people;

/// Sentences in lines of a letter.
final class Wrapped {
    private static final int WIDTH = 76;

    private Wrapped() {}

    /// A sentence after a mark, its further lines under the first.
    static String of(String sentence, String mark) {
        var text = new StringBuilder(mark);
        int column = mark.length();
        boolean isFirst = true;
        for (String word : sentence.split(" ", -1)) {
            if (!isFirst && column + 1 + word.length() > WIDTH) {
                text.append('\n').append(" ".repeat(mark.length()));
                column = mark.length();
            } else if (!isFirst) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
            isFirst = false;
        }
        return text.append('\n').toString();
    }
}
