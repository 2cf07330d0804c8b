package dev.lockstep.report.people;

import dev.lockstep.control.verified.PersonSheet;
import dev.lockstep.record.people.RosterKind;
import dev.lockstep.record.people.SheetRecord;
import dev.lockstep.record.people.SheetRecord.Line;
import dev.lockstep.record.people.SheetRecord.Row;
import dev.lockstep.record.people.SheetRecord.State;
import dev.lockstep.report.Printable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The words of a sheet that every form of it uses.
public final class SheetWords {
    /// A fact that is older than this is told with its time.
    private static final Duration FRESH = Duration.ofMinutes(10);

    private SheetWords() {}

    /// The title of one of the five.
    public static String title(PersonSheet.Line line) {
        return switch (line) {
            case IN_A_GROUP -> "in a group";
            case NO_ACCESS_KEYS -> "no access keys";
            case CURRENT_PASSWORD -> "current password";
            case CURRENT_USER -> "current user";
            case MFA -> "MFA";
        };
    }

    /// The title of the rows of a kind.
    public static String title(RosterKind kind) {
        return switch (kind) {
            case PERSON -> "People";
            case NOBODYS -> "Users with a password that are nobody's";
            case SERVICE -> "Services";
            case BREAK_GLASS -> "Break-glass users";
        };
    }

    /// The kinds in the order of a sheet.
    public static List<RosterKind> kinds() {
        return List.of(
                RosterKind.PERSON, RosterKind.NOBODYS, RosterKind.SERVICE, RosterKind.BREAK_GLASS);
    }

    /// A fact that is no sentence of its own, with what it is about.
    public static String fact(Line line) {
        return switch (line.line()) {
            case CURRENT_PASSWORD ->
                    line.because().startsWith("changed") || line.because().startsWith("not older")
                            ? "password " + line.because()
                            : line.because();
            case MFA -> "MFA: " + line.because();
            case IN_A_GROUP, NO_ACCESS_KEYS, CURRENT_USER -> line.because();
        };
    }

    /// When a fact is from, if it is older than the sheet.
    public static Optional<Instant> older(Line line, SheetRecord sheet) {
        return line.asOf().filter(time -> time.isBefore(sheet.head().judgedAt().minus(FRESH)));
    }

    /// How many people hold, in a sentence.
    public static String counts(SheetRecord sheet) {
        if (!sheet.areUsersKnown()) {
            return "Which users there are is not known, so nobody's sheet is.";
        }
        long judged =
                sheet.rows().stream()
                        .filter(row ->
                                row.state() != State.NOT_JUDGED && row.state() != State.ELSEWHERE)
                        .count();
        if (judged == 0) {
            return "Nobody here signs in to the console with a password.";
        }
        if (judged == 1) {
            return one(sheet);
        }
        long holds = sheet.count(State.HOLDS);
        var more = new ArrayList<String>();
        add(more, sheet.count(State.FAILS), "does not hold", "do not hold");
        add(more, sheet.count(State.UNKNOWN), "is not known", "are not known");
        add(more, sheet.count(State.EXCEPTED), "is accepted as it is", "are accepted as they are");
        if (more.isEmpty()) {
            return "All %d sheets hold.".formatted(judged);
        }
        return "%d of %d sheets hold; %s.".formatted(holds, judged, String.join(", ", more));
    }

    private static String one(SheetRecord sheet) {
        if (sheet.count(State.FAILS) > 0) {
            return "The sheet does not hold.";
        }
        if (sheet.count(State.UNKNOWN) > 0) {
            return "Whether the sheet holds is not known.";
        }
        return sheet.count(State.EXCEPTED) > 0
                ? "The sheet does not hold, and that is accepted."
                : "The sheet holds.";
    }

    private static void add(List<String> parts, long count, String one, String many) {
        if (count > 0) {
            parts.add(count + " " + (count == 1 ? one : many));
        }
    }

    /// The commands that mend a row, in the order of its lines; none with a name in it that cannot
    /// be shown.
    public static List<String> commands(Row row) {
        if (row.state() != State.FAILS && row.state() != State.UNKNOWN) {
            return List.of();
        }
        return Stream.concat(
                        row.command().stream(),
                        row.lines().stream().flatMap(line -> line.command().stream()))
                .filter(Printable::isPlain)
                .distinct()
                .toList();
    }

    /// What is to be done about a row that does not hold, in sentences.
    public static List<String> todos(Row row) {
        return row.state() == State.FAILS
                ? row.lines().stream().flatMap(line -> line.todo().stream()).distinct().toList()
                : List.of();
    }

    /// Who a row is about: the name, and the person's full name.
    public static String name(Row row) {
        return row.name()
                + row.fullName()
                        .filter(full -> !full.equals(row.name()))
                        .map(full -> " (" + full + ")")
                        .orElse("");
    }

    /// The user of a row, where it is called otherwise than the row.
    public static Optional<String> otherUser(Row row) {
        return row.user().filter(user -> !user.equals(row.name()));
    }
}
