package dev.lockstep.root;

import java.util.List;

/// A few sentences for a person who has never done it, under a title.
///
/// @param lines each a sentence or two; an account's id or a key's in them is hostile text
public record Passage(String title, Form form, List<String> lines) {
    public Passage {
        lines = List.copyOf(lines);
    }

    /// How its lines stand.
    public enum Form {
        /// One after another.
        TEXT,
        /// Each after a dash.
        LIST,
        /// Numbered, to be done in this order.
        STEPS
    }

    static Passage text(String title, String... lines) {
        return new Passage(title, Form.TEXT, List.of(lines));
    }

    static Passage list(String title, String... lines) {
        return new Passage(title, Form.LIST, List.of(lines));
    }
}
