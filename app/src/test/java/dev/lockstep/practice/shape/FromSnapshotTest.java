package dev.lockstep.practice.shape;

import static dev.lockstep.account.TestAccount.NOW;
import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.awsPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.collect.SavedAccount;
import dev.lockstep.collect.SnapshotFolder;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FromSnapshotTest {
    @TempDir Path folder;

    @Test
    void a_lone_credential_report_becomes_users_with_passwords_devices_and_keys() throws Exception {
        Path report = folder.resolve("report.csv");
        Files.writeString(
                report,
                """
                user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated
                <root_account>,arn:aws:iam::123456789012:root,2020-01-01T00:00:00+00:00,not_supported,2026-11-01T00:00:00+00:00,not_supported,not_supported,true,true,2021-01-01T00:00:00+00:00,2026-10-01T00:00:00+00:00,us-east-1,ec2,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A
                alice,arn:aws:iam::123456789012:user/alice,2024-01-01T00:00:00+00:00,true,2026-11-20T00:00:00+00:00,2026-10-01T00:00:00+00:00,N/A,true,true,2025-01-01T00:00:00+00:00,N/A,N/A,N/A,false,2025-06-01T00:00:00+00:00,2025-05-01T00:00:00+00:00,us-east-1,s3,true,2025-02-01T00:00:00+00:00,false,N/A
                bob,arn:aws:iam::123456789012:user/bob,2024-02-01T00:00:00+00:00,false,N/A,N/A,N/A,false,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A
                """);
        FreshAccount made = made(AccountSnapshot.of(SnapshotFolder.read(report)));
        Account truth = made.truth();
        assertThat(truth.id()).contains("123456789012");
        assertThat(truth.users()).containsOnlyKeys("alice", "bob");
        User alice = truth.users().get("alice");
        assertThat(alice.id().orElseThrow()).matches("AIDA[A-Z2-7]{17}");
        var password = alice.loginProfile().orElseThrow();
        assertThat(password.created()).contains(Instant.parse("2024-01-01T00:00:00Z"));
        assertThat(password.changed()).contains(Instant.parse("2026-10-01T00:00:00Z"));
        assertThat(alice.passwordLastUsed()).contains(Instant.parse("2026-11-20T00:00:00Z"));
        assertThat(alice.mfaDevices())
                .extracting(MfaDevice::kind)
                .containsExactly(MfaDevice.Kind.HARDWARE_TOTP);
        // The second was used before its date in the report, so that is the date of a change.
        assertThat(alice.accessKeys())
                .extracting(key -> key.active() + " " + key.created().orElseThrow())
                .containsExactly("true 2025-01-01T00:00:00Z", "false 2025-05-01T00:00:00Z");
        assertThat(alice.accessKeys().getLast().statusChanged())
                .contains(Instant.parse("2025-06-01T00:00:00Z"));
        assertThat(alice.accessKeys())
                .allSatisfy(key -> assertThat(made.secrets().keys()).containsKey(key.id()));
        assertThat(alice.signingCertificates()).hasSize(1);
        assertThat(truth.users().get("bob").loginProfile()).isEmpty();

        assertThat(truth.root().password()).isPresent();
        assertThat(truth.root().accessKeys()).hasSize(1);
        assertThat(truth.root().mfaDevices()).hasSize(1);
        assertThat(truth.root().created()).contains(Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(truth.root().passwordLastUsed()).contains(Instant.parse("2026-11-01T00:00:00Z"));
        assertThat(made.secrets().passwords()).containsOnlyKeys("alice", "<root_account>");
        assertThat(truth.roles()).containsOnlyKeys("OrganizationAccountAccessRole");
        assertThat(truth.regions()).isNotEmpty();
    }

    @Test
    void what_the_answers_tell_is_kept_and_what_they_lack_is_made_up_the_same_each_time() {
        AccountSnapshot snapshot =
                account()
                        .group("developers", awsPolicy("ReadOnlyAccess"))
                        .user("alice", user -> user.inGroup("developers").inGroup("nameless"))
                        .snapshot();
        FreshAccount made = made(snapshot);
        Account truth = made.truth();
        assertThat(truth.passwordPolicy()).isEqualTo(snapshot.account().passwordPolicy());
        assertThat(truth.trails().getFirst().status()).isPresent();
        assertThat(truth.groups()).containsOnlyKeys("developers", "nameless");
        assertThat(truth.groups().values())
                .allSatisfy(group -> {
                    assertThat(group.id().orElseThrow()).matches("AGPA[A-Z2-7]{17}");
                    assertThat(group.arn()).isPresent();
                    assertThat(group.created()).isPresent();
                });
        assertThat(truth.policies())
                .extracting(policy -> policy.name() + " " + policy.attachmentCount())
                .contains("ReadOnlyAccess 1", "AdministratorAccess 1");
        assertThat(truth.policies())
                .filteredOn(policy -> policy.name().equals("ReadOnlyAccess"))
                .allMatch(policy -> policy.document().isEmpty());
        assertThat(made(snapshot)).isEqualTo(made);
    }

    @Test
    void the_summary_is_believed_over_an_older_report_and_a_count_without_a_slot_is_a_key() {
        FreshAccount made = made(account().summary("AccountAccessKeysPresent", 1).snapshot());
        assertThat(made.truth().root().accessKeys())
                .singleElement()
                .satisfies(key -> assertThat(key.active()).isTrue());
        assertThat(
                        made(account().summary("AccountPasswordPresent", 0).snapshot())
                                .truth()
                                .root()
                                .password())
                .isEmpty();
    }

    @Test
    void
            an_organization_that_only_its_features_tell_of_is_there_and_one_that_nothing_tells_of_is_not() {
        AccountSnapshot told =
                account()
                        .without(ReadKey.ORGANIZATION)
                        .answer(ReadKey.ORGANIZATION_FEATURES, Optional.of(Set.of("RootSessions")))
                        .snapshot();
        assertThat(made(told).truth().organization()).isPresent();
        AccountSnapshot silent =
                account()
                        .without(ReadKey.ORGANIZATION)
                        .without(ReadKey.ORGANIZATION_FEATURES)
                        .snapshot();
        assertThat(made(silent).truth().organization()).isEmpty();
    }

    @Test
    void without_any_list_of_users_there_are_none_and_the_account_can_still_be_served() {
        FreshAccount made =
                made(
                        account()
                                .user("alice", user -> user)
                                .without(ReadKey.DETAILS)
                                .without(ReadKey.USERS)
                                .without(ReadKey.CREDENTIAL_REPORT)
                                .snapshot());
        assertThat(made.truth().users()).isEmpty();
        assertThat(made.truth().id()).contains(TestAccount.ID);
    }

    @Test
    void the_demo_account_fails_in_the_same_controls_when_it_is_loaded() {
        AccountSnapshot snapshot = AccountSnapshot.of(SnapshotFolder.read(SavedAccount.files()));
        Instant now = snapshot.takenAt().orElseThrow();
        FreshAccount loaded = FromSnapshot.make(snapshot, now);
        assertThat(failures(TrueAnswers.snapshot(loaded.truth(), now), Baseline.DEFAULT, now))
                .containsAll(failures(snapshot, Baseline.DEFAULT, now));
    }

    @ParameterizedTest
    @EnumSource(value = AccountShape.class, names = "EMPTY", mode = EnumSource.Mode.EXCLUDE)
    void a_shape_that_is_saved_and_loaded_is_judged_as_before(AccountShape shape) {
        FreshAccount first = shape.make(60, 4, NOW);
        AccountSnapshot saved = TrueAnswers.snapshot(first.truth(), NOW);
        FreshAccount loaded = made(saved);
        assertThat(loaded.truth().users().keySet()).isEqualTo(first.truth().users().keySet());
        assertThat(findings(TrueAnswers.snapshot(loaded.truth(), NOW), first.baseline()))
                .isEqualTo(findings(saved, first.baseline()));
    }

    private static FreshAccount made(AccountSnapshot snapshot) {
        return FromSnapshot.make(snapshot, NOW);
    }

    private static List<String> findings(AccountSnapshot snapshot, Baseline baseline) {
        return Audit.of(snapshot, baseline, NOW, Audit.Selection.ALL).findings().stream()
                .map(finding ->
                        finding.control().id()
                                + " "
                                + finding.subject().name()
                                + " "
                                + finding.status())
                .toList();
    }

    private static List<String> failures(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        return Audit.of(snapshot, baseline, now, Audit.Selection.ALL).findings().stream()
                .filter(finding -> finding.status() == Status.FAIL)
                .map(finding -> finding.control().id())
                .distinct()
                .collect(Collectors.toList());
    }
}
