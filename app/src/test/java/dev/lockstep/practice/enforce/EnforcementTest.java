package dev.lockstep.practice.enforce;

import static dev.lockstep.practice.enforce.PolicedAccount.IAM;
import static dev.lockstep.practice.enforce.PolicedAccount.ID;
import static dev.lockstep.practice.enforce.PolicedAccount.account;
import static dev.lockstep.practice.enforce.PolicedAccount.allow;
import static dev.lockstep.practice.enforce.PolicedAccount.attached;
import static dev.lockstep.practice.enforce.PolicedAccount.deny;
import static dev.lockstep.practice.enforce.PolicedAccount.policy;
import static dev.lockstep.practice.enforce.PolicedAccount.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.Secrets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.ChangePasswordRequest;
import software.amazon.awssdk.services.iam.model.CreateUserRequest;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryRequest;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.ListUsersRequest;
import software.amazon.awssdk.services.iam.model.PutUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetSessionTokenRequest;

/// Calls are judged by the policies of whoever makes them, and refused in AWS's words (IAM User
/// Guide, "Troubleshoot access denied error messages").
class EnforcementTest {
    private static final String ALICE = "User: " + IAM + "user/alice";
    private static final GetAccountSummaryRequest SUMMARY =
            GetAccountSummaryRequest.builder().build();
    private static final String NOT_SUMMARY =
            " is not authorized to perform: iam:GetAccountSummary on resource: *";

    private static String summary(Account account) {
        return Judged.user(account, "alice").says("iam:GetAccountSummary", SUMMARY);
    }

    @Test
    void what_a_policy_of_the_user_or_of_its_group_allows_is_allowed() {
        assertThat(summary(account().user("alice", allow("iam:Get*")).made())).isEqualTo("allowed");
        assertThat(
                        summary(
                                account()
                                        .group("people", allow("iam:Get*"))
                                        .user(
                                                "alice",
                                                "/",
                                                user -> user.withGroups(List.of("people")))
                                        .made()))
                .isEqualTo("allowed");
    }

    @Test
    void without_a_policy_nothing_is_allowed() {
        assertThat(summary(account().user("alice").made()))
                .isEqualTo(
                        ALICE
                                + NOT_SUMMARY
                                + " because no identity-based policy allows the"
                                + " iam:GetAccountSummary action");
    }

    @Test
    void a_deny_wins_and_the_managed_policy_that_holds_it_is_named() {
        assertThat(summary(account().user("alice", allow("*"), deny("iam:*")).made()))
                .isEqualTo(
                        ALICE + NOT_SUMMARY + " with an explicit deny in an identity-based policy");
        assertThat(
                        summary(
                                account()
                                        .managed("no-iam", deny("iam:*"))
                                        .user(
                                                "alice",
                                                "/",
                                                user ->
                                                        user.withAttachedPolicies(
                                                                List.of(attached("no-iam"))))
                                        .made()))
                .isEqualTo(
                        ALICE
                                + NOT_SUMMARY
                                + " with an explicit deny in an identity-based policy: "
                                + IAM
                                + "policy/no-iam");
    }

    @Test
    void a_boundary_limits_and_is_named() {
        assertThat(summary(bounded(allow("s3:*"))))
                .isEqualTo(
                        ALICE
                                + NOT_SUMMARY
                                + " because no permissions boundary allows the"
                                + " iam:GetAccountSummary action");
        assertThat(summary(bounded(deny("iam:*"))))
                .isEqualTo(
                        ALICE
                                + NOT_SUMMARY
                                + " with an explicit deny in a permissions boundary: "
                                + IAM
                                + "policy/limit");
        assertThat(summary(bounded(allow("iam:Get*")))).isEqualTo("allowed");
    }

    private static Account bounded(String statement) {
        return account()
                .managed("limit", statement)
                .user(
                        "alice",
                        "/",
                        user ->
                                user.withInlinePolicies(
                                                List.of(
                                                        new InlinePolicy(
                                                                "all", policy(allow("*")))))
                                        .withBoundary(Optional.of(attached("limit"))))
                .made();
    }

    @Test
    void
            service_control_policies_limit_a_member_account_root_too_and_never_the_management_account() {
        PolicedAccount member =
                account()
                        .user("alice", allow("*"))
                        .in("999999999999")
                        .level("r-ab12", allow("s3:*"));
        assertThat(summary(member.made()))
                .isEqualTo(
                        ALICE
                                + NOT_SUMMARY
                                + " because no service control policy allows the"
                                + " iam:GetAccountSummary action");
        assertThat(root(member.made()))
                .isEqualTo(
                        "User: "
                                + IAM
                                + "root"
                                + NOT_SUMMARY
                                + " because no service control policy allows the"
                                + " iam:GetAccountSummary action");
        PolicedAccount denied =
                account()
                        .user("alice", allow("*"))
                        .in("999999999999")
                        .level("r-ab12", allow("*"), deny("iam:*"));
        assertThat(summary(denied.made()))
                .isEqualTo(
                        ALICE + NOT_SUMMARY + " with an explicit deny in a service control policy");
        PolicedAccount management =
                account().user("alice", allow("*")).in(ID).level("r-ab12", allow("s3:*"));
        assertThat(summary(management.made())).isEqualTo("allowed");
        assertThat(root(management.made())).isEqualTo("allowed");
    }

    private static String root(Account account) {
        return Judged.of(account, new Caller.RootUser(false, true))
                .says("iam:GetAccountSummary", SUMMARY);
    }

    @Test
    void root_needs_no_policy() {
        assertThat(root(account().made())).isEqualTo("allowed");
    }

    @Test
    void some_calls_need_no_leave_and_no_policy_forbids_them() {
        Judged nobody = Judged.user(account().user("alice", deny("*")).made(), "alice");
        assertThat(nobody.says("sts:GetCallerIdentity", GetCallerIdentityRequest.builder().build()))
                .isEqualTo("allowed");
        assertThat(nobody.says("sts:GetSessionToken", GetSessionTokenRequest.builder().build()))
                .isEqualTo("allowed");
    }

    @Test
    void a_session_of_a_role_has_the_roles_rights_and_is_named_as_the_session() {
        Account account =
                account()
                        .role("reader", trusting("*"), role -> inline(role, allow("iam:Get*")))
                        .made();
        Judged session = Judged.of(account, new Caller.RoleSession("reader", "me", false));
        assertThat(session.says("iam:GetAccountSummary", SUMMARY)).isEqualTo("allowed");
        assertThat(session.says("iam:ListUsers", ListUsersRequest.builder().build()))
                .isEqualTo(
                        "User: arn:aws:sts::"
                                + ID
                                + ":assumed-role/reader/me is not authorized to perform:"
                                + " iam:ListUsers on resource: "
                                + IAM
                                + "user/ because no identity-based policy allows the iam:ListUsers"
                                + " action");
    }

    private static dev.lockstep.account.Role inline(
            dev.lockstep.account.Role role, String... statements) {
        return role.withInlinePolicies(List.of(new InlinePolicy("own", policy(statements))));
    }

    @Test
    void session_policies_limit_a_session() {
        Account account =
                account()
                        .managed("reads", allow("iam:List*"))
                        .role("admin", trusting("*"), role -> inline(role, allow("*")))
                        .made();
        Judged session = Judged.of(account, new Caller.RoleSession("admin", "me", false));
        assertThat(session.with(token(Optional.empty())).says("iam:GetAccountSummary", SUMMARY))
                .isEqualTo("allowed");
        Judged limited =
                session.with(token(Optional.of((PolicyDocument) policy(allow("iam:Get*")))));
        assertThat(limited.says("iam:GetAccountSummary", SUMMARY)).isEqualTo("allowed");
        Judged byArn = session.with(token(Optional.empty(), attached("reads").arn()));
        assertThat(byArn.says("iam:ListUsers", ListUsersRequest.builder().build()))
                .isEqualTo("allowed");
        assertThat(byArn.says("iam:GetAccountSummary", SUMMARY))
                .endsWith("because no session policy allows the iam:GetAccountSummary action");
        Judged denied =
                session.with(
                        token(Optional.of((PolicyDocument) policy(allow("*"), deny("iam:*")))));
        assertThat(denied.says("iam:GetAccountSummary", SUMMARY))
                .endsWith("with an explicit deny in a session policy");
        Judged byNothing = session.with(token(Optional.empty(), attached("gone").arn()));
        assertThat(byNothing.says("iam:GetAccountSummary", SUMMARY))
                .endsWith("because no session policy allows the iam:GetAccountSummary action");
    }

    private static Secrets.Kind token(Optional<PolicyDocument> policy, String... arns) {
        return new Secrets.Kind.RoleToken(
                policy, List.of(arns), Map.of(), Optional.empty(), Judged.NOW);
    }

    @Test
    void the_setting_that_users_change_their_own_passwords_gives_them_leave() {
        var change = ChangePasswordRequest.builder().oldPassword("a").newPassword("b").build();
        assertThat(
                        Judged.user(account().user("alice").made(), "alice")
                                .says("iam:ChangePassword", change))
                .endsWith(
                        "iam:ChangePassword on resource: user alice because no identity-based"
                                + " policy allows the iam:ChangePassword action");
        assertThat(
                        Judged.user(
                                        account().user("alice").usersChangeTheirPasswords().made(),
                                        "alice")
                                .says("iam:ChangePassword", change))
                .isEqualTo("allowed");
        assertThat(
                        Judged.user(
                                        account()
                                                .user("alice", deny("iam:ChangePassword"))
                                                .usersChangeTheirPasswords()
                                                .made(),
                                        "alice")
                                .says("iam:ChangePassword", change))
                .endsWith("with an explicit deny in an identity-based policy");
    }

    @Test
    void a_user_is_named_with_its_path_by_policies_and_by_its_name_in_refusals() {
        String below =
                "'Effect': 'Allow', 'Action': 'iam:*', 'Resource': '" + IAM + "user/staff/*'";
        Judged alice =
                Judged.user(
                        account()
                                .user("alice", below)
                                .user("bob", "/staff/", user -> user)
                                .user("carol")
                                .made(),
                        "alice");
        assertThat(get(alice, "bob")).isEqualTo("allowed");
        assertThat(get(alice, "carol"))
                .isEqualTo(
                        ALICE
                                + " is not authorized to perform: iam:GetUser on resource: user"
                                + " carol because no identity-based policy allows the iam:GetUser"
                                + " action");
        assertThat(
                        alice.says(
                                "iam:CreateUser",
                                CreateUserRequest.builder()
                                        .userName("dave")
                                        .path("/staff/")
                                        .build()))
                .isEqualTo("allowed");
        assertThat(
                        alice.says(
                                "iam:CreateUser",
                                CreateUserRequest.builder().userName("dave").build()))
                .isEqualTo(
                        ALICE
                                + " is not authorized to perform: iam:CreateUser on resource: "
                                + IAM
                                + "user/dave because no identity-based policy allows the"
                                + " iam:CreateUser action");
    }

    private static String get(Judged caller, String name) {
        return caller.says("iam:GetUser", GetUserRequest.builder().userName(name).build());
    }

    @Test
    void who_asks_about_nobody_asks_about_itself() {
        String own =
                "'Effect': 'Allow', 'Action': 'iam:GetUser', 'Resource': '"
                        + IAM
                        + "user/${aws:username}'";
        Judged alice = Judged.user(account().user("alice", own).user("bob").made(), "alice");
        assertThat(alice.says("iam:GetUser", GetUserRequest.builder().build()))
                .isEqualTo("allowed");
        assertThat(get(alice, "bob")).contains("on resource: user bob because");
    }

    @Test
    void making_with_tags_takes_leave_to_tag() {
        Judged alice =
                Judged.user(account().user("alice", allow("iam:CreateUser")).made(), "alice");
        var plain = CreateUserRequest.builder().userName("bob");
        assertThat(alice.says("iam:CreateUser", plain.build())).isEqualTo("allowed");
        assertThat(
                        alice.says(
                                "iam:CreateUser",
                                plain.tags(Tag.builder().key("team").value("a").build()).build()))
                .isEqualTo(
                        ALICE
                                + " is not authorized to perform: iam:TagUser on resource: "
                                + IAM
                                + "user/bob because no identity-based policy allows the"
                                + " iam:TagUser action");
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::aws:policy/ReadOnlyAccess, allowed",
        "arn:aws:iam::aws:policy/AdministratorAccess, refused"
    })
    void the_policy_that_is_attached_is_known_to_conditions(String arn, String outcome) {
        String some =
                "'Effect': 'Allow', 'Action': 'iam:AttachUserPolicy', 'Resource': '*',"
                        + " 'Condition': {'ArnEquals': {'iam:PolicyARN':"
                        + " 'arn:aws:iam::aws:policy/ReadOnlyAccess'}}";
        Judged alice = Judged.user(account().user("alice", some).user("bob").made(), "alice");
        String said =
                alice.says(
                        "iam:AttachUserPolicy",
                        AttachUserPolicyRequest.builder().userName("bob").policyArn(arn).build());
        assertThat(said.equals("allowed") ? said : "refused").isEqualTo(outcome);
    }

    @Test
    void the_boundary_of_whom_a_call_is_about_is_known_to_conditions() {
        String bounded =
                "'Effect': 'Allow', 'Action': 'iam:PutUserPolicy', 'Resource': '*', 'Condition':"
                        + " {'StringEquals': {'iam:PermissionsBoundary': '"
                        + attached("limit").arn()
                        + "'}}";
        Judged alice =
                Judged.user(
                        account()
                                .managed("limit", allow("s3:*"))
                                .user("alice", bounded)
                                .user(
                                        "bob",
                                        "/",
                                        user -> user.withBoundary(Optional.of(attached("limit"))))
                                .user("carol")
                                .made(),
                        "alice");
        assertThat(put(alice, "bob")).isEqualTo("allowed");
        assertThat(put(alice, "carol")).contains("iam:PutUserPolicy on resource: user carol");
    }

    private static String put(Judged caller, String name) {
        return caller.says(
                "iam:PutUserPolicy",
                PutUserPolicyRequest.builder()
                        .userName(name)
                        .policyName("p")
                        .policyDocument("{}")
                        .build());
    }

    @ParameterizedTest
    @CsvSource({
        "true, iam:ResourceTag/team, a, allowed",
        "true, aws:ResourceTag/team, a, allowed",
        "true, aws:ResourceTag/TEAM, a, allowed",
        "false, iam:ResourceTag/team, a, refused",
        "true, aws:PrincipalTag/team, red, allowed",
        "true, aws:PrincipalTag/team, blue, refused",
        "true, aws:username, alice, allowed",
        "true, aws:userid, AIDAALICE, allowed",
        "true, aws:PrincipalType, User, allowed",
        "true, aws:PrincipalAccount, 123456789012, allowed",
        "true, aws:ResourceAccount, 123456789012, allowed",
        "true, aws:PrincipalArn, arn:aws:iam::123456789012:user/alice, allowed",
        "true, aws:SourceIp, 127.0.0.1, allowed",
        "true, aws:SecureTransport, true, allowed",
        "true, aws:RequestedRegion, us-east-1, allowed",
        "true, aws:RequestedRegion, eu-west-1, refused",
        "true, aws:UserAgent, aws-cli/2, allowed",
        "true, aws:ViaAWSService, false, allowed",
        "true, aws:CurrentTime, 2026-11-25T12:00:00Z, allowed",
        "true, aws:EpochTime, 1795608000, allowed",
        "true, aws:MultiFactorAuthPresent, false, refused",
        "true, aws:SourceVpc, vpc-1, refused"
    })
    void the_keys_of_a_request_are_those_of_AWS(
            boolean tagged, String key, String value, String outcome) {
        String some =
                "'Effect': 'Allow', 'Action': 'iam:GetUser', 'Resource': '*', 'Condition':"
                        + " {'StringEquals': {'"
                        + key
                        + "': '"
                        + value
                        + "'}}";
        Judged alice =
                Judged.user(
                        account()
                                .user(
                                        "alice",
                                        "/",
                                        user ->
                                                user.withTags(Map.of("team", "red"))
                                                        .withInlinePolicies(
                                                                List.of(
                                                                        new InlinePolicy(
                                                                                "own",
                                                                                policy(some)))))
                                .user(
                                        "bob",
                                        "/",
                                        user ->
                                                user.withTags(
                                                        tagged ? Map.of("team", "a") : Map.of()))
                                .made(),
                        "alice");
        String said = get(alice, "bob");
        assertThat(said.equals("allowed") ? said : "refused").isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "key, true, refused",
        "key, false, refused",
        "session without MFA, true, refused",
        "session without MFA, false, allowed",
        "session with MFA, true, allowed",
        "session with MFA, false, refused",
        "role, true, refused",
        "role, false, allowed"
    })
    void MFA_is_absent_with_a_key_and_true_or_false_with_a_session(
            String credentials, String value, String outcome) {
        String some =
                "'Effect': 'Allow', 'Action': 'iam:*', 'Resource': '*', 'Condition': {'Bool':"
                        + " {'aws:MultiFactorAuthPresent': '"
                        + value
                        + "'}}";
        Account account =
                account()
                        .user("alice", some)
                        .role("reader", trusting("*"), role -> inline(role, some))
                        .made();
        Judged caller =
                switch (credentials) {
                    case "key" -> Judged.user(account, "alice");
                    case "role" ->
                            Judged.of(account, new Caller.RoleSession("reader", "me", true))
                                    .with(token(Optional.empty()));
                    case "session with MFA" ->
                            Judged.of(account, new Caller.IamUser("alice", true, true))
                                    .with(
                                            new Secrets.Kind.SessionToken(
                                                    Optional.of(Judged.NOW.minusSeconds(60))));
                    default ->
                            Judged.of(account, new Caller.IamUser("alice", false, true))
                                    .with(new Secrets.Kind.SessionToken(Optional.empty()));
                };
        String said = caller.says("iam:GetAccountSummary", SUMMARY);
        assertThat(said.equals("allowed") ? said : "refused").isEqualTo(outcome);
    }

    @Test
    void how_long_ago_the_code_was_given_is_known() {
        String soon =
                "'Effect': 'Allow', 'Action': 'iam:*', 'Resource': '*', 'Condition':"
                        + " {'NumericLessThan': {'aws:MultiFactorAuthAge': '300'}}";
        Judged alice =
                Judged.of(
                        account().user("alice", soon).made(),
                        new Caller.IamUser("alice", true, true));
        assertThat(alice.with(ago(299)).says("iam:GetAccountSummary", SUMMARY))
                .isEqualTo("allowed");
        assertThat(alice.with(ago(300)).says("iam:GetAccountSummary", SUMMARY))
                .contains("because no identity-based policy allows");
    }

    private static Secrets.Kind ago(int seconds) {
        return new Secrets.Kind.SessionToken(Optional.of(Judged.NOW.minusSeconds(seconds)));
    }
}
