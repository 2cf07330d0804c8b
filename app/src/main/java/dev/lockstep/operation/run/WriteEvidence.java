package dev.lockstep.operation.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.apply.RunFolder;
import dev.lockstep.apply.Runs;
import dev.lockstep.evidence.Bundle;
import dev.lockstep.evidence.SigningKey;
import dev.lockstep.guide.Skips;
import dev.lockstep.input.InputText;
import dev.lockstep.operation.guide.SkipFile;
import dev.lockstep.record.AuditReader;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.guide.SkipsFormat;
import dev.lockstep.record.plan.EvidenceRecord;
import dev.lockstep.record.plan.PlanReader;
import dev.lockstep.record.plan.PlanRecord;
import dev.lockstep.record.plan.RunRecord;
import dev.lockstep.record.run.JournalEntry;
import dev.lockstep.record.run.JournalLine;
import dev.lockstep.statefolder.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes the signed evidence of a run from its folder, which is verified first.
public final class WriteEvidence {
    private static final long MAX_BYTES = 512L * 1024 * 1024;

    private final StateFolder state;

    /// @param state where runs and the signing key are kept
    public WriteEvidence(StateFolder state) {
        this.state = state;
    }

    /// Writes what an auditor reads.
    @FunctionalInterface
    public interface Summary {
        /// The page as HTML.
        String of(EvidenceRecord facts);
    }

    /// The evidence as a zip, and whose key has signed it.
    public static final class Written {
        private final byte[] zip;
        private final String signer;
        private final RunRecord run;

        private Written(byte[] zip, String signer, RunRecord run) {
            this.zip = zip;
            this.signer = signer;
            this.run = run;
        }

        /// The bytes of the zip.
        public byte[] zip() {
            return zip.clone();
        }

        /// The fingerprint of the key.
        public String signer() {
            return signer;
        }

        /// The run.
        public RunRecord run() {
            return run;
        }
    }

    /// Makes it.
    ///
    /// @param account the account that is meant; none: whichever has the run
    /// @throws dev.lockstep.operation.Refused if there is no such run
    /// @throws dev.lockstep.input.BadInput if its files were altered
    /// @throws IOException if the key cannot be kept
    public Written of(String run, Optional<String> account, Summary summary) throws IOException {
        var saved = new SavedRuns(Optional.of(state));
        RunFolder folder = saved.folder(run, account);
        RunRecord record = saved.show(run, account);
        PlanRecord plan = PlanReader.parse("plan.json", folder.plan());
        SigningKey key = SigningKey.of(state);
        var files = new LinkedHashMap<String, byte[]>();
        for (Path file : folder.files()) {
            files.put(
                    String.valueOf(file.getFileName()),
                    InputText.readBytes(file, file.toString(), MAX_BYTES));
        }
        // What was left out stands beside what was done.
        Skips skips = skips(record);
        if (!skips.all().isEmpty()) {
            files.put(SkipFile.NAME, SkipsFormat.write(skips).getBytes(UTF_8));
        }
        files.put(
                "summary.html",
                summary.of(
                                new EvidenceRecord(
                                        plan,
                                        record,
                                        audit("before.json", folder.before().orElse("")),
                                        folder.after().map(text -> audit("after.json", text)),
                                        times(folder.journal().lines()),
                                        skips.all(),
                                        key.open().fingerprint()))
                        .getBytes(UTF_8));
        return new Written(new Bundle(files).signed(key), key.open().fingerprint(), record);
    }

    /// The steps of the account that somebody skipped, as they are kept now.
    private Skips skips(RunRecord run) {
        String account = run.account().id().orElse("");
        return Runs.all(state).stream()
                .filter(one -> one.account().equals(account))
                .filter(one -> one.isPractice() == run.account().practice())
                .findFirst()
                .map(SkipFile::read)
                .orElseGet(() -> Skips.none(account));
    }

    private static AuditRecord audit(String name, String text) {
        return AuditReader.parse(name, text);
    }

    private static Map<String, EvidenceRecord.Times> times(List<JournalLine> lines) {
        var times = new HashMap<String, EvidenceRecord.Times>();
        for (JournalLine line : lines) {
            JournalEntry entry = line.entry();
            if (!entry.change().isEmpty()) {
                times.merge(entry.change(), times(line), WriteEvidence::both);
            }
        }
        return times;
    }

    private static EvidenceRecord.Times times(JournalLine line) {
        JournalEntry entry = line.entry();
        boolean isCall = entry.event() == JournalEntry.Event.INTENT;
        boolean isSeen = entry.event() == JournalEntry.Event.OBSERVED && entry.result().isPresent();
        return new EvidenceRecord.Times(
                isCall ? Optional.of(line.at()) : Optional.empty(),
                isSeen ? Optional.of(line.at()) : Optional.empty(),
                entry.requestId().stream().toList());
    }

    private static EvidenceRecord.Times both(EvidenceRecord.Times one, EvidenceRecord.Times next) {
        return new EvidenceRecord.Times(
                one.called().or(next::called),
                next.seen().or(one::seen),
                Stream.concat(one.requests().stream(), next.requests().stream()).toList());
    }
}
