package dev.lockstep.operation.keys;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.CredentialReport;
import dev.lockstep.account.Partly;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.account.User;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.control.Confirmations;
import dev.lockstep.operation.CommandPolicy;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What is read to know where keys stand, and no more: first what tells of the whole account, then
/// the keys of those who have any, or of whom the credential report does not tell.
///
/// @param policies whether the policies of users are read, which show whether AWS has quarantined
///   one
/// @param everyone whether every user is asked for keys live, also in an account of more than
///   [Confirmations#MANY_USERS] users whose report is older
public record KeyReads(boolean policies, boolean everyone) {

    /// What tells of the whole account.
    public Set<ReadKey<?>> ofAccount() {
        return Set.of(
                policies ? ReadKey.DETAILS : ReadKey.USERS,
                ReadKey.CREDENTIAL_REPORT,
                ReadKey.SUMMARY,
                ReadKey.ACCESS_KEY_LAST_USED.of(Root.NAME));
    }

    /// What tells of single users, once the account is known.
    ///
    /// @param began since when a credential report counts as live (UTC)
    public Set<ReadKey<?>> ofUsers(AccountSnapshot snapshot, Instant began) {
        var wanted = new LinkedHashSet<ReadKey<?>>();
        List<User> users = snapshot.users().found().orElse(List.of());
        boolean all = areAllAsked(snapshot, users.size(), began);
        for (User user : users) {
            if (all || mayHaveKeys(snapshot.user(user.name()))) {
                wanted.add(ReadKey.ACCESS_KEY_LAST_USED.of(user.name()));
            }
        }
        return wanted;
    }

    /// How many users rest on a report that may be hours old: it shows no key of theirs, and nobody
    /// asked since.
    public int restOnReport(AccountSnapshot snapshot, Instant began) {
        List<User> users = snapshot.users().found().orElse(List.of());
        return areAllAsked(snapshot, users.size(), began) || isLive(snapshot, began)
                ? 0
                : (int)
                        users.stream()
                                .filter(user -> !mayHaveKeys(snapshot.user(user.name())))
                                .count();
    }

    private boolean areAllAsked(AccountSnapshot snapshot, int users, Instant began) {
        return !isLive(snapshot, began) && (everyone || users <= Confirmations.MANY_USERS);
    }

    private static boolean isLive(AccountSnapshot snapshot, Instant began) {
        return snapshot.credentialReport()
                .found()
                .flatMap(CredentialReport::generated)
                .filter(made -> !made.isBefore(began))
                .isPresent();
    }

    private static boolean mayHaveKeys(UserReads user) {
        Partly<UserKey> active = user.activeKeys();
        Partly<UserKey> inactive = user.inactiveKeys();
        return !active.known().isEmpty()
                || !inactive.known().isEmpty()
                || active.further().isPresent()
                || inactive.further().isPresent();
    }

    /// The reads that the answer hangs on, those that were asked for.
    public Set<ReadKey<?>> asked(AccountSnapshot snapshot, Instant began) {
        var asked = new LinkedHashSet<ReadKey<?>>(ofAccount());
        asked.addAll(ofUsers(snapshot, began));
        for (ReadKey<?> key : Set.copyOf(asked)) {
            if (key.kind().equals(ReadKey.ACCESS_KEY_LAST_USED)) {
                key.subject().ifPresent(user -> asked.add(ReadKey.ACCESS_KEYS.of(user)));
            }
        }
        return asked;
    }

    /// What AWS refused or did not answer of these, in words.
    public static Set<String> incomplete(AccountSnapshot snapshot, Set<ReadKey<?>> asked) {
        var missing = new TreeSet<String>();
        for (ReadKey<?> key : asked) {
            if (snapshot.answers().get(key) instanceof Read.Missing<?> lack
                    && lack.isIncomplete()) {
                missing.add(lack.because());
            }
        }
        return missing;
    }

    /// The least policy for it, as a JSON document.
    public String policy() {
        return CommandPolicy.document("LockstepKeys", actions());
    }

    /// The actions that it takes.
    public SortedSet<String> actions() {
        SortedSet<String> actions = new TreeSet<>();
        ofAccount().forEach(key -> actions.addAll(key.operations()));
        actions.addAll(ReadKey.ACCESS_KEYS.operations());
        return actions;
    }

    /// What a reader should know of how it was read; no names are in it.
    Optional<String> notice(AccountSnapshot snapshot, Instant began) {
        int count = restOnReport(snapshot, began);
        return count == 0
                ? Optional.empty()
                : Optional.of(
                        "%d users had no key in the credential report%s; keys that they got since are not seen. --deep asks for each."
                                .formatted(
                                        count,
                                        snapshot.credentialReport()
                                                .found()
                                                .flatMap(CredentialReport::generated)
                                                .map(time -> " of " + time)
                                                .orElse("")));
    }
}
