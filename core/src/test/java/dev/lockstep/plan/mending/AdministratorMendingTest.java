package dev.lockstep.plan.mending;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.awsPolicy;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.plan.mending.Mends.administrators;
import static dev.lockstep.plan.mending.Mends.goal;
import static dev.lockstep.plan.mending.Mends.mending;
import static dev.lockstep.plan.mending.Mends.policy;

import dev.lockstep.account.TestAccount;
import dev.lockstep.baseline.TestBaseline;
import org.junit.jupiter.api.Test;

class AdministratorMendingTest {
    private static final String NAMED = "administrators-named";

    private static TestBaseline declared() {
        return baseline()
                .groups(
                        administrators("administrators", policy("AdministratorAccess")),
                        goal("operators", policy("PowerUserAccess")),
                        goal("developers", policy("ViewOnlyAccess")));
    }

    private static TestAccount groups() {
        return account()
                .group("administrators", awsPolicy("AdministratorAccess"))
                .group("developers", awsPolicy("ViewOnlyAccess"));
    }

    @Test
    void whom_the_baseline_names_an_administrator_comes_into_that_group() {
        mending(
                        groups().user("alice", u -> u.attached("AdministratorAccess")),
                        declared().personAs("alice", "alice", "administrators"),
                        NAMED)
                .plans("Put alice into the group administrators.")
                .leavesNothing()
                .thenPasses(NAMED, "alice");
    }

    @Test
    void whom_it_names_something_else_loses_rights_of_its_own_once_the_group_is_there() {
        mending(
                        groups().user("alice", u -> u.attached("AdministratorAccess")),
                        declared().personAs("alice", "alice", "developers"),
                        NAMED)
                .plans(
                        "Put alice into the group developers.",
                        "Detach the policy AdministratorAccess from the user alice.")
                .leavesNothing()
                .thenPasses(NAMED, "alice");
    }

    @Test
    void whoever_is_an_administrator_by_a_declared_group_that_is_not_given_leaves_it() {
        mending(
                        groups().group("operators", awsPolicy("AdministratorAccess"))
                                .user("bob", u -> u.inGroup("operators"))
                                .user("alice", u -> u.inGroup("operators").inGroup("developers")),
                        declared()
                                .groups(goal("operators", policy("AdministratorAccess")))
                                .personAs("alice", "alice", "developers")
                                .personAs("bob", "bob", "operators"),
                        NAMED)
                .plans("Take alice out of the group operators.")
                .leaves("What lockstep.yaml declares for bob makes it an administrator")
                .thenPasses(NAMED, "alice");
    }

    @Test
    void a_group_that_is_not_declared_is_by_hand() {
        mending(
                        groups().group("old", awsPolicy("AdministratorAccess"))
                                .user("alice", u -> u.inGroup("old").inGroup("developers")),
                        declared().personAs("alice", "alice", "developers"),
                        NAMED)
                .plans()
                .leaves("alice is also in the group old, which lockstep.yaml does not declare");
    }

    @Test
    void a_declared_group_that_has_too_much_is_made_as_declared() {
        mending(
                        account()
                                .group(
                                        "developers",
                                        awsPolicy("ViewOnlyAccess"),
                                        awsPolicy("AdministratorAccess"))
                                .user("alice", u -> u.inGroup("developers")),
                        declared().personAs("alice", "alice", "developers"),
                        NAMED,
                        "escalation-paths")
                .plans("Detach the policy AdministratorAccess from the group developers.")
                .thenPasses(NAMED, "alice");
    }

    @Test
    void a_stranger_and_a_role_are_by_hand() {
        mending(
                        groups().user("alice", u -> u.inGroup("administrators"))
                                .user("stranger", u -> u.attached("AdministratorAccess"))
                                .role(
                                        "app",
                                        RoleTrusts.service("ec2"),
                                        awsPolicy("AdministratorAccess")),
                        declared().personAs("alice", "alice", "administrators"),
                        NAMED,
                        "escalation-paths")
                .plans()
                .leaves("stranger is neither a person nor a service")
                .leaves("lockstep.yaml says nothing of what roles have");
    }

    @Test
    void with_one_administrator_the_others_who_are_declared_come_in() {
        mending(
                        groups().user("alice", u -> u.inGroup("administrators"))
                                .user("bob", u -> u.inGroup("developers")),
                        declared()
                                .personAs("alice", "alice", "administrators")
                                .personAs("bob", "bob", "administrators"),
                        "administrators-few")
                .plans("Put bob into the group administrators.")
                .thenPasses("administrators-few", TestAccount.ID);
    }

    @Test
    void with_one_administrator_and_no_other_declared_it_is_by_hand() {
        mending(
                        groups().user("alice", u -> u.inGroup("administrators")),
                        declared().personAs("alice", "alice", "administrators"),
                        "administrators-few")
                .plans()
                .leaves("lockstep.yaml names no other administrator who has a user");
    }

    @Test
    void with_six_administrators_those_whom_the_baseline_does_not_name_leave() {
        TestAccount account = groups();
        TestBaseline baseline = declared();
        for (String name : new String[] {"a", "b", "c", "d", "e"}) {
            account.user(name, u -> u.inGroup("administrators"));
            baseline.personAs(name, name, "administrators");
        }
        account.user("f", u -> u.inGroup("administrators").inGroup("developers"));
        baseline.personAs("f", "f", "developers");
        mending(account, baseline, "administrators-few")
                .plans("Take f out of the group administrators.")
                .thenPasses("administrators-few", TestAccount.ID);
    }
}
