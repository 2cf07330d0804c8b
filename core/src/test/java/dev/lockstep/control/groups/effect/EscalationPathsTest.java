package dev.lockstep.control.groups.effect;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.awsPolicy;
import static dev.lockstep.baseline.TestBaseline.administrators;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.control.Judging.judging;

import dev.lockstep.access.judgement.Policies;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Judging;
import org.junit.jupiter.api.Test;

class EscalationPathsTest {
    private static final Baseline NAMING =
            baseline().groups(administrators("admins")).breakGlass("emergency").build();

    private static final String TRUST =
            "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Principal\":"
                    + " {\"Service\": \"ec2.amazonaws.com\"}, \"Action\": \"sts:AssumeRole\"}}";

    private static Judging judge(TestAccount account) {
        return judging(new EscalationPaths(), account, NAMING);
    }

    private static String user(String name) {
        return Policies.iam("user/" + name);
    }

    private static String role(String name) {
        return Policies.iam("role/" + name);
    }

    @Test
    void the_administrators_are_not_judged_and_everybody_else_is() {
        judge(
                        account()
                                .group("admins", awsPolicy("AdministratorAccess"))
                                .user("alice", u -> u.inGroup("admins"))
                                .user("emergency", u -> u.attached("AdministratorAccess"))
                                .user("bob", u -> u.attached("AdministratorAccess"))
                                .user("carol", u -> u.attached("SecurityAudit"))
                                .role(
                                        "OrganizationAccountAccessRole",
                                        TRUST,
                                        awsPolicy("AdministratorAccess"))
                                .role(
                                        "AWSReservedSSO_AdministratorAccess_0123",
                                        TRUST,
                                        awsPolicy("AdministratorAccess"))
                                .role("machine", TRUST, awsPolicy("AdministratorAccess"))
                                .role("reader", TRUST, awsPolicy("SecurityAudit")))
                .isNotApplicable(user("alice"))
                .isNotApplicable(user("emergency"))
                .fails(user("bob"))
                .passes(user("carol"))
                .isNotApplicable(role("OrganizationAccountAccessRole"))
                .isNotApplicable(role("AWSReservedSSO_AdministratorAccess_0123"))
                .fails(role("machine"))
                .passes(role("reader"));
    }

    @Test
    void one_step_is_enough_and_a_Deny_closes_it() {
        judge(
                        account()
                                .user(
                                        "bob",
                                        u ->
                                                u.inlinePolicy(
                                                        "own",
                                                        Policies.of(
                                                                Policies.allow(
                                                                        "iam:AttachUserPolicy",
                                                                        "*"))))
                                .user(
                                        "carol",
                                        u ->
                                                u.inlinePolicy(
                                                                "own",
                                                                Policies.of(
                                                                        Policies.allow(
                                                                                "iam:AttachUserPolicy",
                                                                                "*")))
                                                        .inlinePolicy(
                                                                "no",
                                                                Policies.of(
                                                                        "{\"Effect\": \"Deny\","
                                                                                + " \"Action\":"
                                                                                + " \"iam:*\","
                                                                                + " \"Resource\":"
                                                                                + " \"*\"}"))))
                .fails(user("bob"), "can become an administrator")
                .passes(user("carol"));
    }

    @Test
    void an_unknown_document_is_undetermined() {
        judge(account().user("bob", u -> u.attached("NoSuchPolicyOfAws")))
                .isUndetermined(user("bob"));
    }

    @Test
    void without_the_details_users_are_undetermined_and_so_is_the_account_for_its_roles() {
        judge(account().user("bob", u -> u).user("emergency", u -> u).denied(ReadKey.DETAILS))
                .isUndetermined(user("bob"))
                .isNotApplicable(user("emergency"))
                .isUndetermined(TestAccount.ID);
    }
}
