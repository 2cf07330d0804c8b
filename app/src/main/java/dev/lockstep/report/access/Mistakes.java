package dev.lockstep.report.access;

import dev.lockstep.report.Printable;
import java.util.List;

/// Likely mistakes in the policies that an answer rests on.
final class Mistakes {
    private static final int SHOWN = 6;

    private Mistakes() {}

    /// @param mistakes sentences; hostile text
    static void write(List<String> mistakes, Page page) {
        if (mistakes.isEmpty()) {
            return;
        }
        page.heading("Likely mistakes in these policies");
        mistakes.stream().limit(SHOWN).forEach(one -> page.item(Printable.line(one)));
        if (mistakes.size() > SHOWN) {
            page.item("And " + (mistakes.size() - SHOWN) + " more (--format json has them all).");
        }
    }
}
