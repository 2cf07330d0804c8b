package dev.lockstep.report.html;

import dev.lockstep.control.Subject;
import dev.lockstep.report.Printable;

/// Puts places where the names of a subject stand in a text about it. So thousands of sentences
/// that differ by a name are one, and the name can be set apart where it is shown.
final class NamePlaces {
    /// Stands for the subject's name. It never stands in a printable text, which has no other blank
    /// than the ordinary one.
    static final char NAME = '\u00a0';

    /// Stands for the name of its owner.
    static final char OWNER = '\u2007';

    private NamePlaces() {}

    /// The text, printable, with the places.
    static String in(String text, Subject subject) {
        String placed = placed(Printable.line(text), Printable.line(subject.name()), NAME);
        return subject.owner()
                .map(owner -> placed(placed, Printable.line(owner), OWNER))
                .orElse(placed);
    }

    /// The text with the place for each time that the name stands in it as a word of its own.
    private static String placed(String text, String name, char place) {
        int found = name.isEmpty() ? -1 : text.indexOf(name);
        if (found < 0) {
            return text;
        }
        var out = new StringBuilder(text.length());
        int start = 0;
        while (found >= 0) {
            int end = found + name.length();
            boolean whole =
                    (found == 0 || !isPartOfName(text.charAt(found - 1)))
                            && (end == text.length() || !isPartOfName(text.charAt(end)));
            out.append(text, start, found).append(whole ? String.valueOf(place) : name);
            start = end;
            found = text.indexOf(name, end);
        }
        return out.append(text, start, text.length()).toString();
    }

    private static boolean isPartOfName(char one) {
        return Character.isLetterOrDigit(one) || one == '_' || Character.isSurrogate(one);
    }
}
