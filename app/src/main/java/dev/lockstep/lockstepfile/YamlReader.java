package dev.lockstep.lockstepfile;

import dev.lockstep.input.BadInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Turns the text of one YAML 1.2 document into [YamlNode]s.
///
/// Works on the parser's events, so that nothing is built before it is checked: not too deep, no
/// tags, no key twice, no alias that repeats the file many times over.
final class YamlReader {
    /// Levels of lists and maps; lockstep.yaml needs five.
    static final int MOST_LEVELS = 40;

    /// Values that aliases may repeat, all together.
    static final int MOST_REPEATED = 10_000;

    /// How much longer than the text the parser's buffer is.
    private static final int ROOM = 16;

    private final String file;
    private final boolean quotable;
    private final Iterator<Event> events;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private long values;
    private long repeated;

    private record Anchored(YamlNode node, long values) {}

    private YamlReader(String text, String file, boolean quotable) {
        this.file = file;
        this.quotable = quotable;
        this.events = new Parse(settings(text)).parseString(text).iterator();
    }

    /// The parser breaks where a character of two halves, such as an emoji, lies across the end of
    /// its buffer; in one that holds the whole text none does.
    private static LoadSettings settings(String text) {
        return LoadSettings.builder().setBufferSize(text.length() + ROOM).build();
    }

    /// Reads a text that holds one document.
    ///
    /// @param file what messages call it
    /// @param quotable whether messages may quote it
    /// @throws BadInput if it is not YAML 1.2, or not within the limits
    static YamlNode read(String text, String file, boolean quotable) {
        try {
            return new YamlReader(text, file, quotable).document();
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            throw place(mark, file, quotable).fault("not YAML" + words(e, quotable));
        } catch (ReaderException e) {
            throw placeOf(text, e.getPosition(), file, quotable)
                    .fault("a character that YAML does not allow; expected visible text");
        } catch (YamlEngineException e) {
            throw new Place(file, 1, 1, quotable).fault("not YAML 1.2");
        }
    }

    private YamlNode document() {
        events.next(); // the stream starts
        Event start = events.next();
        if (!(start instanceof DocumentStartEvent document)) {
            throw new Place(file, 1, 1, quotable)
                    .fault("there is nothing in this file; expected `lockstep: 1`");
        }
        document.getSpecVersion()
                .filter(version -> version.getMajor() != 1 || version.getMinor() != 2)
                .ifPresent(_ -> {
                    throw placeOf(document).fault("another version of YAML; expected YAML 1.2");
                });
        YamlNode root = node(events.next(), 1);
        events.next(); // the document ends
        Event after = events.next();
        if (after instanceof DocumentStartEvent) {
            throw placeOf(after).fault("a second document begins here; expected one");
        }
        return root;
    }

    private YamlNode node(Event event, int level) {
        Place place = placeOf(event);
        if (event instanceof AliasEvent alias) {
            return repeat(alias, place);
        }
        long before = values++;
        YamlNode node =
                switch (event) {
                    case ScalarEvent scalar -> {
                        refuseTag(scalar.getTag(), place);
                        yield new YamlNode.Scalar(place, scalar.getValue(), scalar.isPlain());
                    }
                    case CollectionStartEvent collection -> {
                        refuseTag(collection.getTag(), place);
                        if (level > MOST_LEVELS) {
                            throw place.fault(
                                    "lists and maps within one another, more than "
                                            + MOST_LEVELS
                                            + " deep");
                        }
                        yield collection instanceof MappingStartEvent
                                ? mapping(place, level)
                                : sequence(place, level);
                    }
                    default -> throw place.fault("not YAML; expected a value");
                };
        ((NodeEvent) event)
                .getAnchor()
                .ifPresent(anchor ->
                        anchors.put(anchor.getValue(), new Anchored(node, values - before)));
        return node;
    }

    private YamlNode repeat(AliasEvent alias, Place place) {
        Anchored anchored = anchors.get(alias.getAlias().getValue());
        if (anchored == null) {
            throw place.fault(
                    "an alias of nothing that stands before it; expected an alias of an anchor");
        }
        repeated += anchored.values();
        values += anchored.values();
        if (repeated > MOST_REPEATED) {
            throw place.fault("aliases repeat more than " + MOST_REPEATED + " values");
        }
        return anchored.node();
    }

    private YamlNode.Sequence sequence(Place place, int level) {
        List<YamlNode> items = new ArrayList<>();
        for (Event next = events.next();
                next.getEventId() != Event.ID.SequenceEnd;
                next = events.next()) {
            items.add(node(next, level + 1));
        }
        return new YamlNode.Sequence(place, items);
    }

    private YamlNode.Mapping mapping(Place place, int level) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        for (Event next = events.next();
                next.getEventId() != Event.ID.MappingEnd;
                next = events.next()) {
            if (!(node(next, level + 1) instanceof YamlNode.Scalar key)) {
                throw placeOf(next).fault("a list or map as a key; expected a name");
            }
            Place keyPlace = placeOf(next);
            if (key.text().isEmpty()) {
                throw keyPlace.fault("a key without text; expected a name");
            }
            var entry = new YamlNode.Entry(keyPlace, node(events.next(), level + 1));
            YamlNode.Entry first = entries.putIfAbsent(key.text(), entry);
            if (first != null) {
                throw keyPlace.fault(
                        "the key"
                                + keyPlace.quote(key.text())
                                + " stands here a second time; the first is on line "
                                + first.keyPlace().line());
            }
        }
        return new YamlNode.Mapping(place, entries);
    }

    private static void refuseTag(Optional<String> tag, Place place) {
        if (tag.isPresent()) {
            throw place.fault("a tag (`!`); expected a value without one");
        }
    }

    private Place placeOf(Event event) {
        return place(event.getStartMark(), file, quotable);
    }

    private static Place place(Optional<Mark> mark, String file, boolean quotable) {
        return mark.map(at -> new Place(file, at.getLine() + 1, at.getColumn() + 1, quotable))
                .orElse(new Place(file, 1, 1, quotable));
    }

    private static Place placeOf(String text, int position, String file, boolean quotable) {
        int end =
                text.offsetByCodePoints(
                        0, Math.min(position, text.codePointCount(0, text.length())));
        int line = 1;
        int column = 1;
        for (int i = 0; i < end; i += Character.charCount(text.codePointAt(i))) {
            if (text.charAt(i) == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return new Place(file, line, column, quotable);
    }

    /// What the parser says, in words that help; nothing of it where the file is not to be quoted,
    /// since the parser quotes what it stumbles over.
    private static String words(MarkedYamlEngineException e, boolean quotable) {
        String problem = Optional.ofNullable(e.getProblem()).orElse("");
        if (problem.contains("(TAB)")) {
            return ": a tab; expected spaces";
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return ": a `:` where no key can stand; expected quotes around a text that holds one,"
                    + " and keys of one map below one another";
        }
        if (problem.startsWith("could not find expected ':'")) {
            return ": expected `:` and a value after the key";
        }
        return quotable && !problem.isBlank() ? ": " + Shown.line(problem) : "";
    }
}
