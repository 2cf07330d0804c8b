package dev.lockstep.account;

import static dev.lockstep.account.KeyJoinTest.withoutColumn;
import static dev.lockstep.account.TestAccount.NOW;
import static dev.lockstep.account.TestAccount.REPORTED;
import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.around.Trail;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.SigningCertificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How facts of several answers are joined (CLI.md names the rules); keys are [KeyJoinTest]'s.
class JoinTest {
    // ---- users

    @Test
    void users_are_those_of_the_details_and_a_row_of_a_user_who_is_gone_is_ignored() {
        var snapshot =
                account()
                        .user("alice", user -> user)
                        .user("gone", user -> user)
                        .change(answers ->
                                answers.with(
                                        ReadKey.DETAILS,
                                        answers.get(ReadKey.DETAILS)
                                                .map(all ->
                                                        new AuthorizationDetails(
                                                                Optional.of(
                                                                        List.of(
                                                                                all.users()
                                                                                        .orElseThrow()
                                                                                        .getFirst())),
                                                                all.groups(),
                                                                all.roles(),
                                                                all.policies()))))
                        .snapshot();
        assertThat(names(snapshot)).containsExactly("alice");
        assertThatThrownBy(() -> snapshot.user("gone"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void without_details_the_users_are_those_of_ListUsers() {
        var snapshot =
                account()
                        .user("alice", user -> user)
                        .user("bob", user -> user)
                        .answer(
                                ReadKey.USERS,
                                List.of(
                                        new ListedUser(
                                                "bob",
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.of(daysAgo(3)),
                                                Optional.empty())))
                        .denied(ReadKey.DETAILS)
                        .snapshot();
        assertThat(names(snapshot)).containsExactly("bob");
        assertThat(snapshot.user("bob").created().found()).contains(daysAgo(3));
        assertThat(snapshot.user("bob").details()).isInstanceOf(Read.Denied.class);
    }

    @Test
    void without_both_the_users_are_the_rows_of_the_report_other_than_root() {
        var snapshot =
                account()
                        .user("bob", user -> user.createdDaysAgo(9))
                        .user("alice", user -> user)
                        .without(ReadKey.DETAILS)
                        .without(ReadKey.USERS)
                        .snapshot();
        assertThat(names(snapshot)).containsExactly("alice", "bob");
        assertThat(snapshot.user("bob").created().found()).contains(daysAgo(9));
        assertThat(snapshot.user("bob").arn())
                .contains("arn:aws:iam::" + TestAccount.ID + ":user/bob");
    }

    @Test
    void without_any_list_the_users_are_not_known() {
        var snapshot =
                account()
                        .denied(ReadKey.DETAILS)
                        .without(ReadKey.USERS)
                        .without(ReadKey.CREDENTIAL_REPORT)
                        .snapshot();
        assertThat(snapshot.users()).isInstanceOf(Read.Denied.class);
    }

    @Test
    void a_row_of_a_former_user_of_the_same_name_is_ignored() {
        var reads =
                account()
                        .user("alice", user -> user.passwordUsedDaysAgo(5).virtualMfa())
                        .answer(
                                ReadKey.DETAILS,
                                new AuthorizationDetails(
                                        Optional.of(
                                                List.of(
                                                        User.named(
                                                                "alice",
                                                                Optional.empty(),
                                                                Optional.empty(),
                                                                "/",
                                                                Optional.of(
                                                                        REPORTED.plusSeconds(
                                                                                60))))),
                                        Optional.of(List.of()),
                                        Optional.of(List.of()),
                                        Optional.of(List.of())))
                        .without(ReadKey.LOGIN_PROFILES)
                        .snapshot()
                        .user("alice");
        assertThat(reads.hasPassword().isKnown()).isFalse();
    }

    @Test
    void a_creation_date_that_the_details_lack_comes_from_ListUsers_then_from_the_report() {
        var nameless =
                new AuthorizationDetails(
                        Optional.of(
                                List.of(
                                        User.named(
                                                "alice",
                                                Optional.empty(),
                                                Optional.empty(),
                                                "/",
                                                Optional.empty()))),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        var account =
                account()
                        .user("alice", user -> user.createdDaysAgo(30))
                        .answer(ReadKey.DETAILS, nameless)
                        .reportCell("alice", Column.USER_CREATION_TIME, daysAgo(29).toString());
        assertThat(account.snapshot().user("alice").created().found()).contains(daysAgo(30));
        assertThat(account.without(ReadKey.USERS).snapshot().user("alice").created().found())
                .contains(daysAgo(29));
    }

    // ---- passwords

    @Test
    void the_login_profile_wins_over_password_enabled() {
        var account =
                account()
                        .user("alice", user -> user)
                        .reportCell("alice", Column.PASSWORD_ENABLED, "true");
        assertThat(alice(account).hasPassword().found()).contains(false);
        assertThat(alice(account.without(ReadKey.LOGIN_PROFILES)).hasPassword().found())
                .contains(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not_supported", "N/A", "", "no_information"})
    void a_password_enabled_that_is_neither_true_nor_false_is_not_known(String cell) {
        var account =
                account()
                        .user("alice", user -> user)
                        .reportCell("alice", Column.PASSWORD_ENABLED, cell)
                        .without(ReadKey.LOGIN_PROFILES);
        assertThat(alice(account).hasPassword().isKnown()).isFalse();
    }

    @Test
    void a_password_that_neither_source_tells_of_is_not_known() {
        var account =
                account()
                        .user("alice", user -> user)
                        .denied(ReadKey.LOGIN_PROFILES)
                        .without(ReadKey.CREDENTIAL_REPORT);
        assertThat(alice(account).hasPassword()).isInstanceOf(Read.Denied.class);
    }

    @Test
    void a_missing_column_is_not_collected() {
        var account =
                withoutColumn(account().user("alice", user -> user), Column.PASSWORD_ENABLED)
                        .without(ReadKey.LOGIN_PROFILES);
        assertThat(alice(account).hasPassword())
                .isInstanceOfSatisfying(
                        Read.NotCollected.class,
                        missing -> assertThat(missing.cause()).isEqualTo(Read.Cause.NOT_ASKED));
    }

    @Test
    void ListUsers_says_when_a_password_was_last_used_and_no_date_there_means_never() {
        var account =
                account()
                        .user("alice", user -> user.passwordChangedDaysAgo(90))
                        .reportCell("alice", Column.PASSWORD_LAST_USED, daysAgo(4).toString());
        assertThat(alice(account).passwordLastUsed().found()).contains(Optional.empty());
        assertThat(alice(account.without(ReadKey.USERS)).passwordLastUsed().found())
                .contains(Optional.of(daysAgo(4)));
    }

    @Test
    void a_user_whom_ListUsers_does_not_name_takes_the_last_use_from_the_report() {
        var account =
                account()
                        .user("alice", user -> user.passwordUsedDaysAgo(6))
                        .answer(ReadKey.USERS, List.of());
        assertThat(alice(account).passwordLastUsed().found()).contains(Optional.of(daysAgo(6)));
    }

    @Test
    void a_password_was_changed_when_the_report_says() {
        var account = account().user("alice", user -> user.passwordChangedDaysAgo(50));
        assertThat(alice(account).passwordChanged().found()).contains(daysAgo(50));
        assertThat(alice(account).passwordChanged())
                .isInstanceOfSatisfying(
                        Read.Known.class,
                        known -> assertThat(known.source().name()).isEqualTo("credential-report"));
    }

    @Test
    void a_login_profile_younger_than_the_report_dates_the_password() {
        Instant made = REPORTED.plusSeconds(600);
        var account =
                account()
                        .user("alice", user -> user.passwordChangedDaysAgo(200))
                        .answer(
                                ReadKey.LOGIN_PROFILES.of("alice"),
                                Optional.of(new LoginProfile(Optional.of(made), false)))
                        .reportCell(
                                "alice", Column.PASSWORD_NEXT_ROTATION, daysAgo(110).toString());
        assertThat(alice(account).passwordChanged().found()).contains(made);
        assertThat(alice(account).passwordNextRotation().found()).contains(Optional.empty());
    }

    @Test
    void a_login_profile_dates_the_password_where_the_report_saw_none() {
        var account =
                account()
                        .user("alice", user -> user)
                        .answer(
                                ReadKey.LOGIN_PROFILES.of("alice"),
                                Optional.of(new LoginProfile(Optional.of(daysAgo(20)), false)));
        assertThat(alice(account).passwordChanged().found()).contains(daysAgo(20));
    }

    @Test
    void a_login_profile_older_than_the_report_is_only_the_first_password() {
        var account =
                account()
                        .user("alice", user -> user.passwordChangedDaysAgo(10))
                        .answer(
                                ReadKey.LOGIN_PROFILES.of("alice"),
                                Optional.of(new LoginProfile(Optional.of(daysAgo(300)), false)));
        assertThat(alice(account).passwordChanged().found()).contains(daysAgo(10));
        var without = alice(account.without(ReadKey.CREDENTIAL_REPORT));
        assertThat(without.passwordChanged().isKnown()).isFalse();
        assertThat(without.passwordNotBefore()).contains(daysAgo(300));
    }

    // ---- MFA

    @Test
    void the_users_own_device_list_decides_about_MFA() {
        var account =
                account()
                        .user("alice", user -> user)
                        .reportCell("alice", Column.MFA_ACTIVE, "true");
        assertThat(alice(account).hasMfa().found()).contains(false);
        assertThat(alice(account.without(ReadKey.MFA_DEVICES)).hasMfa().found()).contains(true);
    }

    @Test
    void an_assigned_virtual_device_proves_MFA_against_the_report() {
        var account =
                account()
                        .user("alice", user -> user.virtualMfa())
                        .reportCell("alice", Column.MFA_ACTIVE, "false")
                        .without(ReadKey.MFA_DEVICES);
        assertThat(alice(account).hasMfa().found()).contains(true);
        assertThat(alice(account).mfaDevices().found().orElseThrow())
                .extracting(MfaDevice::kind)
                .containsExactly(MfaDevice.Kind.VIRTUAL);
    }

    @Test
    void no_assigned_virtual_device_proves_nothing_and_the_report_says_on_without_a_kind() {
        var account =
                account()
                        .user("alice", user -> user.mfa("GAHT12345678"))
                        .without(ReadKey.MFA_DEVICES);
        assertThat(alice(account).hasMfa().found()).contains(true);
        assertThat(alice(account).mfaDevices().isKnown()).isFalse();
        assertThat(alice(account.without(ReadKey.CREDENTIAL_REPORT)).hasMfa().isKnown()).isFalse();
    }

    @Test
    void another_users_virtual_device_does_not_count() {
        var account =
                account()
                        .user("alice", user -> user)
                        .user("alice2", user -> user.virtualMfa())
                        .without(ReadKey.MFA_DEVICES);
        assertThat(alice(account).hasMfa().found()).contains(false);
    }

    // ---- certificates

    @Test
    void certificates_of_the_report_stand_in_for_the_list() {
        var account =
                account()
                        .user("alice", user -> user.signingCertificate("CERT", true, 40))
                        .without(ReadKey.SIGNING_CERTIFICATES);
        assertThat(alice(account).signingCertificates().found().orElseThrow())
                .containsExactly(
                        new SigningCertificate(
                                "certificate 1 of the report", true, Optional.of(daysAgo(40))));
        assertThat(alice(account).knownCertificates().further()).isEmpty();
    }

    @Test
    void certificates_are_not_all_known_where_the_row_says_that_there_are_more() {
        var reads =
                alice(
                        account()
                                .user("alice", user -> user.signingCertificate("CERT", true, 40))
                                .reportCell(
                                        "alice",
                                        Column.ADDITIONAL_CREDENTIALS_INFO,
                                        "3 signing certificates")
                                .without(ReadKey.SIGNING_CERTIFICATES));
        assertThat(reads.signingCertificates().isKnown()).isFalse();
        assertThat(reads.knownCertificates().known()).hasSize(1);
        assertThat(reads.knownCertificates().further()).isPresent();
    }

    // ---- root

    @Test
    void not_supported_for_roots_password_means_not_known() {
        var root = account().snapshot().root();
        assertThat(root.reportedFlag(Column.PASSWORD_ENABLED).isKnown()).isFalse();
        assertThat(root.reportedFlag(Column.MFA_ACTIVE).found()).contains(true);
    }

    @Test
    void roots_slots_are_read_like_those_of_users() {
        var root =
                account()
                        .rootCell(Column.ACCESS_KEY_2_LAST_ROTATED, daysAgo(3).toString())
                        .snapshot()
                        .root();
        assertThat(root.reportedKeys().found().orElseThrow())
                .extracting(UserKey.ReportSlot::number, UserKey.ReportSlot::active)
                .containsExactly(tuple(2, false));
    }

    @Test
    void roots_virtual_device_is_known_by_the_ARN_of_its_user_not_by_its_name() {
        var snapshot =
                account()
                        .leftoverDevice("arn:aws:iam::123456789012:mfa/root-account-mfa-device")
                        .snapshot();
        assertThat(snapshot.root().virtualMfaDevices().found()).contains(List.of());
    }

    // ---- the account's id

    @Test
    void the_accounts_id_is_the_folders_then_the_callers_then_that_of_the_ARNs() {
        var nothing = Answers.Origin.UNKNOWN;
        var account = account().user("alice", user -> user);
        assertThat(AccountSnapshot.of(account.answers()).accountId()).contains(TestAccount.ID);
        var bare = account.answers().withOrigin(nothing);
        assertThat(
                        AccountSnapshot.of(
                                        bare.with(
                                                ReadKey.CALLER_IDENTITY,
                                                Read.known(
                                                        new CallerIdentity(
                                                                "210987654321",
                                                                "arn:aws-cn:iam::210987654321:root"),
                                                        Source.of(
                                                                "caller-identity",
                                                                Optional.of(NOW)))))
                                .accountId())
                .contains("210987654321");
        var arns =
                AccountSnapshot.of(
                        bare.without(
                                ReadKey.CALLER_IDENTITY,
                                Read.notAsked(ReadKey.CALLER_IDENTITY, "not collected")));
        assertThat(arns.accountId()).contains(TestAccount.ID);
        assertThat(arns.partition()).isEqualTo("aws");
    }

    @Test
    void an_ARN_without_an_account_does_not_hide_the_id_of_the_next() {
        var answers =
                account()
                        .user("alice", user -> user)
                        .answer(
                                ReadKey.CALLER_IDENTITY,
                                new CallerIdentity("", "arn:aws-us-gov:iam::unknown:user/x"))
                        .answers()
                        .withOrigin(Answers.Origin.UNKNOWN);
        assertThat(AccountSnapshot.of(answers).partition()).isEqualTo("aws-us-gov");
        var nobody =
                answers.without(
                        ReadKey.CALLER_IDENTITY,
                        Read.notAsked(ReadKey.CALLER_IDENTITY, "not collected"));
        assertThat(AccountSnapshot.of(nobody).accountId()).contains(TestAccount.ID);
    }

    @Test
    void a_trail_of_the_account_holds_its_state_and_its_selectors_as_far_as_they_were_read() {
        var trail = account().snapshot().account().trails().getFirst();
        assertThat(trail.status()).contains(new Trail.Status(true));
        assertThat(trail.selectors()).isPresent();
        var listedOnly =
                account()
                        .without(ReadKey.TRAIL_STATUS)
                        .without(ReadKey.EVENT_SELECTORS)
                        .snapshot()
                        .account()
                        .trails()
                        .getFirst();
        assertThat(listedOnly.status()).isEmpty();
        assertThat(listedOnly.selectors()).isEmpty();
    }

    private static UserReads alice(TestAccount account) {
        return account.snapshot().user("alice");
    }

    private static List<String> names(AccountSnapshot snapshot) {
        return snapshot.users().found().orElseThrow().stream().map(User::name).toList();
    }
}
