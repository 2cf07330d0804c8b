package dev.lockstep.operation.run;

import dev.lockstep.account.Answers;
import dev.lockstep.apply.Difference;
import dev.lockstep.apply.Engine;
import dev.lockstep.apply.Heads;
import dev.lockstep.apply.JournalFile;
import dev.lockstep.apply.Patience;
import dev.lockstep.apply.RunFolder;
import dev.lockstep.apply.RunResult;
import dev.lockstep.apply.Runs;
import dev.lockstep.apply.Steering;
import dev.lockstep.collect.NoSession;
import dev.lockstep.control.Audit;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.Refused;
import dev.lockstep.plan.Plan;
import dev.lockstep.record.AuditRecording;
import dev.lockstep.record.AuditWriter;
import dev.lockstep.record.plan.PlanWriter;
import dev.lockstep.record.run.JournalLine;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.record.run.SavedJournal;
import dev.lockstep.record.run.Sha256;
import dev.lockstep.write.AccountWriter;
import dev.lockstep.write.DeskWriter;
import dev.lockstep.write.SecretDesk;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// One run under way: from the first write to the audit after the last.
public final class CarryOut {
    private final LiveAccount accounts;
    private final LiveAccount.Request request;
    private final Runs runs;
    private final RunFolder folder;
    private final List<JournalLine> past;
    private final Plan plan;
    private final Place place;
    private final Engine engine;
    private final String version;

    private CarryOut(
            LiveAccount accounts,
            LiveAccount.Request request,
            Place place,
            RunFolder folder,
            List<JournalLine> past,
            Plan plan,
            Steering steering,
            UnaryOperator<AccountWriter> desk,
            String version) {
        this.accounts = accounts;
        this.request = request;
        this.runs = place.runs();
        this.folder = folder;
        this.past = List.copyOf(past);
        this.plan = plan;
        this.place = place;
        this.version = version;
        this.engine =
                new Engine(
                        desk.apply(place.account().collector().writer()),
                        new RealPace(place.account().clock()),
                        Patience.USUAL,
                        steering);
    }

    /// How a run came out.
    ///
    /// @param after the audit of the account as it is now, where it could be read again
    /// @param differences where that is judged otherwise than the rehearsal said
    /// @param hash of the last line of the journal; who notes it elsewhere can prove later that
    ///   nothing was altered
    /// @param kept the file that holds what could not be journaled, if any
    /// @param fault why the audit afterwards could not be kept, if so: a sentence
    public record Finished(
            RunHead head,
            RunResult result,
            Optional<Audit> after,
            List<Difference> differences,
            Optional<String> hash,
            Optional<Path> kept,
            Optional<String> fault) {
        public Finished {
            differences = List.copyOf(differences);
        }
    }

    /// Writes down what is to be done, before anything is. No secret stands beside any of it.
    ///
    /// @param confirmed what a person has typed or named by `--confirm`
    /// @throws Refused if a guard refuses, or something is not confirmed
    /// @throws dev.lockstep.apply.RunRefused if it cannot be written down
    public static CarryOut begin(
            LiveAccount accounts,
            Ready ready,
            Set<String> confirmed,
            Steering steering,
            String version) {
        return begin(accounts, ready, confirmed, steering, UnaryOperator.identity(), version);
    }

    /// The same, where secrets stand beside writes.
    ///
    /// @param desk where they go and come from
    public static CarryOut begin(
            LiveAccount accounts,
            Ready ready,
            Set<String> confirmed,
            Steering steering,
            SecretDesk desk,
            String version) {
        return begin(
                accounts,
                ready,
                confirmed,
                steering,
                writer -> new DeskWriter(writer, desk),
                version);
    }

    private static CarryOut begin(
            LiveAccount accounts,
            Ready ready,
            Set<String> confirmed,
            Steering steering,
            UnaryOperator<AccountWriter> desk,
            String version) {
        if (ready.made().plan().isRefused()) {
            throw new Refused("a guard refuses this plan; nothing was done");
        }
        for (String word : ready.toConfirm().keySet()) {
            if (!confirmed.contains(word)) {
                throw new Refused(
                        "nothing was done: " + word + " is to be confirmed, typed or by --confirm");
            }
        }
        Place place = ready.place();
        String planText = text(out -> PlanWriter.write(ready.made().record(), out));
        Instant now = place.account().clock().instant();
        var head =
                new RunHead(
                        place.runs().nextId(now),
                        Sha256.of(planText),
                        place.where(),
                        ready.made().record().allow(),
                        ready.undoes().map(Ready.Undone::run),
                        now,
                        Heads.changes(ready.made().plan(), confirmed));
        RunFolder folder =
                place.runs().begin(head, planText, json(ready.made().judged().audit(), version));
        return new CarryOut(
                accounts,
                ready.request(),
                place,
                folder,
                List.of(),
                ready.made().plan(),
                steering,
                desk,
                version);
    }

    /// Goes on with a run that was interrupted.
    ///
    /// @param journal as it was found
    /// @param rest what is left of it, as it was rehearsed
    static CarryOut again(
            LiveAccount accounts,
            LiveAccount.Request request,
            Place place,
            RunFolder folder,
            SavedJournal journal,
            Plan rest,
            Steering steering,
            String version) {
        return new CarryOut(
                accounts,
                request,
                place,
                folder,
                journal.lines(),
                rest,
                steering,
                UnaryOperator.identity(),
                version);
    }

    /// What the run is bound to.
    public RunHead head() {
        return folder.head();
    }

    /// Stops the run: what is being made is finished, nothing new begun. It may be called at any
    /// time, from any thread.
    public void stop() {
        engine.stop();
    }

    /// Lets the account go in a process that is about to end: nothing may be carried out any more.
    public void letGo() {
        place.close();
    }

    /// Carries it out, and judges the account again, unless a person stopped it.
    public Finished carryOut(LiveAccount.Watch watch) {
        RunResult result;
        try (JournalFile journal = folder.open(place.account().clock())) {
            result = engine.carryOut(folder.head(), past, journal);
        }
        Optional<Path> kept =
                result.unwritten().isEmpty()
                        ? Optional.empty()
                        : runs.keepElsewhere(result, place.account().clock().instant());
        boolean reads = result.end() == RunResult.End.DONE || result.end() == RunResult.End.STOPPED;
        Optional<Audit> after = reads ? after(watch) : Optional.empty();
        Optional<String> fault =
                after.flatMap(
                        audit -> folder.putAfter(json(audit, version), place.account().clock()));
        List<Difference> differences =
                after.map(audit -> Difference.between(plan, audit)).orElse(List.of());
        Optional<String> hash =
                result.end() == RunResult.End.NOT_JOURNALED
                        ? Optional.empty()
                        : Optional.of(folder.journal().hash());
        return new Finished(folder.head(), result, after, differences, hash, kept, fault);
    }

    private Optional<Audit> after(LiveAccount.Watch watch) {
        try {
            Answers before = plan.before().snapshot().answers();
            return Optional.of(accounts.open(request).judgeAfter(before, watch).audit());
        } catch (NoSession _) {
            return Optional.empty();
        }
    }

    private static String json(Audit audit, String version) {
        return text(out -> AuditWriter.write(AuditRecording.of(audit, version), out));
    }

    private interface Written {
        void to(StringWriter out);
    }

    private static String text(Written written) {
        var out = new StringWriter();
        written.to(out);
        return out.toString();
    }
}
