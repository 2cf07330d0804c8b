package dev.lockstep.record.people;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How MFA stands in an account, user by user, as plain data. All names and texts of the account in
/// it are hostile text.
///
/// @param lockstep the version of Lockstep
/// @param account 12 digits, if any answer told it
/// @param alias of the account
/// @param asOf the instant (UTC) to which it was judged
/// @param users those who sign in with a password, or may, or have a device; by name; none also
///   where nobody knows which users exist
/// @param areUsersKnown whether AWS told which users exist
/// @param leftovers serials of virtual devices that are nobody's; empty: not known
/// @param missing what AWS refused or did not answer, in words
public record MfaRecord(
        String lockstep,
        Optional<String> account,
        Optional<String> alias,
        String partition,
        boolean practice,
        Instant asOf,
        List<Row> users,
        boolean areUsersKnown,
        Optional<List<String>> leftovers,
        List<String> missing) {
    public MfaRecord {
        users = List.copyOf(users);
        leftovers = leftovers.map(List::copyOf);
        missing = List.copyOf(missing);
    }

    /// Whether something is so.
    public enum Known {
        YES,
        NO,
        UNKNOWN;

        /// The word in reports.
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How a user is judged.
    public enum Judged {
        /// Has MFA, or needs none.
        WELL,
        /// Has none, and should have.
        LACKS,
        /// Has none, and somebody has accepted that.
        EXCEPTED,
        /// Nobody knows.
        UNKNOWN;

        /// The word in reports.
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A device.
    ///
    /// @param kind such as `virtual`
    /// @param since when it was enabled (UTC)
    public record Device(String serial, String kind, Optional<Instant> since) {}

    /// A user.
    ///
    /// @param person the id in lockstep.yaml
    /// @param administrator whether the user may change everything and is judged by that
    /// @param devices empty: not known, such as where only the credential report tells that MFA is
    ///   on
    /// @param passwordSince the earliest time (UTC) at which the present password can have been set
    /// @param created when the user was made (UTC)
    /// @param signedIn whether the password was ever used
    /// @param lastSignIn when the password was last used (UTC)
    /// @param why the verdict, one sentence
    public record Row(
            String user,
            Optional<String> person,
            Optional<String> email,
            boolean administrator,
            Known password,
            Known mfa,
            Optional<List<Device>> devices,
            Judged judged,
            Optional<Instant> created,
            Optional<Instant> passwordSince,
            Known signedIn,
            Optional<Instant> lastSignIn,
            String why) {
        public Row {
            devices = devices.map(List::copyOf);
        }
    }

    /// Those who have no MFA and should have; administrators first, then by name.
    public List<Row> lacking() {
        return users.stream()
                .filter(row -> row.judged() == Judged.LACKS)
                .sorted((a, b) -> Boolean.compare(b.administrator(), a.administrator()))
                .toList();
    }

    /// Those of them who sign in, or may: they can be asked to set it up.
    public List<Row> chased() {
        return lacking().stream().filter(row -> row.password() != Known.NO).toList();
    }

    /// Those of them who have no password: MFA is wanted because of their access keys.
    public List<Row> keysOnly() {
        return lacking().stream().filter(row -> row.password() == Known.NO).toList();
    }

    /// How many users are judged so.
    public long count(Judged judged) {
        return users.stream().filter(row -> row.judged() == judged).count();
    }
}
