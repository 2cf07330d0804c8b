package dev.lockstep.operation.root;

import dev.lockstep.account.CallerIdentity;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.control.Audit;
import dev.lockstep.keys.KeyDeeds;
import dev.lockstep.operation.Goal;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.keys.KeyReads;
import dev.lockstep.operation.keys.LookAtKeys;
import dev.lockstep.record.keys.About;
import dev.lockstep.root.KeysStanding;
import dev.lockstep.root.MfaStanding;
import dev.lockstep.root.Where;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Looks at root, as much of it as the caller may see.
public final class LookAtRoot {
    private final LiveAccount accounts;
    private final String version;

    /// @param accounts how accounts are read
    /// @param version Lockstep's own
    public LookAtRoot(LiveAccount accounts, String version) {
        this.accounts = accounts;
        this.version = version;
    }

    /// What was seen.
    ///
    /// @param audit of the controls of root that were asked for
    /// @param deeds what runs of this machine did to keys
    /// @param now as of when (UTC), by the account's own clock
    /// @param incomplete what AWS refused or did not answer, in words
    /// @param isRoot whether root itself asks
    public record Looked(
            About about,
            Audit audit,
            KeyDeeds deeds,
            Instant now,
            Set<String> incomplete,
            boolean isRoot) {
        public Looked {
            incomplete = Set.copyOf(incomplete);
        }

        /// Where root's MFA stands.
        public MfaStanding mfa() {
            return MfaStanding.of(audit);
        }

        /// Where root's keys stand.
        public KeysStanding keys() {
            return KeysStanding.of(audit, deeds, now);
        }

        /// How many days a key waits between being made inactive and being deleted.
        public int waitingDays() {
            return audit.baseline().accessKeys().waitingDays();
        }

        /// Which account's root it is.
        public Where where() {
            return new Where(about.account(), about.partition(), about.practice());
        }

        /// Why AWS may not be asked for the account summary, if it may not: a refusal, which does
        /// not pass by itself.
        public Optional<String> refusedSummary() {
            return audit.snapshot().answers().get(ReadKey.SUMMARY) instanceof Read.Denied<?> denied
                    ? Optional.of(denied.because())
                    : Optional.empty();
        }

        /// Why there is no account summary though nobody refused it, if so: that may pass.
        public Optional<String> missingSummary() {
            return audit.snapshot().answers().get(ReadKey.SUMMARY)
                            instanceof Read.NotCollected<?> not
                    ? Optional.of(not.because())
                    : Optional.empty();
        }
    }

    /// Looks once, without holding the account.
    ///
    /// @param account whose root; which controls are judged is chosen here
    /// @throws dev.lockstep.input.BadInput if the baseline is not what it should be
    /// @throws dev.lockstep.operation.Refused if the credentials are of another account
    /// @throws dev.lockstep.collect.NoSession if AWS cannot be asked
    public Looked look(LiveAccount.Request account, RootReading reading, LiveAccount.Watch watch) {
        Goal goal = account.goal();
        LiveAccount.Opened opened =
                accounts.open(
                        new LiveAccount.Request(
                                account.session(),
                                false,
                                new Goal(
                                        goal.baseline(),
                                        goal.allowOutside(),
                                        goal.now(),
                                        reading.selection(),
                                        goal.account()),
                                reading.part()));
        Audit audit = opened.judge(watch).audit();
        boolean isRoot = opened.caller().filter(CallerIdentity::isRoot).isPresent();
        return new Looked(
                new About(
                        version,
                        opened.account(),
                        audit.snapshot().partition(),
                        opened.caller().map(CallerIdentity::arn),
                        opened.collector().endpoint().map(URI::toString),
                        opened.isPractice()),
                audit,
                LookAtKeys.deeds(opened, account.session()),
                opened.clock().instant(),
                KeyReads.incomplete(audit.snapshot(), reading.keys()),
                isRoot);
    }
}
