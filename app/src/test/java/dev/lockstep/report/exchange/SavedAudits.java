package dev.lockstep.report.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.collect.FolderWriter;
import dev.lockstep.collect.SavedAccount;
import dev.lockstep.control.Status;
import dev.lockstep.judge.random.RandomFolder;
import dev.lockstep.record.AuditReader;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.FindingRecord;
import dev.lockstep.report.AuditReport;
import dev.lockstep.report.HostileAccount;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Audits as they come back from their JSON, and reports of them.
final class SavedAudits {
    /// Seeds of random accounts whose id is known.
    static final List<Integer> SEEDS = List.of(1, 7, 19, 23, 77, 131, 4711);

    private SavedAudits() {}

    static AuditRecord random(int seed, Path folder) {
        RandomFolder random = RandomFolder.write(seed, folder.resolve("seed" + seed));
        return audit(
                folder,
                "--from",
                random.folder().toString(),
                "--baseline",
                folder.relativize(random.lockstepYaml()).toString());
    }

    static AuditRecord demo(Path folder) {
        try {
            if (!Files.exists(folder.resolve("account"))) {
                FolderWriter.write(SavedAccount.files(), folder.resolve("account"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return audit(folder, "--from", "account");
    }

    static AuditRecord hostile(Path folder, String hostile) {
        HostileAccount.write(folder, hostile);
        return audit(folder, "--from", ".");
    }

    /// The demo account with a lockstep.yaml beside it.
    static AuditRecord demo(Path folder, String lockstepYaml) {
        try {
            Files.writeString(folder.resolve("lockstep.yaml"), lockstepYaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return demo(folder);
    }

    /// The same audit with other findings.
    static AuditRecord with(AuditRecord audit, List<FindingRecord> findings) {
        return new AuditRecord(
                audit.lockstep(),
                audit.account(),
                audit.takenAt(),
                audit.judgedAt(),
                audit.baseline(),
                audit.whole(),
                audit.controls(),
                audit.undeclared(),
                audit.notices(),
                audit.reads(),
                audit.passwordPolicy(),
                audit.people(),
                audit.escalations(),
                audit.since(),
                audit.framework(),
                findings);
    }

    static AuditRecord audit(Path folder, String... more) {
        var line = new ArrayList<>(List.of("audit", "--format", "json"));
        line.addAll(List.of(more));
        Run run = Run.in(folder, line.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isIn(0, 1, 3);
        return AuditReader.parse("audit.json", run.out());
    }

    static String written(AuditReport report, AuditRecord audit) {
        var out = new StringWriter();
        try {
            report.write(audit, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /// How many findings an audit has of each status that it has.
    static Map<Status, Long> counts(AuditRecord audit) {
        var counts = new EnumMap<Status, Long>(Status.class);
        audit.findings().forEach(finding -> counts.merge(finding.status(), 1L, Long::sum));
        return counts;
    }
}
