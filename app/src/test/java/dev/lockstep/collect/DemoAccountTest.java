package dev.lockstep.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Answers;
import dev.lockstep.account.CredentialReport;
import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.account.User;
import dev.lockstep.policy.PolicyDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The built-in account of the demo: badly kept, but completely read.
class DemoAccountTest {
    private static final String FOLDER = "/dev/lockstep/demo/account";
    private static final Set<ReadKey<?>> ONLY_ROOT_CAN = Set.of(ReadKey.ROOT_USER);
    private static final List<ReadKey<? extends Object>> PER_USER =
            List.of(
                    ReadKey.MFA_DEVICES,
                    ReadKey.ACCESS_KEYS,
                    ReadKey.LOGIN_PROFILES,
                    ReadKey.SSH_PUBLIC_KEYS,
                    ReadKey.SIGNING_CERTIFICATES);

    private final Answers answers = SnapshotFolder.read(SavedAccount.files());
    private final AccountSnapshot snapshot = AccountSnapshot.of(answers);

    @Test
    void nothing_is_missing_but_what_only_root_can_read() {
        var missing = new ArrayList<ReadKey<?>>();
        for (ReadKey<?> kind : ReadKey.all()) {
            if (kind.equals(ReadKey.ACCESS_KEY_LAST_USED)) {
                continue; // where it is known, it stands with the key
            }
            if (PER_USER.contains(kind)) {
                for (User user : snapshot.users().found().orElseThrow()) {
                    if (!answers.get(kind.of(user.name())).isKnown()) {
                        missing.add(kind.of(user.name()));
                    }
                }
            } else if (kind.equals(ReadKey.ACCESS_ANALYZERS)) {
                snapshot.regions().found().orElseThrow().stream()
                        .filter(region -> region.enabled())
                        .map(region -> kind.of(region.name()))
                        .filter(key -> !answers.get(key).isKnown())
                        .forEach(missing::add);
            } else if (kind.equals(ReadKey.ALTERNATE_CONTACTS)) {
                if (!answers.get(kind.of("SECURITY")).isKnown()) {
                    missing.add(kind);
                }
            } else if (!kind.name().equals("trails") || kind.equals(ReadKey.TRAILS)) {
                if (!answers.get(kind).isKnown()) {
                    missing.add(kind);
                }
            }
        }
        assertThat(missing).containsExactlyInAnyOrderElementsOf(ONLY_ROOT_CAN);
        assertThat(snapshot.trails().found()).contains(List.of());
    }

    @Test
    void the_index_lists_every_file_and_nothing_else() throws IOException {
        try (var in = SnapshotFiles.class.getResourceAsStream(FOLDER + "/index.txt")) {
            List<String> index =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            assertThat(index)
                    .isSorted()
                    .containsExactlyInAnyOrderElementsOf(
                            SnapshotFolder.FILES.stream()
                                    .filter(SavedAccount.files()::has)
                                    .toList());
        }
    }

    @Test
    void no_date_lies_after_the_report_and_the_report_lies_before_the_snapshot() {
        Instant taken = snapshot.takenAt().orElseThrow();
        CredentialReport report = snapshot.credentialReport().found().orElseThrow();
        Instant generated = report.generated().orElseThrow();
        assertThat(generated).isBetween(taken.minusSeconds(3600), taken);
        for (CredentialReport.Row row : report.rows().values()) {
            for (Column column : Column.values()) {
                if (column.type() == CredentialReport.Type.DATE) {
                    dev.lockstep.account.AwsDate.inReport(row.cells().get(column))
                            .ifPresent(date -> assertThat(date).isBefore(generated));
                }
            }
        }
    }

    @Test
    void the_report_says_the_same_as_the_live_lists() {
        CredentialReport report = snapshot.credentialReport().found().orElseThrow();
        for (User user : snapshot.users().found().orElseThrow()) {
            var cells = report.row(user.name()).orElseThrow().cells();
            assertThat(cells.get(Column.PASSWORD_ENABLED))
                    .isEqualTo("" + user.loginProfile().isPresent());
            assertThat(cells.get(Column.MFA_ACTIVE)).isEqualTo("" + !user.mfaDevices().isEmpty());
            long active = user.accessKeys().stream().filter(key -> key.active()).count();
            assertThat(
                            List.of(Column.ACCESS_KEY_1_ACTIVE, Column.ACCESS_KEY_2_ACTIVE).stream()
                                    .filter(column -> cells.get(column).equals("true"))
                                    .count())
                    .isEqualTo(active);
        }
        assertThat(report.rows()).hasSize(13).containsKey(Root.NAME);
    }

    @Test
    void every_policy_is_a_policy() {
        var details = ((Read.Known<?>) answers.get(ReadKey.DETAILS)).value();
        assertThat(details).isNotNull();
        snapshot.roles()
                .found()
                .orElseThrow()
                .forEach(role -> assertThat(role.trustPolicy()).isInstanceOf(PolicyDocument.class));
        snapshot.policies()
                .found()
                .orElseThrow()
                .forEach(policy ->
                        assertThat(policy.document().orElseThrow())
                                .isInstanceOf(PolicyDocument.class));
        for (User user : snapshot.users().found().orElseThrow()) {
            user.inlinePolicies()
                    .forEach(one -> assertThat(one.document()).isInstanceOf(PolicyDocument.class));
        }
    }

    @Test
    void the_details_of_cloudsplaining_are_read_where_they_are_given() {
        String samples = System.getenv("LOCKSTEP_SAMPLES");
        if (samples == null) {
            assertThat(System.getenv("CI"))
                    .as("LOCKSTEP_SAMPLES must be set in CI")
                    .isNotEqualTo("true");
            System.err.println("skipped: the cloudsplaining example (LOCKSTEP_SAMPLES is not set)");
            return;
        }
        Answers read =
                SnapshotFolder.read(
                        java.nio.file.Path.of(samples, "accounts", "cloudsplaining-example"));
        AccountSnapshot example = AccountSnapshot.of(read);
        assertThat(example.accountId()).contains("012345678901");
        assertThat(example.users().found().orElseThrow())
                .extracting(User::name)
                .contains("obama", "biden", "userwithlotsofpermissions");
        assertThat(example.roles().found().orElseThrow()).isNotEmpty();
        assertThat(example.policies().found().orElseThrow()).isNotEmpty();
    }
}
