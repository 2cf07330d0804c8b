package dev.lockstep.operation.people;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.Roster;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.input.BadInput;
import dev.lockstep.input.CsvText;
import dev.lockstep.input.CsvText.Line;
import dev.lockstep.input.NearestName;
import dev.lockstep.lockstepfile.Name;
import dev.lockstep.seal.Recipient;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// People as a spreadsheet has them (RFC 4180, UTF-8): a header, then a line for each person.
///
/// What is wrong is gathered, by line and column, and told all at once. What an empty cell leaves
/// out stays as lockstep.yaml says it.
final class PeopleCsv {
    /// The largest file that is read.
    static final long MOST_BYTES = 4L * 1024 * 1024;

    private static final int MOST_FAULTS = 200;
    private static final int LONGEST_NAME = 200;
    private static final int SHOWN = 40;

    /// The columns; `person` is required.
    private enum Column {
        PERSON("person"),
        EMAIL("email"),
        NAME("name"),
        USER("user"),
        GROUPS("groups"),
        SIGN_IN("sign-in"),
        AGE("age");

        private final String title;

        Column(String title) {
            this.title = title;
        }
    }

    private final String name;
    private final Baseline baseline;
    private final Roster roster;
    private final CsvText csv;
    private final Map<Column, Integer> columns = new EnumMap<>(Column.class);
    private final List<BadInput> faults = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    private final List<Placed> placed = new ArrayList<>();
    private int width;

    /// A person and where it stands.
    private record Placed(Person person, Line line) {}

    private PeopleCsv(String name, CsvText csv, Baseline baseline) {
        this.name = name;
        this.baseline = baseline;
        this.roster = baseline.roster();
        this.csv = csv;
    }

    /// Reads people.
    ///
    /// @param name what messages call the file
    /// @param baseline what lockstep.yaml says now
    /// @throws BadInput a line for each fault
    static List<Person> read(String name, String text, Baseline baseline) {
        var csv = new PeopleCsv(name, CsvText.of(name, text), baseline);
        csv.read();
        csv.together();
        csv.end();
        return csv.people;
    }

    private static String header() {
        return Stream.of(Column.values()).map(one -> one.title).collect(Collectors.joining(","));
    }

    private void read() {
        List<Line> lines = csv.lines();
        if (lines.isEmpty()) {
            throw BadInput.in(name, "the file is empty; expected the header " + header());
        }
        titles(lines.getFirst());
        lines.stream().skip(1).forEach(this::row);
    }

    private void titles(Line titles) {
        width = titles.cells().size();
        for (int i = 0; i < width; i++) {
            String title = titles.cells().get(i).strip().toLowerCase(Locale.ROOT);
            Optional<Column> column =
                    Stream.of(Column.values()).filter(one -> one.title.equals(title)).findFirst();
            if (column.isEmpty()) {
                fault(titles, i, "there is no column " + shown(title) + didYouMean(title));
            } else if (columns.putIfAbsent(column.get(), i) != null) {
                fault(titles, i, "the column " + title + " stands here twice");
            }
        }
        if (!columns.containsKey(Column.PERSON)) {
            fault(titles, 0, "no column person; expected the header " + header());
        }
        // Without the right columns nothing below would be read as it is meant.
        end();
    }

    private static String didYouMean(String title) {
        if (title.contains(";") || title.contains("\t")) {
            return "; the columns are to be separated by commas";
        }
        return NearestName.of(title, Stream.of(Column.values()).map(one -> one.title).toList())
                .map(nearest -> " (did you mean " + nearest + "?)")
                .orElse("; expected some of " + header());
    }

    private void row(Line line) {
        if (line.isBlank()) {
            return;
        }
        if (line.cells().size() != width) {
            fault(
                    line,
                    Math.min(line.cells().size(), width) - 1,
                    line.cells().size()
                            + " cells; expected "
                            + width
                            + " as in the first line (a comma within a cell needs quotes around"
                            + " it)");
            return;
        }
        int before = faults.size();
        Optional<String> id = named(line, Column.PERSON, Name.USER);
        if (id.isEmpty()) {
            if (faults.size() == before) {
                fault(line, Column.PERSON, "no person here; expected " + Name.USER.expected());
            }
            return;
        }
        Optional<Person> known = Optional.ofNullable(baseline.people().get(id.get()));
        if (known.isEmpty()) {
            baseline.people().keySet().stream()
                    .filter(id.get()::equalsIgnoreCase)
                    .findFirst()
                    .ifPresent(other ->
                            fault(
                                    line,
                                    Column.PERSON,
                                    "lockstep.yaml writes this person "
                                            + other
                                            + "; write it so here too"));
        }
        var person =
                new Person(
                        id.get(),
                        fullName(line),
                        named(line, Column.EMAIL, Name.EMAIL),
                        user(line, id.get(), known),
                        groups(line),
                        federated(line, known),
                        recipient(line));
        placed.add(new Placed(person, line));
        people.add(person);
    }

    private Optional<String> cell(Line line, Column column) {
        return Optional.ofNullable(columns.get(column))
                .map(line.cells()::get)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private Optional<String> named(Line line, Column column, Name rule) {
        Optional<String> text = cell(line, column);
        if (text.isPresent() && !rule.accepts(text.get())) {
            fault(line, column, shown(text.get()) + " is not " + rule.expected());
            return Optional.empty();
        }
        return text;
    }

    private Optional<String> fullName(Line line) {
        Optional<String> text = cell(line, Column.NAME);
        if (text.filter(one -> one.codePoints().anyMatch(Character::isISOControl)).isPresent()) {
            fault(line, Column.NAME, "a line break or control character in a name");
            return Optional.empty();
        }
        if (text.filter(one -> one.length() > LONGEST_NAME).isPresent()) {
            fault(line, Column.NAME, "more than " + LONGEST_NAME + " characters");
            return Optional.empty();
        }
        return text;
    }

    private String user(Line line, String id, Optional<Person> known) {
        Optional<String> text = named(line, Column.USER, Name.USER);
        boolean isOwnId = text.filter(id::equals).isPresent();
        if (isOwnId && known.filter(one -> !one.user().equals(id)).isPresent()) {
            fault(
                    line,
                    Column.USER,
                    "lockstep.yaml says `user: "
                            + known.get().user()
                            + "`; take that line out there by hand");
        }
        return text.orElse(id);
    }

    private List<String> groups(Line line) {
        Optional<String> text = cell(line, Column.GROUPS);
        if (text.isEmpty()) {
            return List.of();
        }
        var groups = new LinkedHashSet<String>();
        for (String one : text.get().split(";", -1)) {
            String group = one.strip();
            if (!group.isEmpty()) {
                declared(line, group).ifPresent(groups::add);
            }
        }
        if (groups.size() > UserEffect.MOST_GROUPS) {
            fault(
                    line,
                    Column.GROUPS,
                    groups.size()
                            + " groups; AWS lets a user be in at most "
                            + UserEffect.MOST_GROUPS);
        }
        return List.copyOf(groups);
    }

    /// The name as lockstep.yaml writes it; group names ignore case.
    private Optional<String> declared(Line line, String group) {
        Optional<String> declared =
                baseline.groups().keySet().stream().filter(group::equalsIgnoreCase).findFirst();
        if (declared.isEmpty()) {
            fault(
                    line,
                    Column.GROUPS,
                    baseline.groups().isEmpty()
                            ? "lockstep.yaml declares no groups, so there is no "
                                    + shown(group)
                                    + "; declare it there first"
                            : "lockstep.yaml declares no group "
                                    + shown(group)
                                    + NearestName.of(group, baseline.groups().keySet())
                                            .map(nearest -> " (did you mean " + nearest + "?)")
                                            .orElse(
                                                    "; it has "
                                                            + baseline.groups().keySet().stream()
                                                                    .limit(10)
                                                                    .collect(
                                                                            Collectors.joining(
                                                                                    ", "))));
        }
        return declared;
    }

    private boolean federated(Line line, Optional<Person> known) {
        String word = cell(line, Column.SIGN_IN).orElse("").toLowerCase(Locale.ROOT);
        switch (word) {
            case "" -> {}
            case "iam" -> {
                if (known.filter(Person::federated).isPresent()) {
                    fault(
                            line,
                            Column.SIGN_IN,
                            "lockstep.yaml says `sign-in: federated`; take that out there by"
                                    + " hand");
                }
            }
            case "federated" -> {
                return true;
            }
            default -> fault(line, Column.SIGN_IN, shown(word) + " is neither iam nor federated");
        }
        return false;
    }

    private Optional<String> recipient(Line line) {
        Optional<String> text = cell(line, Column.AGE);
        if (text.isPresent() && Recipient.of(text.get()).isEmpty()) {
            fault(
                    line,
                    Column.AGE,
                    "this is no recipient of age (age1 and 58 more letters and digits, as"
                            + " age-keygen prints it as public key)");
            return Optional.empty();
        }
        return text;
    }

    /// What several lines get wrong together, and with what lockstep.yaml says already.
    private void together() {
        var byId = new TreeMap<String, Line>(String.CASE_INSENSITIVE_ORDER);
        var byUser = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        var here = new HashMap<String, Person>();
        people.forEach(person -> here.putIfAbsent(person.id(), person));
        for (Person one : baseline.people().values()) {
            if (!here.containsKey(one.id())) {
                byUser.putIfAbsent(one.user(), "of " + one.id() + " in lockstep.yaml");
            }
        }
        for (Placed one : placed) {
            Line first = byId.putIfAbsent(one.person().id(), one.line());
            if (first != null) {
                fault(
                        one.line(),
                        Column.PERSON,
                        "the person of line "
                                + first.number()
                                + " again; expected one line for each");
                continue;
            }
            user(one, byUser);
        }
    }

    private void user(Placed one, Map<String, String> byUser) {
        Person person = one.person();
        String user =
                person.user().equals(person.id())
                        ? Optional.ofNullable(baseline.people().get(person.id()))
                                .map(Person::user)
                                .orElse(person.id())
                        : person.user();
        Column column = cell(one.line(), Column.USER).isPresent() ? Column.USER : Column.PERSON;
        String former =
                byUser.putIfAbsent(user, "of " + person.id() + " in line " + one.line().number());
        if (former != null) {
            fault(
                    one.line(),
                    column,
                    user + " is the user " + former + " already; each person needs an own one");
        } else if (roster.isService(user)) {
            fault(one.line(), column, user + " is a service in lockstep.yaml");
        } else if (roster.isBreakGlass(user)) {
            fault(one.line(), column, user + " is a break-glass user in lockstep.yaml");
        }
    }

    private void fault(Line line, Column column, String problem) {
        fault(line, columns.getOrDefault(column, 0), column.title + ": " + problem);
    }

    private void fault(Line line, int cell, String problem) {
        faults.add(csv.fault(line, cell, problem));
    }

    private void end() {
        if (faults.isEmpty()) {
            return;
        }
        List<BadInput> told = faults.subList(0, Math.min(MOST_FAULTS, faults.size()));
        if (told.size() < faults.size()) {
            told = new ArrayList<>(told);
            told.add(BadInput.in(name, faults.size() - MOST_FAULTS + " faults more"));
        }
        throw BadInput.several(told);
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "\u2026";
    }
}
