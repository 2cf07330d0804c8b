package dev.lockstep.access.escalation;

import static dev.lockstep.access.escalation.Judged.allow;
import static dev.lockstep.access.escalation.Judged.arn;
import static dev.lockstep.access.escalation.Judged.judging;
import static dev.lockstep.access.escalation.Judged.policy;
import static dev.lockstep.access.escalation.Judged.role;
import static dev.lockstep.access.escalation.Judged.statement;
import static dev.lockstep.access.escalation.Judged.strongRole;
import static dev.lockstep.access.escalation.Judged.trustService;
import static dev.lockstep.account.TestAccount.account;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.organization.Organization;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.policy.PolicyDocument;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Ways past what holds a principal: boundaries, denials, identity providers, IAM Identity Center,
/// new roles and users; and their near misses.
class WaysAroundTest {
    private static final String SELF = arn("user/dora");
    private static final String NOBODY = trustService("ec2.amazonaws.com");

    private static TestAccount dora(String json) {
        return account().user("dora", user -> user.inlinePolicy("p", json));
    }

    private static TestAccount withRoot(TestAccount account) {
        return account.user("root2", user -> user.inlinePolicy("all", allow("*", "*")));
    }

    @Test
    void a_boundary_holds_what_a_self_grant_gives() {
        String json = allow(SELF, "iam:PutUserPolicy", "iam:*Boundary");
        judging(
                        account()
                                .user(
                                        "dora",
                                        user ->
                                                user.inlinePolicy("p", json)
                                                        .boundary(TestAccount.ownPolicy("limit")))
                                .policy("limit", allow("*", "iam:PutUserPolicy", "s3:*")))
                .isOrdinary("user/dora");
        judging(
                        account()
                                .user(
                                        "dora",
                                        user ->
                                                user.inlinePolicy(
                                                                "p",
                                                                allow(SELF, "iam:PutUserPolicy"))
                                                        .boundary(TestAccount.ownPolicy("limit")))
                                .policy("limit", allow("*", "iam:*")))
                .becomesBy("user/dora", "iam-007", "m-01");
    }

    @Test
    void m_01_and_m_02_who_removes_its_boundary_is_free() {
        for (String action :
                List.of("iam:DeleteUserPermissionsBoundary", "iam:PutUserPermissionsBoundary")) {
            judging(
                            account()
                                    .user(
                                            "dora",
                                            user ->
                                                    user.inlinePolicy("p", allow("*", "*"))
                                                            .boundary(
                                                                    TestAccount.ownPolicy("limit")))
                                    .policy("limit", allow("*", action, "s3:*")))
                    .becomesBy("user/dora", action.contains("Delete") ? "m-01" : "m-02");
        }
        judging(
                        account()
                                .user(
                                        "dora",
                                        user ->
                                                user.inlinePolicy("p", allow("*", "*"))
                                                        .boundary(TestAccount.ownPolicy("limit")))
                                .policy("limit", allow("*", "s3:*")))
                .isOrdinary("user/dora");
    }

    @Test
    void own_09_who_rewrites_its_boundary_is_free() {
        judging(
                        account()
                                .user(
                                        "dora",
                                        user ->
                                                user.inlinePolicy("p", allow("*", "*"))
                                                        .boundary(TestAccount.ownPolicy("limit")))
                                .policy("limit", allow("*", "iam:CreatePolicyVersion", "s3:*")))
                .becomesBy("user/dora", "own-09");
    }

    @Test
    void m_03_and_m_04_the_same_of_a_role() {
        for (String action :
                List.of("iam:DeleteRolePermissionsBoundary", "iam:PutRolePermissionsBoundary")) {
            TestAccount account =
                    account()
                            .policy("limit", allow("*", action, "s3:*"))
                            .change(answers ->
                                    answers.with(
                                            ReadKey.DETAILS,
                                            answers.get(ReadKey.DETAILS)
                                                    .map(details ->
                                                            new dev.lockstep.account
                                                                    .AuthorizationDetails(
                                                                    details.users(),
                                                                    details.groups(),
                                                                    details.roles()
                                                                            .map(roles ->
                                                                                    roles.stream()
                                                                                            .map(
                                                                                                    role ->
                                                                                                            role
                                                                                                                    .withBoundary(
                                                                                                                            Optional
                                                                                                                                    .of(
                                                                                                                                            TestAccount
                                                                                                                                                    .ownPolicy(
                                                                                                                                                            "limit"))))
                                                                                            .toList()),
                                                                    details.policies()))));
            judging(strongRole(account, "app", NOBODY))
                    .becomesBy("role/app", action.contains("Delete") ? "m-03" : "m-04");
        }
    }

    @Test
    void m_05_m_06_and_m_07_who_takes_its_Deny_away_is_free() {
        String deny = policy(statement("Deny", "*", "s3:*", "ec2:*", "iam:Put*", "iam:Attach*"));
        judging(
                        dora(policy(
                                        statement("Allow", "*", "*"),
                                        statement("Deny", "*", "iam:Create*")))
                                .user("x", user -> user))
                .isAdministrator("user/dora");
        judging(
                        account()
                                .user(
                                        "dora",
                                        user ->
                                                user.inlinePolicy(
                                                                "a",
                                                                allow(
                                                                        "*",
                                                                        "s3:*",
                                                                        "ec2:*",
                                                                        "lambda:*",
                                                                        "cloudtrail:*",
                                                                        "lockstep-new-service:*",
                                                                        "iam:Put*",
                                                                        "iam:Att*",
                                                                        "iam:CreatePolicyVersion",
                                                                        "iam:CreateAccessKey",
                                                                        "iam:Update*",
                                                                        "iam:Pass*",
                                                                        "iam:DeleteUserPolicy",
                                                                        "iam:DeleteAccountPasswordPolicy"))
                                                        .inlinePolicy("d", deny)))
                .becomesBy("user/dora", "m-05");
        judging(
                        account()
                                .user(
                                        "dora",
                                        user ->
                                                user.inlinePolicy("a", allow("*", "*"))
                                                        .attachedOwn("d"))
                                .policy(
                                        "d",
                                        policy(
                                                statement(
                                                        "Deny",
                                                        "*",
                                                        "s3:*",
                                                        "iam:Create*",
                                                        "iam:Put*",
                                                        "iam:Attach*",
                                                        "iam:Delete*",
                                                        "iam:Update*",
                                                        "iam:AddUser*",
                                                        "iam:PassRole"))))
                .becomesBy("user/dora", "m-06");
        judging(
                        account()
                                .user(
                                        "dora",
                                        user ->
                                                user.inlinePolicy("a", allow("*", "*"))
                                                        .inGroup("held"))
                                .group(
                                        "held",
                                        List.of(),
                                        List.of(
                                                new InlinePolicy(
                                                        "d",
                                                        PolicyDocument.parse(
                                                                policy(
                                                                        statement(
                                                                                "Deny",
                                                                                "*",
                                                                                "s3:*",
                                                                                "iam:Create*",
                                                                                "iam:Put*",
                                                                                "iam:Attach*",
                                                                                "iam:De*",
                                                                                "iam:Update*",
                                                                                "iam:AddUser*",
                                                                                "iam:PassRole")))))))
                .becomesBy("user/dora", "m-07");
        judging(
                        account()
                                .user(
                                        "dora",
                                        user ->
                                                user.inlinePolicy("a", allow("*", "*"))
                                                        .attachedOwn("d"))
                                .policy("d", policy(statement("Deny", "*", "iam:*", "sts:*"))))
                .isOrdinary("user/dora");
    }

    @Test
    void m_09_and_m_10_an_identity_provider_that_a_strong_role_trusts() {
        for (String kind : List.of("saml-provider/corp", "oidc-provider/id.example.com")) {
            boolean saml = kind.startsWith("saml");
            String trust =
                    """
                    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"%s"},
                     "Action":"%s"}]}\
                    """
                            .formatted(
                                    arn(kind),
                                    saml
                                            ? "sts:AssumeRoleWithSAML"
                                            : "sts:AssumeRoleWithWebIdentity");
            String action =
                    saml ? "iam:UpdateSAMLProvider" : "iam:UpdateOpenIDConnectProviderThumbprint";
            judging(strongRole(dora(allow("*", action)), "strong", trust))
                    .becomesBy("user/dora", saml ? "m-09" : "m-10");
            judging(role(dora(allow("*", action)), "weak", trust, allow("*", "s3:*")))
                    .isOrdinary("user/dora");
            judging(strongRole(dora(allow(arn(kind + "2"), action)), "strong", trust))
                    .isOrdinary("user/dora");
        }
    }

    @Test
    void m_08_m_11_and_m_12_make_nobody_an_administrator() {
        judging(
                        withRoot(
                                dora(
                                        allow(
                                                "*",
                                                "iam:DeactivateMFADevice",
                                                "iam:EnableMFADevice",
                                                "iam:CreateServiceSpecificCredential",
                                                "organizations:DetachPolicy"))))
                .isOrdinary("user/dora");
    }

    @Test
    void m_13_and_m_14_IAM_Identity_Center_from_the_management_account() {
        for (String action :
                List.of("sso:CreateAccountAssignment", "sso:PutInlinePolicyToPermissionSet")) {
            judging(
                            dora(allow("*", action))
                                    .answer(
                                            ReadKey.ORGANIZATION,
                                            Optional.of(
                                                    new Organization(
                                                            "o-1", TestAccount.ID, "ALL"))))
                    .becomesBy("user/dora", action.contains("Create") ? "m-13" : "m-14");
            judging(
                            dora(allow("*", action))
                                    .answer(
                                            ReadKey.ORGANIZATION,
                                            Optional.of(
                                                    new Organization(
                                                            "o-1", "999999999999", "ALL"))))
                    .isOrdinary("user/dora");
            judging(dora(allow("*", action)).denied(ReadKey.ORGANIZATION)).isOpen("user/dora");
        }
    }

    @Test
    void own_01_to_04_a_new_role_or_user() {
        judging(dora(allow("*", "iam:CreateRole", "iam:AttachRolePolicy")))
                .becomesBy("user/dora", "own-01");
        judging(dora(allow(arn("role/app-*"), "iam:CreateRole", "iam:PutRolePolicy")))
                .becomesBy("user/dora", "own-02");
        judging(
                        dora(
                                allow(
                                        arn("user/app-*"),
                                        "iam:CreateUser",
                                        "iam:AttachUserPolicy",
                                        "iam:CreateAccessKey")))
                .becomesBy("user/dora", "own-03");
        judging(
                        dora(
                                allow(
                                        arn("user/app-*"),
                                        "iam:CreateUser",
                                        "iam:PutUserPolicy",
                                        "iam:CreateAccessKey")))
                .becomesBy("user/dora", "own-04");
        judging(dora(allow("*", "iam:CreateRole"))).isOrdinary("user/dora");
        judging(
                        dora(
                                policy(
                                        statement("Allow", arn("role/a-*"), "iam:CreateRole"),
                                        statement("Allow", arn("role/b-*"), "iam:PutRolePolicy"))))
                .isOrdinary("user/dora");
    }

    @Test
    void a_new_role_within_a_boundary_is_no_way_out() {
        String within =
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                 "Action":["iam:CreateRole","iam:AttachRolePolicy","iam:PutRolePolicy"],"Resource":"*",
                 "Condition":{"StringEquals":{"iam:PermissionsBoundary":"%s"}}}]}\
                """
                        .formatted(arn("policy/limit"));
        judging(dora(within).policy("limit", allow("*", "s3:*"))).isOrdinary("user/dora");
        judging(dora(within).policy("limit", allow("*", "s3:*", "iam:*")))
                .becomesBy("user/dora", "own-01", "m-03");
    }

    @Test
    void own_10_a_new_user_in_a_strong_group() {
        judging(
                        dora(allow(
                                        "*",
                                        "iam:CreateUser",
                                        "iam:AddUserToGroup",
                                        "iam:CreateAccessKey"))
                                .group("admins", TestAccount.awsPolicy("AdministratorAccess")))
                .becomesBy("user/dora", "own-10");
    }

    @Test
    void what_a_Deny_of_all_other_resources_leaves_out_is_a_way() {
        for (String left :
                List.of(
                        "arn:aws:lambda:*:123456789012:function:dev-*",
                        "arn:aws:lambda:eu-west-1:*")) {
            judging(
                            strongRole(
                                    dora(
                                            policy(
                                                    statement("Allow", "*", "iam:PassRole"),
                                                    statement("Allow", "*", "lambda:*"),
                                                    """
                                                    {"Effect": "Deny", "Action": "lambda:*",
                                                     "NotResource": "%s"}\
                                                    """
                                                            .formatted(left))),
                                    "strong",
                                    trustService("lambda.amazonaws.com")))
                    .becomesBy("user/dora", "lambda-001");
        }
    }

    @Test
    void a_boundary_that_a_condition_names_by_a_pattern_holds_the_new_role() {
        String condition =
                """
                {"Effect": "Allow", "Action": ["iam:CreateRole", "iam:PutRolePolicy"],
                 "Resource": "arn:aws:iam::123456789012:role/app-*",
                 "Condition": {"ArnLike":
                    {"iam:PermissionsBoundary": "arn:aws:iam::*:policy/DevBoundary"}}}\
                """;
        judging(
                        dora(policy(condition, statement("Allow", "*", "sts:AssumeRole")))
                                .policy("DevBoundary", allow("*", "s3:*")))
                .isOrdinary("user/dora");
        judging(
                        dora(policy(condition, statement("Allow", "*", "sts:AssumeRole")))
                                .policy("DevBoundary", allow("*", "*")))
                .becomesBy("user/dora", "own-02");
    }
}
