package dev.lockstep.operation.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.apply.RunFolder;
import dev.lockstep.evidence.Bundle;
import dev.lockstep.evidence.SigningKey;
import dev.lockstep.input.InputText;
import dev.lockstep.record.plan.PlanReader;
import dev.lockstep.record.plan.PlanRecord;
import dev.lockstep.record.plan.RunRecord;
import dev.lockstep.statefolder.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;

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
        ///
        /// @param signer the fingerprint of the key
        String of(PlanRecord plan, RunRecord run, String signer);
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
        files.put(
                "summary.html", summary.of(plan, record, key.open().fingerprint()).getBytes(UTF_8));
        return new Written(new Bundle(files).signed(key), key.open().fingerprint(), record);
    }
}
