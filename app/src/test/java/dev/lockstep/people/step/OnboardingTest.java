package dev.lockstep.people.step;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.awsPolicy;
import static dev.lockstep.account.TestAccount.ownPolicy;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.baseline.TestBaseline.group;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.access.judgement.RequireMfa;
import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.TestUser;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.TestBaseline;
import dev.lockstep.change.Change;
import dev.lockstep.change.PasswordChange;
import dev.lockstep.change.UserChange;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Subject;
import dev.lockstep.people.step.OnboardStep.Next;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.PlannedChange;
import dev.lockstep.plan.Planner;
import dev.lockstep.plan.Proposal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// The order in which a person gets user, password, MFA and rights, from wherever things stand.
class OnboardingTest {
    private static final String BY_READ_ONLY = ", by the policy ReadOnlyAccess";
    private static final String ENROLMENT = RequireMfa.enrolment("aws", TestAccount.ID).text();

    /// Alice, who is to be an auditor, and her user.
    private static TestAccount with(UnaryOperator<TestUser> alice) {
        return account()
                .group("auditors", awsPolicy("ReadOnlyAccess"))
                .user("alice", u -> alice.apply(u.createdDaysAgo(30)));
    }

    private static TestBaseline wanted() {
        return baseline().personAs("alice", "alice", "auditors").groups(group("auditors"));
    }

    private static PlanRequest request(TestAccount account, Baseline wanted) {
        return new PlanRequest(
                Audit.of(account.snapshot(), wanted, TestAccount.NOW, Audit.Selection.ALL),
                Audit.Selection.ALL,
                Set.of(),
                Optional.empty());
    }

    private static OnboardStep step(TestAccount account, Baseline wanted, boolean elsewhere) {
        return new Onboarding(request(account, wanted))
                .of(wanted.people().get("alice"), new Onboarding.Given(elsewhere, false));
    }

    private static OnboardStep step(TestAccount account, boolean elsewhere) {
        return step(account, wanted().build(), elsewhere);
    }

    private static OnboardStep beside(TestAccount account) {
        return step(account, false);
    }

    private static OnboardStep elsewhere(TestAccount account) {
        return step(account, true);
    }

    private static Iterable<Class<?>> kinds(OnboardStep step) {
        return step.changes().stream().<Class<?>>map(Change::getClass).toList();
    }

    private static TestUser stands(TestUser user) {
        return user.inGroup("auditors");
    }

    @Test
    void where_rights_stand_MFA_comes_before_the_password() {
        OnboardStep first = beside(with(OnboardingTest::stands));
        assertThat(first.next()).isEqualTo(Next.ENROL);
        assertThat(first.givesPassword()).isTrue();
        assertThat(first.told())
                .anyMatch(line -> line.contains("MFA comes first") && line.contains(BY_READ_ONLY));

        OnboardStep then = beside(with(u -> stands(u).virtualMfa()));
        assertThat(then.next()).isEqualTo(Next.MAKE);
        assertThat(then.needsMfa()).isFalse();
        assertThat(kinds(then)).containsExactly(PasswordChange.GivePassword.class);
    }

    @Test
    void a_role_that_trusts_everybody_is_named_as_what_a_password_opens() {
        String anybody =
                """
                {"Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"},
                  "Action": "sts:AssumeRole"}]}
                """;
        assertThat(beside(with(u -> u.firstPassword(1)).role("open", anybody)).told())
                .anyMatch(line ->
                        line.contains("sts:AssumeRole on ")
                                && line.contains("role/open, by the trust policy of open."));
    }

    @Test
    void without_rights_the_password_comes_first() {
        OnboardStep step = beside(with(u -> u));
        assertThat(step.next()).isEqualTo(Next.MAKE);
        assertThat(kinds(step)).containsExactly(PasswordChange.GivePassword.class);
    }

    @Test
    void rights_of_any_kind_count_and_none_is_handed_to_who_is_elsewhere() {
        for (UnaryOperator<TestUser> rights :
                Set.<UnaryOperator<TestUser>>of(
                        OnboardingTest::stands,
                        u -> u.attached("AdministratorAccess"),
                        u -> u.inlinePolicy("own", allow("s3:GetObject")),
                        u -> u.inlinePolicy("LockstepEnrolment", allow("*")))) {
            OnboardStep step = elsewhere(with(rights));
            assertThat(step.next()).isEqualTo(Next.REFUSED);
            assertThat(beside(with(rights)).next()).isEqualTo(Next.ENROL);
        }
        assertThat(elsewhere(with(OnboardingTest::stands)).why())
                .contains("without --elsewhere", "lockstep mfa enrol alice", BY_READ_ONLY);
        // What is not known may be a right.
        assertThat(elsewhere(with(u -> u.attachedOwn("nowhere"))).next()).isEqualTo(Next.REFUSED);
    }

    @Test
    void rights_that_ask_for_MFA_open_nothing() {
        TestAccount account =
                account()
                        .policy(RequireMfa.NAME, RequireMfa.document("aws", TestAccount.ID).text())
                        .group("auditors", awsPolicy("ReadOnlyAccess"), ownPolicy(RequireMfa.NAME))
                        .user("alice", OnboardingTest::stands);
        assertThat(kinds(elsewhere(account))).containsExactly(PasswordChange.GivePassword.class);
        assertThat(kinds(beside(account))).containsExactly(PasswordChange.GivePassword.class);
    }

    @Test
    void the_group_that_asks_for_MFA_is_joined_before_the_password_is_given() {
        TestAccount account =
                account()
                        .policy(RequireMfa.NAME, RequireMfa.document("aws", TestAccount.ID).text())
                        .group("auditors", awsPolicy("ReadOnlyAccess"), ownPolicy(RequireMfa.NAME))
                        .user("alice", u -> u.attached("AdministratorAccess"));
        OnboardStep step = beside(account);
        assertThat(kinds(step))
                .containsExactly(UserChange.AddToGroup.class, PasswordChange.GivePassword.class);
        List<PlannedChange> run =
                Planner.arranged(
                                request(account, wanted().build()),
                                step.changes().stream()
                                        .map(one -> new Proposal(one, Set.of()))
                                        .toList(),
                                List.of())
                        .changes();
        assertThat(run.getLast().comesAfter()).containsExactly(run.getFirst().id());
    }

    @Test
    void whom_somebody_else_claims_too_gets_nothing() {
        for (Person other :
                List.of(
                        new Person("zed", none(), none(), "alice", List.of(), true, none()),
                        new Person("zed", none(), none(), "Alice", List.of(), false, none()),
                        new Person("Alice", none(), none(), "Alice", List.of(), true, none()))) {
            OnboardStep step = step(with(u -> u), wanted().person(other).build(), false);
            assertThat(step.next()).isEqualTo(Next.REFUSED);
            assertThat(step.why()).contains("the user alice to more than one", other.id());
        }
    }

    private static Optional<String> none() {
        return Optional.empty();
    }

    @Test
    void only_the_users_own_list_shows_MFA() {
        TestAccount account =
                with(OnboardingTest::stands)
                        .reportCell("alice", Column.MFA_ACTIVE, "true")
                        .without(ReadKey.MFA_DEVICES);
        assertThat(beside(account).next()).isEqualTo(Next.NOT_KNOWN);
        assertThat(beside(with(u -> stands(u).virtualMfa()).denied(ReadKey.MFA_DEVICES)).next())
                .isEqualTo(Next.NOT_KNOWN);
    }

    @Test
    void who_has_password_and_rights_gets_leave_to_set_up_MFA_alone_where_it_lacks() {
        OnboardStep lacking =
                elsewhere(with(u -> stands(u).passwordChangedDaysAgo(3).passwordUsedDaysAgo(1)));
        assertThat(kinds(lacking)).containsExactly(UserChange.AllowEnrolment.class);

        for (UnaryOperator<TestUser> has :
                Set.<UnaryOperator<TestUser>>of(
                        u -> u.inlinePolicy("LockstepEnrolment", ENROLMENT),
                        u -> u.attached("AdministratorAccess"))) {
            OnboardStep step = elsewhere(with(u -> has.apply(stands(u).passwordChangedDaysAgo(3))));
            assertThat(step.next()).isEqualTo(Next.ENROL);
        }
        assertThat(
                        elsewhere(
                                        with(u ->
                                                stands(u)
                                                        .inlinePolicy("own", deny())
                                                        .passwordChangedDaysAgo(3)))
                                .why())
                .contains("forbids alice to set up MFA");
    }

    @Test
    void nothing_writes_over_a_policy_of_somebody_else() {
        TestAccount account =
                with(u ->
                        u.inlinePolicy("LockstepEnrolment", allow("s3:ListBucket"))
                                .passwordChangedDaysAgo(3));
        assertThat(elsewhere(account).why())
                .contains("LockstepEnrolment", "nothing writes over it");
        // Nor is it taken away.
        OnboardStep rights =
                beside(
                        with(u ->
                                u.inlinePolicy("LockstepEnrolment", allow("s3:ListBucket"))
                                        .passwordChangedDaysAgo(3)
                                        .virtualMfa()));
        assertThat(kinds(rights)).containsExactly(UserChange.AddToGroup.class);
    }

    @Test
    void only_the_whole_policy_says_that_somebody_is_out_of_use() {
        String out =
                UserChange.EndSessions.from(
                                Subject.of(Subject.Kind.USER, "alice", Optional.empty()),
                                "alice",
                                TestAccount.NOW)
                        .document();
        assertThat(beside(with(u -> u.inlinePolicy("LockstepOffboarded", out))).why())
                .contains("was taken out of use");
        String wider =
                out.replace("[{", "[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"},{");
        assertThat(beside(with(u -> u.inlinePolicy("LockstepOffboarded", wider))).next())
                .isEqualTo(Next.ENROL);
    }

    @Test
    void who_has_MFA_and_could_not_change_the_password_gets_none_elsewhere_either() {
        TestAccount account = with(u -> stands(u).virtualMfa()).defaultPasswordPolicy();
        assertThat(elsewhere(account).why()).contains("lockstep apply --step password-policy");
    }

    private static String allow(String action) {
        return """
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "%s",
          "Resource": "*"}}\
        """
                .formatted(action);
    }

    private static String deny() {
        return allow("iam:EnableMFADevice").replace("Allow", "Deny");
    }
}
