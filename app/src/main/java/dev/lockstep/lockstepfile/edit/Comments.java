package dev.lockstep.lockstepfile.edit;

import dev.lockstep.lockstepfile.edit.Span.Entries;
import dev.lockstep.lockstepfile.edit.Span.Items;
import dev.lockstep.lockstepfile.edit.Span.Leaf;
import java.util.ArrayList;
import java.util.List;

/// The comments of a YAML text: what stands behind a `#` outside all values.
final class Comments {
    private final String text;
    private final List<Comment> all = new ArrayList<>();

    /// @param start of its `#`
    /// @param end of its line
    record Comment(int start, int end) {}

    private Comments(String text) {
        this.text = text;
    }

    static Comments of(String text, Span root) {
        var found = new Comments(text);
        List<Leaf> leaves = new ArrayList<>();
        collect(root, leaves);
        int at = 0;
        for (Leaf leaf : leaves) {
            found.between(at, leaf.start());
            if (leaf.block()) {
                int header = Lines.end(text, leaf.start());
                found.between(leaf.start(), Math.min(header, leaf.end()));
            }
            at = leaf.end();
        }
        found.between(at, text.length());
        return found;
    }

    /// Those that begin within.
    List<String> within(int start, int end) {
        return all.stream()
                .filter(one -> one.start() >= start && one.start() < end)
                .map(one -> text.substring(one.start(), one.end()).stripTrailing())
                .toList();
    }

    /// All of them, in their order.
    List<String> texts() {
        return within(0, text.length());
    }

    /// The first or the last of a character that stands outside comments; -1: none does.
    int find(char wanted, int from, int to, boolean last) {
        int found = -1;
        for (int i = from; i < to; i++) {
            int at = i;
            if (all.stream().anyMatch(one -> at >= one.start() && at < one.end())) {
                continue;
            }
            if (text.charAt(i) == wanted) {
                if (!last) {
                    return i;
                }
                found = i;
            }
        }
        return found;
    }

    private void between(int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == '#') {
                int stop = Lines.end(text, i);
                all.add(new Comment(i, stop));
                i = stop;
            }
        }
    }

    private static void collect(Span span, List<Leaf> into) {
        switch (span) {
            case Leaf leaf -> into.add(leaf);
            case Items list -> list.items().forEach(item -> collect(item, into));
            case Entries map ->
                    map.entries()
                            .forEach(entry -> {
                                into.add(entry.key());
                                collect(entry.value(), into);
                            });
        }
    }
}
