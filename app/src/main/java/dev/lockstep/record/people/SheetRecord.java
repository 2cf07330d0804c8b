package dev.lockstep.record.people;

import dev.lockstep.control.verified.PersonSheet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The sheet of step 8: each person of the roster with the five that must hold, as plain data. All
/// names and texts are hostile text.
///
/// @param rows people by id, then users with a password that are nobody's, then services, then
///   break-glass users
/// @param areUsersKnown whether AWS told which users exist
/// @param isDeclared whether lockstep.yaml names people or services at all
/// @param about the person or user that the sheet is about alone; empty: all of them
/// @param missing what AWS refused or did not answer, in words
public record SheetRecord(
        AccountHead head,
        List<Row> rows,
        boolean areUsersKnown,
        boolean isDeclared,
        Optional<String> about,
        List<String> missing) {
    public SheetRecord {
        rows = List.copyOf(rows);
        missing = List.copyOf(missing);
    }

    /// Whether a line is as it should be.
    public enum Holds {
        YES("yes", "holds"),
        NO("no", "does not hold"),
        UNKNOWN("unknown", "not known"),
        /// There is nothing that could hold, such as the age of a password where there is none.
        NOT_ASKED("not-asked", "does not apply");

        private final String id;
        private final String words;

        Holds(String id, String words) {
            this.id = id;
            this.words = words;
        }

        /// The name in formats for programs.
        public String id() {
            return id;
        }

        /// The words for people.
        public String words() {
            return words;
        }
    }

    /// How a row as a whole stands.
    public enum State {
        HOLDS("holds", "holds"),
        FAILS("fails", "does not hold"),
        UNKNOWN("unknown", "not known"),
        /// It does not hold, and somebody has accepted that.
        EXCEPTED("excepted", "accepted"),
        /// The console is not open to this user, or the user is kept for emergencies.
        NOT_JUDGED("not-judged", "not judged"),
        /// The person signs in by an identity provider.
        ELSEWHERE("elsewhere", "not seen");

        private final String id;
        private final String words;

        State(String id, String words) {
            this.id = id;
            this.words = words;
        }

        /// The name in formats for programs.
        public String id() {
            return id;
        }

        /// The words for people.
        public String words() {
            return words;
        }
    }

    /// One of the five.
    ///
    /// @param wanted what should be so, in a few words
    /// @param because the facts, in a short phrase
    /// @param source the answer of AWS that told them
    /// @param asOf from when that is (UTC)
    /// @param todo what to do where it does not hold, in a sentence
    /// @param command that does it, as a shell takes it
    public record Line(
            PersonSheet.Line line,
            Holds holds,
            String wanted,
            String because,
            Optional<String> source,
            Optional<Instant> asOf,
            Optional<String> todo,
            Optional<String> command) {}

    /// A person, a service, a break-glass user, or a user that is nobody's.
    ///
    /// @param name the id in lockstep.yaml; of whom nobody claims, the user
    /// @param fullName as lockstep.yaml writes it
    /// @param user the user in the account
    /// @param why what there is to say beside the five, in a sentence; blank: nothing
    /// @param lines the five, in their order; none where there is no user to look at
    /// @param command what mends what `why` says, as a shell takes it
    public record Row(
            RosterKind kind,
            String name,
            Optional<String> fullName,
            Optional<String> email,
            Optional<String> user,
            State state,
            String why,
            List<Line> lines,
            Optional<String> command) {
        public Row {
            lines = List.copyOf(lines);
        }
    }

    /// How many rows stand so.
    public long count(State state) {
        return rows.stream().filter(row -> row.state() == state).count();
    }

    /// Whether a row does not hold.
    public boolean fails() {
        return count(State.FAILS) > 0;
    }

    /// Whether it is not known of a row, or which rows there are.
    public boolean isOpen() {
        return !areUsersKnown || count(State.UNKNOWN) > 0;
    }

    /// The rows of a kind.
    public List<Row> of(RosterKind kind) {
        return rows.stream().filter(row -> row.kind() == kind).toList();
    }
}
