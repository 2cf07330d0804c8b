package dev.lockstep.access.escalation;

import static dev.lockstep.access.escalation.Judged.allow;
import static dev.lockstep.access.escalation.Judged.judging;
import static dev.lockstep.access.escalation.Judged.policy;
import static dev.lockstep.access.escalation.Judged.role;
import static dev.lockstep.access.escalation.Judged.statement;
import static dev.lockstep.access.escalation.Judged.strongRole;
import static dev.lockstep.access.escalation.Judged.trustService;
import static dev.lockstep.account.TestAccount.account;

import dev.lockstep.account.TestAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each way through a service: whole, and with one thing missing at a time.
class ServicePathsTest {
    private static Stream<EscalationPath> throughServices() {
        return EscalationPaths.builtIn().all().stream().filter(path -> !path.services().isEmpty());
    }

    private static TestAccount with(EscalationPath path, String json) {
        return strongRole(
                account().user("dora", user -> user.inlinePolicy("p", json)),
                "strong",
                trustService(path.services().getFirst()));
    }

    private static String[] actions(EscalationPath path) {
        return path.actions().toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("throughServices")
    void a_user_with_the_actions_and_a_role_that_trusts_the_service_becomes_administrator(
            EscalationPath path) {
        judging(with(path, allow("*", actions(path)))).becomesBy("user/dora", path.id());
    }

    @ParameterizedTest
    @MethodSource("throughServices")
    void without_one_of_the_actions_the_way_is_closed(EscalationPath path) {
        for (String one : path.actions()) {
            var fewer = new ArrayList<>(path.actions());
            fewer.remove(one);
            if (!fewer.isEmpty()) {
                judging(with(path, allow("*", fewer.toArray(String[]::new))))
                        .doesNotBecomeBy("user/dora", path.id());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("throughServices")
    void with_a_Deny_of_one_of_the_actions_the_way_is_closed(EscalationPath path) {
        for (String one : path.actions()) {
            judging(
                            with(
                                    path,
                                    policy(
                                            statement("Allow", "*", actions(path)),
                                            statement("Deny", "*", one))))
                    .doesNotBecomeBy("user/dora", path.id());
        }
    }

    @ParameterizedTest
    @MethodSource("throughServices")
    void a_role_that_trusts_another_service_does_not_help(EscalationPath path) {
        judging(
                        strongRole(
                                account()
                                        .user(
                                                "dora",
                                                user ->
                                                        user.inlinePolicy(
                                                                "p", allow("*", actions(path)))),
                                "strong",
                                trustService("mobileanalytics.amazonaws.com")))
                .isOrdinary("user/dora");
    }

    @ParameterizedTest
    @MethodSource("throughServices")
    void a_weak_role_does_not_help(EscalationPath path) {
        judging(
                        role(
                                account()
                                        .user(
                                                "dora",
                                                user ->
                                                        user.inlinePolicy(
                                                                "p", allow("*", actions(path)))),
                                "weak",
                                trustService(path.services().getFirst()),
                                allow("*", "s3:GetObject")))
                .isOrdinary("user/dora");
    }

    @ParameterizedTest
    @MethodSource("throughServices")
    void a_boundary_that_holds_none_of_it_closes_the_way(EscalationPath path) {
        judging(
                        strongRole(
                                account()
                                        .user(
                                                "dora",
                                                user ->
                                                        user.inlinePolicy(
                                                                        "p",
                                                                        allow("*", actions(path)))
                                                                .boundary(
                                                                        TestAccount.ownPolicy(
                                                                                "limit")))
                                        .policy("limit", allow("*", "s3:*")),
                                "strong",
                                trustService(path.services().getFirst())))
                .isOrdinary("user/dora");
    }

    @ParameterizedTest
    @MethodSource("throughServices")
    void PassRole_to_another_service_closes_the_way(EscalationPath path) {
        if (path.how() != EscalationPath.How.PASSES) {
            return;
        }
        var others = new ArrayList<>(path.actions());
        others.remove("iam:PassRole");
        String pass =
                """
                {"Effect":"Allow","Action":"iam:PassRole","Resource":"*",
                 "Condition":{"StringEquals":{"iam:PassedToService":"%s"}}}\
                """;
        judging(
                        with(
                                path,
                                policy(
                                        statement("Allow", "*", others.toArray(String[]::new)),
                                        pass.formatted("mobileanalytics.amazonaws.com"))))
                .doesNotBecomeBy("user/dora", path.id());
        judging(
                        with(
                                path,
                                policy(
                                        statement("Allow", "*", others.toArray(String[]::new)),
                                        pass.formatted(path.services().getFirst()))))
                .becomesBy("user/dora", path.id());
    }

    @ParameterizedTest
    @MethodSource("throughServices")
    void a_service_linked_role_cannot_be_handed_out(EscalationPath path) {
        judging(
                        account()
                                .user(
                                        "dora",
                                        user -> user.inlinePolicy("p", allow("*", actions(path))))
                                .role(
                                        "AWSServiceRoleForIt",
                                        "/aws-service-role/it/",
                                        trustService(path.services().getFirst()),
                                        List.of(TestAccount.awsPolicy("AdministratorAccess")),
                                        List.of()))
                .isOrdinary("user/dora");
    }
}
