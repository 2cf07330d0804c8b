package dev.lockstep.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.collect.SavedAccount;
import dev.lockstep.collect.SnapshotFiles;
import dev.lockstep.collect.SnapshotFolder;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.judge.random.RandomFolder;
import dev.lockstep.operation.Goal;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.SavedAnswers;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.AuditWriter;
import dev.lockstep.record.FindingRecord;
import dev.lockstep.secret.Secret;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedactedRandomTest {
    private static final int SEEDS = 15;

    private static final Pattern ID =
            Pattern.compile("(?<![0-9A-Z])([0-9]{12}|A[A-Z]{3}[A-Z0-9]{12,20})(?![0-9A-Z])");
    private static final Pattern NAME =
            Pattern.compile(
                    "\"(?:UserName|GroupName|RoleName|PolicyName|EmailAddress|Id|ServerCertificateName|AccessKeyId)\""
                            + " ?: ?\"([^\"]+)\"");

    /// Words that sentences and policies hold in any case.
    private static final Set<String> OURS =
            Set.of(
                    "LockstepRequireMfa",
                    "root",
                    "own",
                    "shared",
                    "everything",
                    "administrators",
                    "support");

    @TempDir Path place;

    @Test
    void a_redacted_random_account_counts_as_before_and_no_name_of_it_is_left() {
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomFolder random = RandomFolder.write(seed, place.resolve(Integer.toString(seed)));
            Goal goal =
                    new Goal(
                            Optional.of(random.lockstepYaml()),
                            false,
                            Optional.empty(),
                            Audit.Selection.ALL,
                            Optional.empty());
            LiveAccount.Judged judged =
                    new SavedAnswers(Clock.systemUTC()).judge(random.folder(), goal);
            Redaction.Redacted redacted =
                    new Redaction(new Secret("key"))
                            .audit(judged.audit(), judged.files(), List.of(), "1");
            assertThat(counts(redacted.audit().findings().stream().map(RedactedRandomTest::line)))
                    .as("seed " + seed)
                    .isEqualTo(
                            counts(
                                    judged.audit().findings().stream()
                                            .map(RedactedRandomTest::line)));
            assertThat(redacted.record().findings())
                    .as("seed " + seed)
                    .extracting(FindingRecord::summary)
                    .doesNotContain(
                            "The reason is left out: it hangs on names that are pseudonyms here.");
            assertNothingIsLeft(judged.files(), redacted, "seed " + seed);
        }
    }

    @Test
    void the_saved_account_counts_as_before_and_no_name_of_it_is_left() {
        SnapshotFiles files = SavedAccount.files();
        Audit audit =
                Audit.of(
                        AccountSnapshot.of(SnapshotFolder.read(files)),
                        Baseline.DEFAULT,
                        Instant.parse("2026-11-25T12:00:00Z"),
                        Audit.Selection.ALL);
        Redaction.Redacted redacted =
                new Redaction(new Secret("key")).audit(audit, files, List.of(), "1");
        assertThat(counts(redacted.audit().findings().stream().map(RedactedRandomTest::line)))
                .isEqualTo(counts(audit.findings().stream().map(RedactedRandomTest::line)));
        assertThat(namesIn(files)).hasSizeGreaterThan(10);
        assertNothingIsLeft(files, redacted, "the saved account");
    }

    private static void assertNothingIsLeft(
            SnapshotFiles files, Redaction.Redacted redacted, String where) {
        Set<String> names = namesIn(files);
        assertHoldsNone(names, json(redacted.record()), where);
        SnapshotFiles written = new Redaction(new Secret("key")).snapshot(files);
        for (String file : SnapshotFolder.FILES) {
            assertHoldsNone(names, written.text(file).orElse(""), where + " " + file);
        }
    }

    private static String json(AuditRecord record) {
        var text = new StringWriter();
        AuditWriter.write(record, text);
        return text.toString();
    }

    /// Ids and ARNs wherever they stand, and names that no sentence of ours could hold.
    private static Set<String> namesIn(SnapshotFiles files) {
        var names = new TreeSet<String>();
        for (String file : SnapshotFolder.FILES) {
            ID.matcher(files.text(file).orElse("")).results().forEach(id -> names.add(id.group()));
            NAME.matcher(files.text(file).orElse(""))
                    .results()
                    .forEach(one -> names.add(one.group(1)));
        }
        names.removeIf(name ->
                OURS.contains(name)
                        || AwsNames.isManagedPolicy(name)
                        || name.startsWith("AWSServiceRoleFor"));
        return names;
    }

    private static void assertHoldsNone(Set<String> names, String text, String where) {
        var held = new TreeSet<String>(names);
        held.removeIf(name -> !isIn(text, name));
        assertThat(held).as(where).isEmpty();
    }

    private static boolean isIn(String text, String name) {
        return text.contains(name)
                && Pattern.compile("(?<![A-Za-z0-9_-])" + Pattern.quote(name) + "(?![A-Za-z0-9_-])")
                        .matcher(text)
                        .find();
    }

    private static String line(Finding finding) {
        return finding.control().id() + " " + finding.status().id();
    }

    private static TreeMap<String, Long> counts(Stream<String> lines) {
        var counts = new TreeMap<String, Long>();
        lines.forEach(line -> counts.merge(line, 1L, Long::sum));
        return counts;
    }
}
