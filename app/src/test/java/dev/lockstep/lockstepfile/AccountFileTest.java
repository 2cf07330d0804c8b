package dev.lockstep.lockstepfile;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.awsPolicy;
import static dev.lockstep.account.TestAccount.ownPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Answers;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.policy.PolicyDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountFileTest {
    @TempDir Path folder;

    private static String render(TestAccount account) {
        return AccountFile.render(account.snapshot());
    }

    private Baseline readBack(TestAccount account) {
        return Repository.in(folder).file("lockstep.yaml", render(account)).read();
    }

    @Test
    void groups_are_declared_with_their_policies_and_marked_by_what_they_may() {
        TestAccount account =
                account()
                        .group("administrators", awsPolicy("AdministratorAccess"))
                        .group("auditors", awsPolicy("SecurityAudit"), awsPolicy("ViewOnlyAccess"))
                        .group(
                                "developers",
                                ownPolicy("developers-services"),
                                awsPolicy("ReadOnlyAccess"))
                        .group("empty");

        Baseline found = readBack(account);
        GroupGoal administrators = found.groups().get("administrators");
        assertThat(administrators.administrators()).isTrue();
        assertThat(administrators.readOnly()).isFalse();
        assertThat(found.groups().get("auditors").readOnly()).isTrue();
        GroupGoal developers = found.groups().get("developers");
        assertThat(developers.readOnly()).isFalse();
        assertThat(developers.policies().orElseThrow())
                .extracting(GroupGoal.PolicyGoal::nameOrArn)
                .containsExactly("ReadOnlyAccess", "developers-services");
        assertThat(found.groups().get("empty").policies()).contains(List.of());
    }

    @Test
    void an_own_policy_that_has_the_name_of_an_aws_policy_is_named_by_its_arn() {
        TestAccount account = account().group("fake", ownPolicy("AdministratorAccess"));

        GroupGoal found = readBack(account).groups().get("fake");
        assertThat(found.administrators()).isFalse();
        assertThat(found.policies().orElseThrow().getFirst().nameOrArn())
                .isEqualTo("arn:aws:iam::123456789012:policy/AdministratorAccess");
    }

    @Test
    void a_group_with_inline_policies_declares_no_policies_and_says_why() {
        TestAccount account =
                account()
                        .group(
                                "deployers",
                                List.of(awsPolicy("SecurityAudit")),
                                List.of(new InlinePolicy("extra", PolicyDocument.parse("{}"))));

        assertThat(readBack(account).groups().get("deployers").declaresPolicies()).isFalse();
        assertThat(render(account)).contains("This group has inline policies (extra)");
    }

    @Test
    void users_with_a_password_are_people_and_users_with_only_keys_are_services() {
        TestAccount account =
                account()
                        .group("developers")
                        .user("alice", u -> u.passwordChangedDaysAgo(1).inGroup("developers"))
                        .user("bob", u -> u.passwordChangedDaysAgo(1).activeKey("AKIA1", 1, 1))
                        .user("uploads", u -> u.activeKey("AKIA2", 1, 1).inGroup("developers"))
                        .user("nobody", u -> u);

        Baseline found = readBack(account);
        assertThat(found.account()).contains("123456789012");
        assertThat(found.people().keySet()).containsExactly("alice", "bob");
        assertThat(found.people().get("alice").groups()).containsExactly("developers");
        assertThat(found.people().get("alice").email()).isEmpty();
        assertThat(found.services().keySet()).containsExactly("uploads");
        assertThat(found.services().get("uploads").groups()).containsExactly("developers");
        assertThat(render(account))
                .contains("neither a password nor an access key")
                .contains("# - nobody\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin",
                "ci",
                "ci-deploy",
                "jenkins",
                "backup",
                "svc-mail",
                "svc_x",
                "test-user",
                "deploy01",
                "Administrator",
                "slack.bot",
                "admin2"
            })
    void a_password_under_a_name_that_is_nobodys_is_proposed_as_a_service(String name) {
        TestAccount account = account().user(name, u -> u.passwordChangedDaysAgo(1));

        assertThat(readBack(account).services().keySet()).containsExactly(name);
        assertThat(render(account))
                .contains("Please confirm each")
                .contains(
                        "  # It has a console password, but its name is not a person's.\n  "
                                + name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice",
                "bob.admin",
                "cilla",
                "abbott",
                "alice@mail.example.com",
                "deployanna",
                "emergency-admin"
            })
    void a_password_under_another_name_is_a_persons(String name) {
        TestAccount account = account().user(name, u -> u.passwordChangedDaysAgo(1));

        assertThat(readBack(account).people().keySet()).containsExactly(name);
    }

    @Test
    void a_user_for_emergencies_is_only_guessed_in_a_comment() {
        TestAccount account = account().user("break-glass-1", u -> u.passwordChangedDaysAgo(1));

        assertThat(readBack(account).breakGlass()).isEmpty();
        assertThat(render(account)).contains("\n#break-glass: [break-glass-1]\n");
    }

    @Test
    void users_whose_facts_are_not_known_stand_in_a_comment() {
        TestAccount account =
                account()
                        .user("alice", u -> u.passwordChangedDaysAgo(1))
                        .denied(ReadKey.LOGIN_PROFILES)
                        .denied(ReadKey.CREDENTIAL_REPORT);

        assertThat(readBack(account).people()).isEmpty();
        assertThat(render(account))
                .contains("not known whether they are people or machines")
                .contains("# - alice: AWS refused ");
    }

    @Test
    void an_account_of_which_nothing_is_known_reads_back_as_the_built_in_baseline() {
        String text =
                AccountFile.render(
                        dev.lockstep.account.AccountSnapshot.of(
                                Answers.none(Answers.Origin.UNKNOWN)));

        assertThat(text)
                .contains(
                        "The account's id is not known",
                        "groups are not known",
                        "users are not known");
        Baseline found = Repository.in(folder).file("lockstep.yaml", text).read();
        assertThat(found)
                .usingRecursiveComparison()
                .ignoringFields("files", "places")
                .isEqualTo(Baseline.DEFAULT);
    }

    @Test
    void groups_that_are_not_known_are_left_out_of_people() {
        TestAccount account =
                account()
                        .user("alice", u -> u.passwordChangedDaysAgo(1).inGroup("developers"))
                        .without(ReadKey.DETAILS);

        assertThat(readBack(account).people().get("alice").groups()).isEmpty();
        assertThat(render(account)).contains("The groups of this user are not known");
        assertThat(readBack(account).account()).isEqualTo(Optional.of("123456789012"));
    }
}
