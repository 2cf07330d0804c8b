package dev.lockstep.lockstepfile.edit;

import dev.lockstep.lockstepfile.edit.Span.Entries;
import dev.lockstep.lockstepfile.edit.Span.Entry;
import dev.lockstep.lockstepfile.edit.Span.Items;
import dev.lockstep.lockstepfile.edit.Span.Leaf;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Finds where the values of a YAML text stand. The text has been read as a lockstep.yaml before,
/// so that it is one document of bearable depth.
final class SpanReader {
    private final String text;
    private final int[] chars;
    private final Iterator<Event> events;

    private SpanReader(String text) {
        this.text = text;
        this.chars = charsOf(text);
        this.events =
                new Parse(LoadSettings.builder().setBufferSize(text.length() + 16).build())
                        .parseString(text)
                        .iterator();
    }

    /// What was found.
    ///
    /// @param end where the document ends: at a line of three dots, or at the end of the text
    record Found(Span root, int end) {}

    /// @throws NotHere if it is no YAML after all
    static Found read(String text) {
        try {
            var reader = new SpanReader(text);
            reader.events.next(); // the stream starts
            reader.events.next(); // the document starts
            Span root = reader.span(reader.events.next());
            Event end = reader.events.next();
            boolean dots = end instanceof DocumentEndEvent document && document.isExplicit();
            return new Found(root, dots ? reader.start(end) : text.length());
        } catch (YamlEngineException e) {
            throw new NotHere("the edited text would not be YAML");
        }
    }

    private Span span(Event event) {
        return switch (event) {
            case AliasEvent _ -> new Leaf(start(event), end(event), Optional.empty(), false);
            case ScalarEvent scalar -> leaf(scalar);
            case SequenceStartEvent sequence -> {
                List<Span> items = new ArrayList<>();
                Event next = events.next();
                while (next.getEventId() != Event.ID.SequenceEnd) {
                    items.add(span(next));
                    next = events.next();
                }
                int last = items.isEmpty() ? end(next) : items.getLast().end();
                yield new Items(
                        start(event),
                        sequence.isFlow() ? end(next) : last,
                        sequence.isFlow(),
                        items);
            }
            case MappingStartEvent mapping -> {
                List<Entry> entries = new ArrayList<>();
                Event next = events.next();
                while (next.getEventId() != Event.ID.MappingEnd) {
                    if (!(span(next) instanceof Leaf key)) {
                        throw new NotHere("a key of the file is no single word");
                    }
                    entries.add(new Entry(key, span(events.next())));
                    next = events.next();
                }
                int last = entries.isEmpty() ? end(next) : entries.getLast().end();
                yield new Entries(
                        start(event),
                        mapping.isFlow() ? end(next) : last,
                        mapping.isFlow(),
                        entries);
            }
            default -> throw new NotHere("the edited text would not be YAML");
        };
    }

    private Leaf leaf(ScalarEvent scalar) {
        int start = start(scalar);
        int end = end(scalar);
        boolean block = scalar.isLiteral() || scalar.isFolded();
        // The parser counts the white space after some values as theirs.
        while (end > start && " \t\r\n".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return new Leaf(start, end, Optional.of(scalar.getValue()), block);
    }

    private int start(Event event) {
        return at(event.getStartMark());
    }

    private int end(Event event) {
        return at(event.getEndMark());
    }

    /// The parser counts whole characters, Java counts halves of some.
    private int at(Optional<Mark> mark) {
        return chars[mark.map(Mark::getIndex).orElseThrow()];
    }

    private static int[] charsOf(String text) {
        int[] found = new int[text.length() + 2];
        int point = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            found[point++] = i;
        }
        java.util.Arrays.fill(found, point, found.length, text.length());
        return found;
    }
}
