package dev.lockstep.access.escalation;

import static dev.lockstep.access.escalation.Judged.allow;
import static dev.lockstep.access.escalation.Judged.arn;
import static dev.lockstep.access.escalation.Judged.judging;
import static dev.lockstep.access.escalation.Judged.policy;
import static dev.lockstep.access.escalation.Judged.role;
import static dev.lockstep.access.escalation.Judged.statement;
import static dev.lockstep.access.escalation.Judged.strongRole;
import static dev.lockstep.access.escalation.Judged.trustAws;
import static dev.lockstep.access.escalation.Judged.trustService;
import static dev.lockstep.account.TestAccount.account;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.organization.Organization;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.policy.PolicyDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Each way through IAM, STS and IAM Identity Center, and its near misses.
class IamPathsTest {
    private static final String SELF = arn("user/dora");
    private static final String NOBODY = trustService("ec2.amazonaws.com");

    private static TestAccount dora(String json) {
        return account().user("dora", user -> user.inlinePolicy("p", json));
    }

    private static TestAccount withRoot(TestAccount account) {
        return account.user("root2", user -> user.inlinePolicy("all", allow("*", "*")));
    }

    @Test
    void who_is_allowed_everything_is_one_already() {
        judging(dora(allow("*", "*"))).isAlready("user/dora");
        judging(account().user("dora", user -> user.attached("AdministratorAccess")))
                .isAlready("user/dora");
        judging(
                        account()
                                .user("dora", user -> user.inGroup("ops"))
                                .group("ops", TestAccount.awsPolicy("AdministratorAccess")))
                .isAlready("user/dora")
                .isAlready("group/ops");
    }

    @Test
    void who_is_allowed_nothing_or_little_is_ordinary() {
        judging(account().user("dora", user -> user)).isOrdinary("user/dora");
        judging(dora(allow("*", "s3:*", "ec2:Describe*"))).isOrdinary("user/dora");
        judging(account().user("dora", user -> user.attached("PowerUserAccess")))
                .isOrdinary("user/dora");
        judging(account().user("dora", user -> user.attached("ReadOnlyAccess")))
                .isOrdinary("user/dora");
    }

    @Test
    void everything_but_on_one_bucket_is_not_everything() {
        judging(dora(allow("arn:aws:s3:::bucket/*", "*"))).isOrdinary("user/dora");
    }

    @Test
    void iam_001_a_new_version_of_a_policy_that_is_attached_to_itself() {
        String json = allow(arn("policy/own"), "iam:CreatePolicyVersion");
        judging(account().user("dora", user -> user.attachedOwn("own")).policy("own", json))
                .becomesBy("user/dora", "iam-001");
        judging(
                        dora(allow(arn("policy/other"), "iam:CreatePolicyVersion"))
                                .policy("other", allow("*", "s3:*")))
                .isOrdinary("user/dora");
        judging(
                        account()
                                .user("dora", user -> user.inGroup("team"))
                                .group("team", TestAccount.ownPolicy("own"))
                                .policy("own", json))
                .becomesBy("user/dora", "iam-001");
    }

    @Test
    void iam_002_an_access_key_of_an_administrator() {
        String json = allow("*", "iam:CreateAccessKey");
        judging(withRoot(dora(json))).becomesBy("user/dora", "iam-002");
        judging(dora(json).user("weak", user -> user)).isOrdinary("user/dora");
        judging(withRoot(dora(allow(SELF, "iam:CreateAccessKey")))).isOrdinary("user/dora");
        judging(withRoot(dora(allow(arn("user/${aws:username}"), "iam:CreateAccessKey"))))
                .isOrdinary("user/dora");
    }

    @Test
    void iam_003_with_two_keys_there_one_has_to_go_first() {
        judging(
                        dora(allow("*", "iam:CreateAccessKey"))
                                .user(
                                        "boss",
                                        user ->
                                                user.inlinePolicy("all", allow("*", "*"))
                                                        .activeKey("AKIA1", 10, 1)
                                                        .activeKey("AKIA2", 10, 1)))
                .isOrdinary("user/dora");
        judging(
                        dora(allow("*", "iam:CreateAccessKey", "iam:DeleteAccessKey"))
                                .user(
                                        "boss",
                                        user ->
                                                user.inlinePolicy("all", allow("*", "*"))
                                                        .activeKey("AKIA1", 10, 1)
                                                        .activeKey("AKIA2", 10, 1)))
                .becomesBy("user/dora", "iam-003");
    }

    @Test
    void iam_004_a_password_for_an_administrator_without_one() {
        judging(withRoot(dora(allow("*", "iam:CreateLoginProfile"))))
                .becomesBy("user/dora", "iam-004");
        judging(
                        dora(allow("*", "iam:CreateLoginProfile"))
                                .user(
                                        "boss",
                                        user ->
                                                user.inlinePolicy("all", allow("*", "*"))
                                                        .passwordChangedDaysAgo(3)))
                .isOrdinary("user/dora");
    }

    @Test
    void iam_006_another_password_for_an_administrator_without_MFA() {
        TestAccount without =
                dora(allow("*", "iam:UpdateLoginProfile"))
                        .user(
                                "boss",
                                user ->
                                        user.inlinePolicy("all", allow("*", "*"))
                                                .passwordChangedDaysAgo(3));
        judging(without).becomesBy("user/dora", "iam-006");
        judging(
                        dora(allow("*", "iam:UpdateLoginProfile"))
                                .user(
                                        "boss",
                                        user ->
                                                user.inlinePolicy("all", allow("*", "*"))
                                                        .passwordChangedDaysAgo(3)
                                                        .virtualMfa()))
                .isOrdinary("user/dora");
        judging(
                        dora(allow("*", "iam:UpdateLoginProfile", "iam:DeactivateMFADevice"))
                                .user(
                                        "boss",
                                        user ->
                                                user.inlinePolicy("all", allow("*", "*"))
                                                        .passwordChangedDaysAgo(3)
                                                        .virtualMfa()))
                .becomesBy("user/dora", "iam-006");
    }

    @Test
    void MFA_of_the_other_does_not_stop_a_new_key() {
        judging(
                        dora(allow("*", "iam:CreateAccessKey"))
                                .user(
                                        "boss",
                                        user ->
                                                user.inlinePolicy("all", allow("*", "*"))
                                                        .virtualMfa()))
                .becomesBy("user/dora", "iam-002");
    }

    @Test
    void iam_007_and_008_on_its_own_user() {
        judging(dora(allow(SELF, "iam:PutUserPolicy"))).becomesBy("user/dora", "iam-007");
        judging(dora(allow(SELF, "iam:AttachUserPolicy"))).becomesBy("user/dora", "iam-008");
        judging(dora(allow(arn("user/${aws:username}"), "iam:PutUserPolicy")))
                .becomesBy("user/dora", "iam-007");
        judging(
                        dora(allow(arn("user/emil"), "iam:PutUserPolicy", "iam:AttachUserPolicy"))
                                .user("emil", user -> user))
                .isOrdinary("user/dora");
        judging(
                        dora(
                                policy(
                                        statement("Allow", "*", "iam:AttachUserPolicy"),
                                        statement("Deny", SELF, "iam:Attach*"))))
                .isOrdinary("user/dora");
    }

    @Test
    void a_condition_on_the_policy_that_is_attached_counts() {
        String only =
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:AttachUserPolicy",
                 "Resource":"*","Condition":{"ArnEquals":{"iam:PolicyARN":"arn:aws:iam::aws:policy/%s"}}}]}\
                """;
        judging(dora(only.formatted("ReadOnlyAccess"))).isOrdinary("user/dora");
        judging(dora(only.formatted("AdministratorAccess"))).becomesBy("user/dora", "iam-008");
        // Rights over IAM are enough for the rest.
        judging(dora(only.formatted("IAMFullAccess"))).becomesBy("user/dora", "iam-008", "iam-007");
    }

    @Test
    void a_policy_of_its_own_making_that_it_may_attach() {
        String json =
                """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Action":"iam:AttachUserPolicy","Resource":"*",
                  "Condition":{"ArnLike":{"iam:PolicyARN":"arn:aws:iam::123456789012:policy/dev-*"}}}
                 %s]}\
                """;
        judging(dora(json.formatted(""))).isOrdinary("user/dora");
        judging(
                        dora(
                                json.formatted(
                                        ", "
                                                + statement(
                                                        "Allow",
                                                        arn("policy/dev-*"),
                                                        "iam:CreatePolicy"))))
                .becomesBy("user/dora", "iam-008");
    }

    @Test
    void iam_005_and_009_on_its_own_role() {
        judging(role(account(), "app", NOBODY, allow(arn("role/app"), "iam:PutRolePolicy")))
                .becomesBy("role/app", "iam-005");
        judging(role(account(), "app", NOBODY, allow(arn("role/app"), "iam:AttachRolePolicy")))
                .becomesBy("role/app", "iam-009");
        judging(role(account(), "app", NOBODY, allow(arn("role/other"), "iam:PutRolePolicy")))
                .isOrdinary("role/app");
    }

    @Test
    void iam_010_and_011_on_a_group_that_it_is_in() {
        for (String action : List.of("iam:AttachGroupPolicy", "iam:PutGroupPolicy")) {
            String path = action.contains("Attach") ? "iam-010" : "iam-011";
            InlinePolicy inline =
                    new InlinePolicy("p", PolicyDocument.parse(allow(arn("group/team"), action)));
            judging(
                            account()
                                    .user("dora", user -> user.inGroup("team"))
                                    .group("team", List.of(), List.of(inline)))
                    .becomesBy("user/dora", path)
                    .becomesBy("group/team", path);
            judging(
                            account()
                                    .user(
                                            "dora",
                                            user ->
                                                    user.inGroup("team")
                                                            .inlinePolicy(
                                                                    "p",
                                                                    allow(
                                                                            arn("group/other"),
                                                                            action)))
                                    .group("team")
                                    .group("other"))
                    .isOrdinary("user/dora");
        }
    }

    @Test
    void iam_012_a_strong_role_whose_trust_it_changes() {
        judging(strongRole(dora(allow("*", "iam:UpdateAssumeRolePolicy")), "strong", NOBODY))
                .becomesBy("user/dora", "iam-012");
        judging(
                        role(
                                dora(allow("*", "iam:UpdateAssumeRolePolicy")),
                                "weak",
                                NOBODY,
                                allow("*", "s3:*")))
                .isOrdinary("user/dora");
    }

    @Test
    void iam_013_into_a_strong_group() {
        judging(
                        dora(allow("*", "iam:AddUserToGroup"))
                                .group("admins", TestAccount.awsPolicy("AdministratorAccess")))
                .becomesBy("user/dora", "iam-013");
        judging(
                        dora(allow(arn("group/other"), "iam:AddUserToGroup"))
                                .group("admins", TestAccount.awsPolicy("AdministratorAccess"))
                                .group("other", TestAccount.awsPolicy("AmazonS3FullAccess")))
                .isOrdinary("user/dora");
    }

    @Test
    void iam_014_and_017_a_role_that_it_strengthens_and_assumes() {
        for (String action : List.of("iam:AttachRolePolicy", "iam:PutRolePolicy")) {
            String path = action.contains("Attach") ? "iam-014" : "iam-017";
            judging(
                            role(
                                    dora(allow(arn("role/app"), action, "sts:AssumeRole")),
                                    "app",
                                    trustAws(arn("root")),
                                    allow("*", "s3:*")))
                    .becomesBy("user/dora", path, "sts-001");
            judging(
                            role(
                                    dora(allow(arn("role/app"), action, "sts:AssumeRole")),
                                    "app",
                                    NOBODY,
                                    allow("*", "s3:*")))
                    .isOrdinary("user/dora");
            judging(
                            role(
                                    dora(allow(arn("role/app"), action)),
                                    "app",
                                    trustAws(arn("root")),
                                    allow("*", "s3:*")))
                    .isOrdinary("user/dora");
        }
    }

    @Test
    void iam_015_and_018_a_user_that_it_strengthens_and_makes_a_key_of() {
        for (String action : List.of("iam:AttachUserPolicy", "iam:PutUserPolicy")) {
            String path = action.contains("Attach") ? "iam-015" : "iam-018";
            judging(
                            dora(allow(arn("user/emil"), action, "iam:CreateAccessKey"))
                                    .user("emil", user -> user))
                    .becomesBy("user/dora", path, "iam-002");
            judging(dora(allow(arn("user/emil"), action)).user("emil", user -> user))
                    .isOrdinary("user/dora");
        }
    }

    @Test
    void iam_016_and_020_a_policy_of_a_role_that_it_gets() {
        TestAccount account =
                dora(allow("*", "iam:CreatePolicyVersion", "sts:AssumeRole"))
                        .role("app", trustAws(arn("root")), TestAccount.ownPolicy("app"))
                        .policy("app", allow("*", "s3:*"));
        judging(account).becomesBy("user/dora", "iam-016", "sts-001");
        judging(
                        dora(allow("*", "iam:CreatePolicyVersion", "iam:UpdateAssumeRolePolicy"))
                                .role("app", NOBODY, TestAccount.ownPolicy("app"))
                                .policy("app", allow("*", "s3:*")))
                .becomesBy("user/dora", "iam-020", "iam-012");
        judging(
                        dora(allow("*", "iam:CreatePolicyVersion", "sts:AssumeRole"))
                                .role("app", NOBODY, TestAccount.ownPolicy("app"))
                                .policy("app", allow("*", "s3:*")))
                .isOrdinary("user/dora");
    }

    @Test
    void iam_019_and_021_a_role_that_it_strengthens_and_has_trust_it() {
        judging(
                        role(
                                dora(
                                        allow(
                                                arn("role/app"),
                                                "iam:AttachRolePolicy",
                                                "iam:UpdateAssumeRolePolicy")),
                                "app",
                                NOBODY,
                                allow("*", "s3:*")))
                .becomesBy("user/dora", "iam-019", "iam-012");
        judging(
                        role(
                                dora(
                                        allow(
                                                arn("role/app"),
                                                "iam:PutRolePolicy",
                                                "iam:UpdateAssumeRolePolicy")),
                                "app",
                                NOBODY,
                                allow("*", "s3:*")))
                .becomesBy("user/dora", "iam-021", "iam-012");
    }

    @Test
    void sts_001_a_strong_role_that_trusts_it() {
        judging(strongRole(dora(allow("*", "sts:AssumeRole")), "strong", trustAws(arn("root"))))
                .becomesBy("user/dora", "sts-001");
        judging(strongRole(dora(allow("*", "s3:*")), "strong", trustAws(arn("root"))))
                .isOrdinary("user/dora");
        // A trust policy that names the user needs no other policy of the same account.
        judging(strongRole(dora(allow("*", "s3:*")), "strong", trustAws(SELF)))
                .becomesBy("user/dora", "sts-001");
        judging(
                        strongRole(
                                dora(allow("*", "sts:AssumeRole")),
                                "strong",
                                trustAws(arn("user/emil"))))
                .isOrdinary("user/dora");
        judging(
                        strongRole(
                                dora(
                                        policy(
                                                statement("Allow", "*", "sts:AssumeRole"),
                                                statement(
                                                        "Deny",
                                                        arn("role/strong"),
                                                        "sts:AssumeRole"))),
                                "strong",
                                trustAws(SELF)))
                .isOrdinary("user/dora");
    }

    @Test
    void x_rhino_01_an_older_version_that_allows_more() {
        var now = PolicyDocument.parse(allow("*", "iam:SetDefaultPolicyVersion"));
        var older = PolicyDocument.parse(allow("*", "*"));
        var weaker = PolicyDocument.parse(allow("*", "s3:*"));
        for (var version : List.of(older, weaker)) {
            TestAccount account =
                    account()
                            .user("dora", user -> user.attachedOwn("own"))
                            .change(answers ->
                                    answers.with(
                                            ReadKey.DETAILS,
                                            answers.get(ReadKey.DETAILS)
                                                    .map(details ->
                                                            new dev.lockstep.account
                                                                    .AuthorizationDetails(
                                                                    details.users(),
                                                                    details.groups(),
                                                                    details.roles(),
                                                                    Optional.of(
                                                                            List.of(
                                                                                    versions(
                                                                                            now,
                                                                                            version)))))));
            if (version == older) {
                judging(account).becomesBy("user/dora", "x-rhino-01");
            } else {
                judging(account).isOrdinary("user/dora");
            }
        }
    }

    private static ManagedPolicy versions(
            dev.lockstep.policy.PolicyParse now, dev.lockstep.policy.PolicyParse older) {
        return new ManagedPolicy(
                "own",
                TestAccount.ownPolicy("own").arn(),
                "/",
                1,
                "v2",
                List.of(
                        new ManagedPolicy.Version("v2", now, Optional.empty()),
                        new ManagedPolicy.Version("v1", older, Optional.empty())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
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
}
