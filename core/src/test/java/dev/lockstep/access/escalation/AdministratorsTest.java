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
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.account.AuthorizationDetails;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.organization.ServiceControlLevel;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.policy.PolicyDocument;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Steps joined to ways; what is not known; what is certain; the graph.
class AdministratorsTest {
    private static final String LAMBDA = trustService("lambda.amazonaws.com");

    private static TestAccount dora(String json) {
        return account().user("dora", user -> user.inlinePolicy("p", json));
    }

    private static UnaryOperator<AuthorizationDetails> withoutRoles() {
        return details ->
                new AuthorizationDetails(
                        details.users(), details.groups(), Optional.empty(), details.policies());
    }

    private static TestAccount change(
            TestAccount account, UnaryOperator<AuthorizationDetails> change) {
        return account.change(
                answers -> answers.with(ReadKey.DETAILS, answers.get(ReadKey.DETAILS).map(change)));
    }

    @Test
    void a_chain_of_three_roles_leads_to_the_top() {
        TestAccount account = dora(allow(arn("role/one"), "sts:AssumeRole"));
        role(account, "one", trustAws(arn("root")), allow(arn("role/two"), "sts:AssumeRole"));
        role(account, "two", trustAws(arn("root")), allow(arn("role/three"), "sts:AssumeRole"));
        strongRole(account, "three", trustAws(arn("root")));
        judging(account)
                .becomesBy("user/dora", "sts-001", "sts-001", "sts-001")
                .becomesBy("role/one", "sts-001", "sts-001")
                .becomesBy("role/two", "sts-001")
                .isAlready("role/three");
    }

    @Test
    void a_broken_chain_leads_nowhere() {
        TestAccount account = dora(allow(arn("role/one"), "sts:AssumeRole"));
        role(account, "one", trustAws(arn("root")), allow(arn("role/two"), "sts:AssumeRole"));
        role(
                account,
                "two",
                trustAws(arn("user/emil")),
                allow(arn("role/three"), "sts:AssumeRole"));
        strongRole(account, "three", trustAws(arn("root")));
        judging(account)
                .isOrdinary("user/dora")
                .isOrdinary("role/one")
                .becomesBy("role/two", "sts-001");
    }

    @Test
    void a_circle_of_roles_ends() {
        TestAccount account = dora(allow("*", "sts:AssumeRole"));
        role(account, "one", trustAws(arn("root")), allow(arn("role/two"), "sts:AssumeRole"));
        role(account, "two", trustAws(arn("root")), allow(arn("role/one"), "sts:AssumeRole"));
        judging(account).isOrdinary("user/dora").isOrdinary("role/one").isOrdinary("role/two");
    }

    @Test
    void two_users_that_lift_each_other() {
        judging(
                        account()
                                .user(
                                        "one",
                                        user ->
                                                user.inlinePolicy(
                                                        "p",
                                                        allow(
                                                                arn("user/two"),
                                                                "iam:CreateAccessKey")))
                                .user(
                                        "two",
                                        user ->
                                                user.inlinePolicy(
                                                        "p",
                                                        allow(
                                                                arn("user/one"),
                                                                "iam:PutUserPolicy"))))
                .becomesBy("user/one", "iam-002", "iam-007")
                .isOrdinary("user/two");
    }

    @Test
    void what_two_that_it_gets_hold_of_can_do_together() {
        TestAccount account = dora(allow("*", "sts:AssumeRole"));
        role(
                account,
                "editor",
                trustAws(arn("root")),
                allow(arn("role/plain"), "iam:PutRolePolicy"));
        role(account, "plain", trustAws(arn("root")), allow("*", "s3:GetObject"));
        judging(account)
                .becomesBy("user/dora", "sts-001", "sts-001", "iam-005")
                .isOrdinary("role/plain")
                .isOrdinary("role/editor");
    }

    @Test
    void a_policy_that_is_not_known_leaves_it_open() {
        judging(account().user("dora", user -> user.attachedOwn("lost"))).isOpen("user/dora");
        judging(
                        account()
                                .user(
                                        "dora",
                                        user ->
                                                user.attachedOwn("lost")
                                                        .inlinePolicy("p", allow("*", "*"))))
                .isAlready("user/dora");
        TestAccount account = dora(allow("*", "sts:AssumeRole"));
        account.role("lost", trustAws(arn("root")), TestAccount.ownPolicy("lost"));
        judging(account).isOpen("user/dora").isOpen("role/lost");
    }

    @Test
    void roles_that_were_not_read_leave_it_open_where_they_matter() {
        judging(change(dora(allow("*", "sts:AssumeRole")), withoutRoles())).isOpen("user/dora");
        judging(change(dora(allow("*", "lambda:UpdateFunctionCode")), withoutRoles()))
                .isOpen("user/dora");
        // A trust policy may name it that nobody has read.
        judging(change(dora(allow("*", "s3:*")), withoutRoles())).isOpen("user/dora");
        judging(change(dora(policy(statement("Deny", "*", "sts:*"))), withoutRoles()))
                .isOrdinary("user/dora");
    }

    @Test
    void a_trust_policy_that_is_none_leaves_it_open() {
        judging(strongRole(dora(allow("*", "s3:*")), "strong", "{]")).isOpen("user/dora");
    }

    @Test
    void a_condition_is_taken_to_be_met_and_told() {
        Power power =
                judging(
                                dora(
                                        """
                                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*",
                                         "Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}]}\
                                        """))
                        .power("user/dora");
        assertThat(power).isInstanceOf(Power.Administrator.class);
        var administrator = (Power.Administrator) power;
        assertThat(administrator.certain()).isFalse();
        assertThat(administrator.ways().getFirst().assumed())
                .containsExactly("aws:multifactorauthpresent");
    }

    @Test
    void a_Deny_without_MFA_leaves_an_administrator_possible() {
        Power power =
                judging(
                                dora(
                                        """
                                        {"Version":"2012-10-17","Statement":[
                                         {"Effect":"Allow","Action":"*","Resource":"*"},
                                         {"Effect":"Deny","Action":"*","Resource":"*",
                                          "Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}]}\
                                        """))
                        .power("user/dora");
        assertThat(((Power.Administrator) power).certain()).isFalse();
    }

    @Test
    void without_conditions_it_is_certain() {
        var power = (Power.Administrator) judging(dora(allow("*", "*"))).power("user/dora");
        assertThat(power.certain()).isTrue();
        power =
                (Power.Administrator)
                        judging(dora(allow("*", "iam:AttachUserPolicy"))).power("user/dora");
        assertThat(power.certain()).isTrue();
        power =
                (Power.Administrator)
                        judging(
                                        strongRole(
                                                dora(allow("*", "lambda:UpdateFunctionCode")),
                                                "strong",
                                                LAMBDA))
                                .power("user/dora");
        assertThat(power.certain()).isFalse();
        assertThat(power.ways().getFirst().steps().getFirst().depends()).isPresent();
    }

    @Test
    void the_tags_of_a_principal_are_known() {
        String json =
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*",
                 "Condition":{"StringEquals":{"aws:PrincipalTag/team":"ops"}}}]}\
                """;
        judging(dora(json)).isOrdinary("user/dora");
    }

    @Test
    void service_control_policies_count_but_what_nobody_may_is_no_lack() {
        judging(scp(dora(allow("*", "*")), statement("Deny", "*", "iam:CreateAccessKey")))
                .isAlready("user/dora");
        judging(
                        scp(
                                dora(allow("*", "*")),
                                """
                                {"Effect":"Deny","Action":"*","Resource":"*","Condition":
                                 {"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:user/emil"}}}\
                                """))
                .isOrdinary("user/dora");
        judging(scp(dora(allow("*", "iam:AttachUserPolicy")), statement("Deny", "*", "iam:*")))
                .isOrdinary("user/dora");
    }

    private static TestAccount scp(TestAccount account, String deny) {
        return account.answer(
                ReadKey.SERVICE_CONTROL_POLICIES,
                List.of(
                        new ServiceControlLevel(
                                "r-1",
                                List.of(
                                        new ServiceControlLevel.Named(
                                                "p",
                                                PolicyDocument.parse(
                                                        policy(
                                                                statement("Allow", "*", "*"),
                                                                deny)))))));
    }

    @Test
    void an_action_on_some_resource_is_found_where_patterns_overlap() {
        TestAccount account =
                strongRole(
                        account()
                                .user(
                                        "dora",
                                        user ->
                                                user.inlinePolicy(
                                                                "p",
                                                                allow(
                                                                        "arn:aws:lambda:*:*:function:dev-*",
                                                                        "lambda:UpdateFunctionCode"))
                                                        .boundary(TestAccount.ownPolicy("limit")))
                                .policy("limit", allow("arn:aws:lambda:eu-west-1:*:*", "lambda:*")),
                        "strong",
                        LAMBDA);
        judging(account).becomesBy("user/dora", "lambda-003");
        judging(
                        strongRole(
                                account()
                                        .user(
                                                "dora",
                                                user ->
                                                        user.inlinePolicy(
                                                                        "p",
                                                                        allow(
                                                                                "arn:aws:lambda:*:*:function:dev-*",
                                                                                "lambda:UpdateFunctionCode"))
                                                                .boundary(
                                                                        TestAccount.ownPolicy(
                                                                                "limit")))
                                        .policy(
                                                "limit",
                                                allow(
                                                        "arn:aws:lambda:*:*:function:prod-*",
                                                        "lambda:*")),
                                "strong",
                                LAMBDA))
                .isOrdinary("user/dora");
    }

    @Test
    void a_group_stands_for_a_member_with_nothing_else() {
        InlinePolicy self =
                new InlinePolicy(
                        "p",
                        PolicyDocument.parse(
                                allow(arn("user/${aws:username}"), "iam:AttachUserPolicy")));
        InlinePolicy named =
                new InlinePolicy(
                        "p",
                        PolicyDocument.parse(allow(arn("user/dev-*"), "iam:AttachUserPolicy")));
        judging(account().group("devs", List.of(), List.of(self)))
                .becomesBy("group/devs", "iam-008");
        judging(
                        account()
                                .user("dev-1", user -> user.inGroup("devs"))
                                .group("devs", List.of(), List.of(named)))
                .becomesBy("group/devs", "iam-008");
        judging(account().group("devs", TestAccount.awsPolicy("AmazonS3FullAccess")))
                .isOrdinary("group/devs");
    }

    @Test
    void words_read_as_a_sentence() {
        TestAccount account =
                strongRole(
                        dora(
                                allow(
                                        "*",
                                        "iam:PassRole",
                                        "lambda:CreateFunction",
                                        "lambda:InvokeFunction")),
                        "deploy",
                        LAMBDA);
        var power = (Power.Administrator) judging(account).power("user/dora");
        assertThat(power.ways().getFirst().words())
                .isEqualTo(
                        "can run code of its own in a new Lambda function with role deploy: "
                                + "iam:PassRole + lambda:CreateFunction + lambda:InvokeFunction");
        power =
                (Power.Administrator)
                        judging(dora(allow("*", "iam:AttachUserPolicy"))).power("user/dora");
        assertThat(power.ways().getFirst().words())
                .isEqualTo("can attach AdministratorAccess to itself: iam:AttachUserPolicy");
        assertThat(
                        power.ways()
                                .getFirst()
                                .steps()
                                .getFirst()
                                .grants()
                                .getFirst()
                                .statements()
                                .getFirst()
                                .policy())
                .isEqualTo("dora/p");
    }

    @Test
    void shorter_ways_come_first() {
        TestAccount account = dora(allow("*", "sts:AssumeRole", "iam:AttachUserPolicy"));
        role(account, "one", trustAws(arn("root")), allow("*", "iam:PutRolePolicy"));
        var power = (Power.Administrator) judging(account).power("user/dora");
        assertThat(power.ways().stream().map(way -> way.steps().size()).toList()).isSorted();
        assertThat(power.ways().getFirst().pathId()).isEqualTo("iam-008");
        assertThat(power.ways()).hasSizeGreaterThan(1);
    }

    @Test
    void the_graph_has_each_step_once_and_ends_in_the_power() {
        TestAccount account = dora(allow(arn("role/one"), "sts:AssumeRole"));
        role(account, "one", trustAws(arn("root")), allow(arn("role/top"), "sts:AssumeRole"));
        strongRole(account, "top", trustAws(arn("root")));
        EscalationGraph graph = Administrators.of(AccountAccess.of(account.snapshot())).graph();
        assertThat(graph.edges().stream().map(edge -> edge.from() + " " + edge.to()))
                .containsExactly(
                        arn("role/one") + " " + arn("role/top"),
                        arn("role/top") + " " + EscalationGraph.Node.ADMINISTRATOR,
                        arn("user/dora") + " " + arn("role/one"));
        assertThat(graph.nodes().stream().map(EscalationGraph.Node::name))
                .containsExactly("dora", "one", "top", "administrator");
        assertThat(graph.nodes()).allMatch(EscalationGraph.Node::administrator);
    }

    @Test
    void texts_that_patterns_share_are_found() {
        assertThat(Overlap.example(List.of("a*c", "*b*")))
                .hasValueSatisfying(text -> {
                    assertThat(text).startsWith("a").endsWith("c").contains("b");
                });
        assertThat(Overlap.example(List.of("a*", "b*"))).isEmpty();
        assertThat(Overlap.example(List.of("a?c", "ab?"))).contains("abc");
        assertThat(Overlap.example(List.of("*a*a*a*a*b", "a*a*a*a*a*", "*b"))).isPresent();
    }
}
