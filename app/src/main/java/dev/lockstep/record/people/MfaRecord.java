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
/// @param users those who sign in with a password, or may, or have a device; by name
/// @param leftovers serials of virtual devices that are nobody's; empty also where that is not
///   known
/// @param missing what AWS refused or did not answer, in words
public record MfaRecord(
        String lockstep,
        Optional<String> account,
        Optional<String> alias,
        String partition,
        boolean practice,
        Instant asOf,
        List<Row> users,
        List<String> leftovers,
        List<String> missing) {
    public MfaRecord {
        users = List.copyOf(users);
        leftovers = List.copyOf(leftovers);
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
    /// @param devices as far as they are known; where only the credential report tells that MFA is
    ///   on, none
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
            List<Device> devices,
            Judged judged,
            Optional<Instant> created,
            Optional<Instant> passwordSince,
            Known signedIn,
            Optional<Instant> lastSignIn,
            String why) {
        public Row {
            devices = List.copyOf(devices);
        }
    }

    /// Those who have no MFA and should have; administrators first, then by name.
    public List<Row> lacking() {
        return users.stream()
                .filter(row -> row.judged() == Judged.LACKS)
                .sorted((a, b) -> Boolean.compare(b.administrator(), a.administrator()))
                .toList();
    }

    /// How many users are judged so.
    public long count(Judged judged) {
        return users.stream().filter(row -> row.judged() == judged).count();
    }
}
