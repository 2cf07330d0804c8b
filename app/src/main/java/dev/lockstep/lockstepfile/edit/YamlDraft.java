package dev.lockstep.lockstepfile.edit;

import dev.lockstep.lockstepfile.YamlText;
import dev.lockstep.lockstepfile.edit.Span.Entries;
import dev.lockstep.lockstepfile.edit.Span.Entry;
import dev.lockstep.lockstepfile.edit.Span.Items;
import dev.lockstep.lockstepfile.edit.Span.Leaf;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of a YAML file under edit. Each edit puts text in, or takes some away, at the place
/// where a value stands; all else stays as it is.
///
/// What comes out is checked by whoever asks for it: an edit that would not be read as it is meant
/// is never written.
final class YamlDraft {
    /// What may follow the last member of a list or map in brackets on its line.
    private static final Pattern REST = Pattern.compile("[ \t]*(,?)[ \t]*(#.*)?");

    private static final String STEP = "  ";

    private final String newLine;
    private String text;
    private Entries root;
    private int end;
    private Comments comments;

    /// Whether more edits of the same places follow, all of them before the last one.
    private boolean isGathering;

    YamlDraft(String text) {
        this.newLine = Lines.breakOf(text);
        this.text = text;
        SpanReader.Found found = SpanReader.read(text);
        this.root = map(found.root());
        this.end = found.end();
        this.comments = Comments.of(text, root);
    }

    String text() {
        return text;
    }

    /// The comments, in their order.
    List<String> comments() {
        return comments.texts();
    }

    boolean has(String key) {
        return root.entry(key).isPresent();
    }

    /// Gives a map at a way of keys these fields; its other ones stay. What is missing of the way
    /// is made.
    void put(List<String> way, List<Field> fields) {
        Entries at = root;
        for (int i = 0; i < way.size(); i++) {
            Optional<Entry> entry = at.entry(way.get(i));
            if (entry.isEmpty()) {
                nest(at, way.subList(i, way.size()), fields);
                return;
            }
            Entries inner = map(entry.get().value());
            if (inner.flow() && inner.entries().isEmpty() && !at.flow() && isBare(inner)) {
                open(entry.get(), nested(way.subList(i + 1, way.size()), fields));
                return;
            }
            at = inner;
        }
        give(at, fields);
    }

    /// Gives each map of a map at the top of the file these fields; its other ones stay. What is
    /// missing is added behind the last one. Places are found once for all of them: a file of
    /// thousands of people is not read anew for each.
    void putEach(String key, SequencedMap<String, List<Field>> each) {
        if (each.isEmpty()) {
            return;
        }
        Optional<Entry> entry = root.entry(key);
        if (entry.isEmpty()) {
            if (root.flow()) {
                insertFlow(
                        root.start(),
                        members(root),
                        YamlText.of(key) + ": {" + String.join(", ", lines(each)) + "}");
            } else {
                var lines = new ArrayList<String>();
                lines.add(YamlText.of(key) + ":");
                lines(each).forEach(line -> lines.add(STEP + line));
                append(lines);
            }
            return;
        }
        Entries map = map(entry.get().value());
        if (map.flow() && map.entries().isEmpty() && !root.flow() && isBare(map)) {
            open(entry.get(), lines(each));
            return;
        }
        var there = new HashMap<String, Entry>();
        map.entries().forEach(one -> one.key().text().ifPresent(name -> there.put(name, one)));
        // From the last to the first, so that places before stay true.
        var edits = new TreeMap<Integer, Runnable>(Comparator.reverseOrder());
        var missing = new LinkedHashMap<String, List<Field>>();
        each.forEach((name, fields) -> {
            Entry one = there.get(name);
            if (one == null) {
                missing.put(name, fields);
            } else {
                Entries inner = map(one.value());
                edits.put(
                        one.start(),
                        inner.flow() && inner.entries().isEmpty() && !map.flow() && isBare(inner)
                                ? () -> {
                                    if (!fields.isEmpty()) {
                                        open(one, nested(List.of(), fields));
                                    }
                                }
                                : () -> give(inner, fields));
            }
        });
        isGathering = true;
        try {
            if (!missing.isEmpty() && map.flow()) {
                insertFlow(map.start(), members(map), String.join(", ", lines(missing)));
            } else if (!missing.isEmpty()) {
                insertBlock(map, lines(missing));
            }
            List.copyOf(edits.values()).forEach(Runnable::run);
        } finally {
            isGathering = false;
        }
        refresh();
    }

    /// Maps by name, a line for each.
    private static List<String> lines(Map<String, List<Field>> each) {
        return each.entrySet().stream()
                .map(one -> YamlText.of(one.getKey()) + ": " + Field.map(one.getValue()))
                .toList();
    }

    /// Adds a map to the end of a list at the top of the file.
    void add(String key, List<Field> fields) {
        String item = Field.map(fields);
        Optional<Entry> entry = root.entry(key);
        if (entry.isEmpty()) {
            if (root.flow()) {
                insertFlow(root.start(), members(root), key + ": [" + item + "]");
            } else {
                append(List.of(key + ":", STEP + "- " + item));
            }
            return;
        }
        Items list = list(entry.get().value());
        if (!list.flow()) {
            int last = list.items().getLast().end();
            int dash = dash(entry.get(), list, list.items().size() - 1);
            String indent = " ".repeat(dash - Lines.start(text, dash));
            insert(Lines.end(text, last), newLine + indent + "- " + item);
        } else if (list.items().isEmpty() && !root.flow() && isBare(list)) {
            open(entry.get(), List.of("- " + item));
        } else {
            insertFlow(list.start(), List.copyOf(ranges(list)), item);
        }
    }

    /// Gives a map of a list these fields; its other ones stay.
    void give(String key, int index, List<Field> fields) {
        Span item = list(root.entry(key).orElseThrow().value()).items().get(index);
        if (item instanceof Entries map) {
            give(map, fields);
        } else {
            replace(item.start(), item.end(), Field.map(fields));
        }
    }

    /// Takes an item out of a list. The comments on its lines stay, on lines of their own.
    void remove(String key, int index) {
        Entry entry = root.entry(key).orElseThrow();
        Items list = list(entry.value());
        if (list.flow()) {
            removeFlow(list.start(), list.end(), ranges(list), index);
        } else {
            removeBlock(entry, list, index);
        }
    }

    /// Takes an entry out of a map at the top of the file. The comments on its lines stay, on lines
    /// of their own.
    void remove(String key, String member) {
        Entry entry = root.entry(key).orElseThrow(() -> new NotHere("it stands in another file"));
        Entries map = map(entry.value());
        Entry one = map.entry(member).orElseThrow(() -> new NotHere("it stands in another file"));
        if (map.flow()) {
            removeFlow(map.start(), map.end(), members(map), map.entries().indexOf(one));
            return;
        }
        int start = one.key().start();
        int lineStart = Lines.start(text, start);
        if (!Lines.isFirst(text, start)) {
            throw new NotHere("its map is written in a way that cannot be edited here");
        }
        String indent = text.substring(lineStart, start);
        var kept = new StringBuilder();
        comments.within(start, Lines.end(text, one.value().end()))
                .forEach(comment -> kept.append(indent).append(comment).append(newLine));
        int colon =
                comments.find(
                        ':', entry.key().end(), map.entries().getFirst().key().start(), false);
        text =
                text.substring(0, lineStart)
                        + kept
                        + text.substring(Lines.next(text, one.value().end()));
        if (map.entries().size() == 1) {
            text = text.substring(0, colon + 1) + " {}" + text.substring(colon + 1);
        }
        refresh();
    }

    // -- maps

    private void give(Entries map, List<Field> fields) {
        // From the last to the first, so that places before stay true.
        List<Field> there =
                fields.stream().filter(one -> map.entry(one.key()).isPresent()).toList();
        List<Field> missing =
                fields.stream().filter(one -> map.entry(one.key()).isEmpty()).toList();
        var edits = new TreeMap<Integer, Runnable>(Comparator.reverseOrder());
        for (Field field : there) {
            Span value = map.entry(field.key()).orElseThrow().value();
            if (!says(value, field)) {
                edits.put(value.start(), () -> replaceValue(value, field.yaml()));
            }
        }
        if (!missing.isEmpty()) {
            edits.put(Integer.MAX_VALUE, () -> addTo(map, missing));
        }
        List.copyOf(edits.values()).forEach(Runnable::run);
        refresh();
    }

    private boolean says(Span value, Field field) {
        return value instanceof Leaf leaf
                ? leaf.text().filter(field.value()::equals).isPresent()
                : text.substring(value.start(), value.end()).equals(field.yaml());
    }

    /// A comment behind the `>` or `|` of a value stays behind the new one.
    private void replaceValue(Span value, String yaml) {
        boolean tight = value.start() > 0 && text.charAt(value.start() - 1) == ':';
        List<String> kept =
                value instanceof Leaf leaf && leaf.block()
                        ? comments.within(value.start(), Lines.end(text, value.start()))
                        : List.of();
        text =
                text.substring(0, value.start())
                        + (tight ? " " : "")
                        + yaml
                        + String.join("", kept.stream().map(one -> "  " + one).toList())
                        + text.substring(value.end());
    }

    private void addTo(Entries map, List<Field> fields) {
        if (map.flow()) {
            insertFlow(
                    map.start(),
                    members(map),
                    String.join(", ", fields.stream().map(Field::entry).toList()));
        } else {
            insertBlock(map, fields.stream().map(Field::entry).toList());
        }
    }

    private void nest(Entries at, List<String> way, List<Field> fields) {
        List<String> lines = nested(way, fields);
        if (at.flow()) {
            String inner = Field.map(fields);
            for (int i = way.size() - 1; i > 0; i--) {
                inner = "{" + YamlText.of(way.get(i)) + ": " + inner + "}";
            }
            insertFlow(at.start(), members(at), YamlText.of(way.getFirst()) + ": " + inner);
        } else if (at.equals(root)) {
            append(lines);
        } else {
            insertBlock(at, lines);
        }
    }

    /// The lines of maps within one another, the innermost one in braces.
    private static List<String> nested(List<String> way, List<Field> fields) {
        var lines = new ArrayList<String>();
        for (int i = 0; i < way.size(); i++) {
            String start = STEP.repeat(i) + YamlText.of(way.get(i)) + ":";
            lines.add(i == way.size() - 1 ? start + " " + Field.map(fields) : start);
        }
        if (way.isEmpty()) {
            fields.forEach(field -> lines.add(field.entry()));
        }
        return lines;
    }

    private void insertBlock(Entries map, List<String> lines) {
        int first = map.entries().getFirst().start();
        String indent = " ".repeat(first - Lines.start(text, first));
        var added = new StringBuilder();
        lines.forEach(line -> added.append(newLine).append(indent).append(line));
        insert(Lines.end(text, map.end()), added.toString());
    }

    /// Puts lines at the end of the document, as wide to the right as the other keys are.
    private void append(List<String> lines) {
        if (root.entries().isEmpty()) {
            throw new NotHere("there is nothing in the file");
        }
        int first = root.entries().getFirst().start();
        String indent = " ".repeat(first - Lines.start(text, first));
        String before = text.substring(0, end);
        boolean ended = before.endsWith("\n") || before.endsWith("\r");
        boolean airy = before.contains(newLine + newLine);
        var added = new StringBuilder();
        if (!ended) {
            added.append(newLine);
        }
        if (airy && !before.endsWith(newLine + newLine)) {
            added.append(newLine);
        }
        for (int i = 0; i < lines.size(); i++) {
            added.append(i == 0 ? "" : newLine).append(indent).append(lines.get(i));
        }
        if (ended || end < text.length()) {
            added.append(newLine);
        }
        insert(end, added.toString());
    }

    // -- brackets

    /// Whether nothing stands between the brackets of an empty list or map.
    private boolean isBare(Span empty) {
        return empty.end() - empty.start() >= 2
                && text.substring(empty.start() + 1, empty.end() - 1).isBlank()
                && Lines.end(text, empty.start()) >= empty.end();
    }

    /// Writes lines below a key in the place of its empty brackets.
    private void open(Entry entry, List<String> lines) {
        int key = entry.start();
        String indent = " ".repeat(key - Lines.start(text, key)) + STEP;
        int lineEnd = Lines.end(text, entry.end());
        String rest = text.substring(entry.value().end(), lineEnd);
        String kept = text.substring(0, entry.value().start()).stripTrailing();
        var added = new StringBuilder();
        lines.forEach(line -> added.append(newLine).append(indent).append(line));
        text = kept + (rest.isBlank() ? "" : " " + rest.strip()) + added + text.substring(lineEnd);
        refresh();
    }

    private record Range(int start, int end) {}

    private static List<Range> members(Entries map) {
        return map.entries().stream().map(one -> new Range(one.start(), one.end())).toList();
    }

    private static List<Range> ranges(Items list) {
        return list.items().stream().map(one -> new Range(one.start(), one.end())).toList();
    }

    /// Puts a member behind the last one; on a line of its own if that has one.
    ///
    /// @param start where the list or map begins, an anchor before its bracket counted
    private void insertFlow(int start, List<Range> members, String added) {
        if (members.isEmpty()) {
            int bracket = start;
            while (text.charAt(bracket) != '[' && text.charAt(bracket) != '{') {
                bracket++;
            }
            insert(bracket + 1, added);
            return;
        }
        Range last = members.getLast();
        int lineEnd = Lines.end(text, last.end());
        Matcher rest = REST.matcher(text.substring(last.end(), lineEnd));
        if (Lines.isFirst(text, last.start()) && rest.matches()) {
            boolean comma = !rest.group(1).isEmpty();
            int first = last.start();
            String indent = text.substring(Lines.start(text, first), first);
            text =
                    text.substring(0, last.end())
                            + (comma ? "" : ",")
                            + text.substring(last.end(), lineEnd)
                            + newLine
                            + indent
                            + added
                            + (comma ? "," : "")
                            + text.substring(lineEnd);
            refresh();
        } else {
            insert(last.end(), ", " + added);
        }
    }

    private void removeFlow(int opens, int closes, List<Range> all, int index) {
        Range one = all.get(index);
        boolean last = index == all.size() - 1;
        int after =
                comments.find(',', one.end(), last ? closes : all.get(index + 1).start(), false);
        int before =
                index == 0 ? -1 : comments.find(',', all.get(index - 1).end(), one.start(), true);
        int start = one.start();
        int stop = one.end();
        if (after >= 0) {
            String gap = text.substring(stop, after);
            stop = gap.isBlank() ? after + 1 : stop;
            if (!gap.isBlank()) {
                text = text.substring(0, after) + text.substring(after + 1);
            }
            while (text.charAt(stop) == ' ' || text.charAt(stop) == '\t') {
                stop++;
            }
        } else if (before >= 0) {
            if (text.substring(before + 1, start).isBlank() && Lines.end(text, before) >= start) {
                start = before;
            } else {
                text = text.substring(0, before) + text.substring(before + 1);
                start--;
                stop--;
            }
        }
        boolean alone =
                Lines.isFirst(text, start)
                        && text.substring(stop, Lines.end(text, stop)).isBlank()
                        && start > opens + 1;
        if (alone) {
            start = Lines.start(text, start);
            stop = Lines.next(text, stop);
        }
        replace(start, stop, "");
    }

    // -- lists with dashes

    private void removeBlock(Entry entry, Items list, int index) {
        int dash = dash(entry, list, index);
        int lineStart = Lines.start(text, dash);
        Span item = list.items().get(index);
        int lineEnd = Lines.end(text, item.end());
        String indent = text.substring(lineStart, dash);
        var kept = new StringBuilder();
        comments.within(dash, lineEnd)
                .forEach(comment -> kept.append(indent).append(comment).append(newLine));
        int colon = comments.find(':', entry.key().end(), list.items().getFirst().start(), false);
        text = text.substring(0, lineStart) + kept + text.substring(Lines.next(text, item.end()));
        if (list.items().size() == 1) {
            text = text.substring(0, colon + 1) + " []" + text.substring(colon + 1);
        }
        refresh();
    }

    /// Where the dash of an item stands, the first thing on its line.
    private int dash(Entry entry, Items list, int index) {
        int from = index == 0 ? entry.key().end() : list.items().get(index - 1).end();
        int dash = comments.find('-', from, list.items().get(index).start(), true);
        if (dash < 0 || !Lines.isFirst(text, dash)) {
            throw new NotHere("its list is written in a way that cannot be edited here");
        }
        return dash;
    }

    // -- the text

    private void insert(int at, String added) {
        replace(at, at, added);
    }

    private void replace(int start, int stop, String added) {
        text = text.substring(0, start) + added + text.substring(stop);
        refresh();
    }

    /// Finds all places anew.
    private void refresh() {
        if (isGathering) {
            return;
        }
        SpanReader.Found found = SpanReader.read(text);
        root = map(found.root());
        end = found.end();
        comments = Comments.of(text, root);
    }

    private static Entries map(Span span) {
        if (span instanceof Entries map) {
            return map;
        }
        throw new NotHere("a map of it is written elsewhere, as an alias");
    }

    private static Items list(Span span) {
        if (span instanceof Items list) {
            return list;
        }
        throw new NotHere("its list is written elsewhere, as an alias");
    }
}
