package dev.lockstep.people.roster;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The ways in which the name of a person becomes the name of a user: `alice.smith`, `asmith`,
/// `smitha`. All are compared without case, marks and separators.
final class NameForms {
    /// Shorter ones are anybody's.
    private static final int SHORTEST = 3;

    private NameForms() {}

    /// Every form of a name of one or more words.
    static Set<String> of(String name) {
        var forms = new LinkedHashSet<String>();
        for (boolean german : new boolean[] {false, true}) {
            forms(words(german ? umlauts(name) : name), forms);
        }
        return forms;
    }

    /// A text without case, marks and separators.
    static String bare(String text) {
        return String.join("", words(text));
    }

    /// The same without digits at its end, as where `asmith` was taken and became `asmith2`.
    static String unnumbered(String bare) {
        int end = bare.length();
        while (end > 0 && Character.isDigit(bare.charAt(end - 1))) {
            end--;
        }
        return bare.substring(0, end);
    }

    private static void forms(List<String> words, Set<String> forms) {
        if (words.isEmpty()) {
            return;
        }
        String first = words.getFirst();
        String last = words.getLast();
        add(forms, String.join("", words));
        if (words.size() == 1) {
            return;
        }
        add(forms, first + last);
        add(forms, last + first);
        add(forms, initial(first) + last);
        add(forms, last + initial(first));
        add(forms, first + initial(last));
        add(
                forms,
                words.subList(0, words.size() - 1).stream()
                                .map(NameForms::initial)
                                .collect(Collectors.joining())
                        + last);
        add(forms, first);
        add(forms, last);
    }

    private static void add(Set<String> forms, String form) {
        if (form.length() >= SHORTEST) {
            forms.add(form);
        }
    }

    private static String initial(String word) {
        return word.substring(0, word.offsetByCodePoints(0, 1));
    }

    /// The words of a name: letters and digits, in lower case, without marks.
    private static List<String> words(String name) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(point -> {
                    if (Character.isLetterOrDigit(point)) {
                        word.append(plain(point));
                    } else if (!isMark(point) && !word.isEmpty()) {
                        words.add(word.toString());
                        word.setLength(0);
                    }
                });
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    /// An apostrophe, as in O'Brien, stands within a word.
    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || point == '\''
                || point == '\u2019';
    }

    /// Letters that Unicode does not take apart.
    private static String plain(int point) {
        return switch (point) {
            case '\u0142' -> "l";
            case '\u00F8' -> "o";
            case '\u0111', '\u00F0' -> "d";
            case '\u00DF' -> "ss";
            case '\u00E6' -> "ae";
            case '\u0153' -> "oe";
            case '\u00FE' -> "th";
            case '\u0131' -> "i";
            default -> Character.toString(point);
        };
    }

    /// As German writes it where there are no dots: `mueller`.
    private static String umlauts(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replace("\u00E4", "ae")
                .replace("\u00F6", "oe")
                .replace("\u00FC", "ue");
    }
}
