package dev.lockstep.operation;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.around.Region;
import dev.lockstep.collect.Accounts;
import dev.lockstep.collect.Collector;
import dev.lockstep.collect.FolderWriter;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.practice.running.ClientEnvironment;
import dev.lockstep.practice.running.PracticeRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Saves what is really so in a practice account, all of it: nothing is refused, nothing goes
/// wrong, and what was just written is seen.
public final class PracticeSave {
    private static final List<ReadKey<?>> OF_EACH_USER =
            List.of(
                    ReadKey.MFA_DEVICES,
                    ReadKey.ACCESS_KEYS,
                    ReadKey.ACCESS_KEY_LAST_USED,
                    ReadKey.LOGIN_PROFILES,
                    ReadKey.SSH_PUBLIC_KEYS,
                    ReadKey.SIGNING_CERTIFICATES);
    private static final List<String> CONTACTS = List.of("BILLING", "OPERATIONS", "SECURITY");

    private final Accounts accounts;
    private final InstantSource clock;

    /// @param clock the real time
    public PracticeSave(Accounts accounts, InstantSource clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /// Writes a snapshot folder, whole or not at all.
    ///
    /// @param folder a new folder, or an empty one
    /// @throws Refused if the folder holds something already; nothing was read then
    /// @throws Unavailable if the account does not answer
    /// @throws IOException if the folder cannot be written
    public void save(PracticeRegistry.Seen practice, Path folder) throws IOException {
        if (!FolderWriter.isFree(folder)) {
            throw new Refused(
                    folder
                            + " exists and is not an empty folder; nothing was read. Give a new"
                            + " folder");
        }
        PracticeRegistry.Time time =
                practice.time().orElseThrow(() -> PracticeAccounts.silent(practice.practice()));
        Collector collector =
                accounts.open(
                        SessionRequest.isolated(
                                ClientEnvironment.truth(practice.practice()), time.by(clock)));
        collector.read(Collector.account());
        collector.read(rest(AccountSnapshot.of(collector.answers()), collector.region()));
        FolderWriter.write(collector.files(), folder);
    }

    /// @param region the one that the session is in: an audit asks there, enabled or not
    private static Set<ReadKey<?>> rest(AccountSnapshot snapshot, String region) {
        var wanted = new LinkedHashSet<ReadKey<?>>();
        for (String user : snapshot.account().users().keySet()) {
            OF_EACH_USER.forEach(kind -> wanted.add(kind.of(user)));
        }
        CONTACTS.forEach(type -> wanted.add(ReadKey.ALTERNATE_CONTACTS.of(type)));
        wanted.add(ReadKey.ACCESS_ANALYZERS.of(region));
        for (Region one : snapshot.account().regions()) {
            if (one.enabled()) {
                wanted.add(ReadKey.ACCESS_ANALYZERS.of(one.name()));
            }
        }
        return wanted;
    }
}
