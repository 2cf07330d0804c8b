package dev.lockstep.record.people;

import dev.lockstep.people.roster.Candidate;
import dev.lockstep.record.people.MfaRecord.Known;
import java.util.List;
import java.util.Optional;

/// The roster of lockstep.yaml beside the users of the account, as plain data. All names and texts
/// are hostile text.
///
/// @param rows people by id, then services, break-glass users, and users that are nobody's
/// @param areUsersKnown whether AWS told which users exist
/// @param isDeclared whether lockstep.yaml names people or services at all
/// @param missing what AWS refused or did not answer, in words
public record RosterRecord(
        AccountHead head,
        List<Row> rows,
        boolean areUsersKnown,
        boolean isDeclared,
        List<String> missing) {
    public RosterRecord {
        rows = List.copyOf(rows);
        missing = List.copyOf(missing);
    }

    /// How an entry and a user match.
    public enum Found {
        /// The user has the very name.
        EXACT("exact"),
        /// The name differs in case alone.
        WITHOUT_CASE("without-case"),
        /// There is none, but some look alike.
        DOUBTFUL("doubtful"),
        /// There is none.
        NONE("none"),
        /// None is wanted: the person signs in another way.
        ELSEWHERE("elsewhere"),
        /// Which users there are is not known.
        UNKNOWN("unknown"),
        /// A user without an entry.
        UNCLAIMED("unclaimed");

        private final String id;

        Found(String id) {
            this.id = id;
        }

        /// The name in reports.
        public String id() {
            return id;
        }
    }

    /// What is to be done next.
    ///
    /// @param text one sentence
    /// @param command as a shell takes it; none where a name in it cannot be shown
    public record Next(String text, Optional<String> command) {}

    /// An entry of the roster, or a user without one.
    ///
    /// @param name the id in lockstep.yaml; of whom nobody claims, the user
    /// @param fullName as lockstep.yaml writes it
    /// @param user the user in the account
    /// @param perhaps users that may be this person's, or of a user, whose it may be
    /// @param claimants the ids of all people who claim the user, if there are several
    /// @param wanted groups by lockstep.yaml
    /// @param actual groups in the account; empty: not known, or there is no user
    public record Row(
            RosterKind kind,
            String name,
            Optional<String> fullName,
            Optional<String> email,
            boolean federated,
            Optional<String> user,
            Found found,
            List<Candidate> perhaps,
            List<String> claimants,
            List<String> wanted,
            Optional<List<String>> actual,
            Known password,
            Known mfa,
            Optional<Next> next) {
        public Row {
            perhaps = List.copyOf(perhaps);
            claimants = List.copyOf(claimants);
            wanted = List.copyOf(wanted);
            actual = actual.map(List::copyOf);
        }

        /// Whether the user is in other groups than are wanted; false where that is not known.
        public boolean hasOtherGroups() {
            return (kind == RosterKind.PERSON || kind == RosterKind.SERVICE)
                    && actual.map(groups ->
                                    !wanted.stream()
                                            .map(one -> one.toLowerCase(java.util.Locale.ROOT))
                                            .sorted()
                                            .distinct()
                                            .toList()
                                            .equals(
                                                    groups.stream()
                                                            .map(one ->
                                                                    one.toLowerCase(
                                                                            java.util.Locale.ROOT))
                                                            .sorted()
                                                            .distinct()
                                                            .toList()))
                            .orElse(false);
        }
    }

    /// The rows of a kind.
    public List<Row> of(RosterKind kind) {
        return rows.stream().filter(row -> row.kind() == kind).toList();
    }
}
