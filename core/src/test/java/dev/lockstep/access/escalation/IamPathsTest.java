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
}
