package dev.lockstep.control.around;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.control.Judging.judging;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Answers;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.around.Analyzer;
import dev.lockstep.account.around.Region;
import dev.lockstep.account.organization.Organization;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Baseline.Regions;
import dev.lockstep.control.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessAnalyzerTest {
    private static final String HERE = "eu-west-1";
    private final AccessAnalyzer control = new AccessAnalyzer();

    @Test
    void an_active_external_analyzer_passes() {
        judging(control, account()).hasSubjects(HERE).passes(HERE);
        judging(control, with(analyzer("ORGANIZATION", "ACTIVE"))).passes(HERE);
    }

    @Test
    void none_one_of_unused_access_and_one_that_is_not_active_fail() {
        judging(control, with()).fails(HERE, "no active analyzer of external access");
        judging(control, with(analyzer("ACCOUNT_UNUSED_ACCESS", "ACTIVE"))).fails(HERE);
        judging(control, with(analyzer("ORGANIZATION_UNUSED_ACCESS", "ACTIVE"))).fails(HERE);
        judging(control, with(analyzer("ACCOUNT", "CREATING"))).fails(HERE);
        judging(control, with(analyzer("ACCOUNT", "FAILED"))).fails(HERE);
    }

    @Test
    void analyzers_that_are_not_known_are_undetermined() {
        judging(control, account().denied(ReadKey.ACCESS_ANALYZERS))
                .hasSubjects(HERE)
                .isUndetermined(HERE, "access-analyzer:ListAnalyzers");
        judging(control, account().without(ReadKey.ACCESS_ANALYZERS)).isUndetermined(HERE);
    }

    @Test
    void a_member_account_without_its_own_is_undetermined() {
        judging(control, inOrganizationOf("999999999999", with()))
                .isUndetermined(HERE, "the organization's administrator may cover");
    }

    @Test
    void a_member_account_with_its_own_passes() {
        judging(control, inOrganizationOf("999999999999", account())).passes(HERE);
        judging(control, account().denied(ReadKey.ORGANIZATION)).passes(HERE);
    }

    @Test
    void the_management_account_without_an_analyzer_fails() {
        judging(control, inOrganizationOf(TestAccount.ID, with())).fails(HERE);
    }

    @Test
    void an_organization_that_is_not_known_is_undetermined_where_there_is_no_analyzer() {
        judging(control, with().denied(ReadKey.ORGANIZATION))
                .isUndetermined(HERE, "organizations:DescribeOrganization");
        judging(control, with().without(ReadKey.ORGANIZATION)).isUndetermined(HERE);
    }

    @Test
    void named_regions_are_judged_each_once() {
        judging(
                        control,
                        account().answer(ReadKey.ACCESS_ANALYZERS.of("us-east-1"), List.of()),
                        baseline()
                                .regions(
                                        new Regions.Named(
                                                List.of(HERE, "us-east-1", "eu-north-1", HERE)))
                                .build())
                .hasSubjects(HERE, "us-east-1", "eu-north-1")
                .passes(HERE)
                .fails("us-east-1")
                .isUndetermined("eu-north-1");
    }

    @Test
    void all_regions_are_those_that_the_account_has_opted_in_to() {
        Baseline all = baseline().regions(new Regions.All()).build();
        judging(
                        control,
                        account()
                                .answer(
                                        ReadKey.REGIONS,
                                        List.of(
                                                new Region(HERE, true),
                                                new Region("af-south-1", false))),
                        all)
                .hasSubjects(HERE)
                .passes(HERE);
        judging(control, account().denied(ReadKey.REGIONS), all)
                .hasSubjects(TestAccount.ID)
                .isUndetermined(TestAccount.ID, "account:ListRegions");
    }

    @Test
    void where_the_callers_region_is_not_known_the_regions_that_were_asked_are_judged() {
        judging(
                        control,
                        withoutRegion(account())
                                .answer(ReadKey.ACCESS_ANALYZERS.of("us-east-1"), List.of()))
                .hasSubjects(HERE, "us-east-1");
        judging(control, withoutRegion(account()).denied(ReadKey.ACCESS_ANALYZERS))
                .hasSubjects(TestAccount.ID)
                .isUndetermined(TestAccount.ID, "access-analyzer:ListAnalyzers");
    }

    @Test
    void the_advice_makes_one_under_a_free_name_and_none_beside_one_that_sleeps() {
        var unused = new Analyzer("external-access", "arn:x", "ACCOUNT_UNUSED_ACCESS", "ACTIVE");
        assertThat(commands(with(unused)))
                .containsExactly(
                        "aws accessanalyzer create-analyzer --analyzer-name external-access-2"
                                + " --type ACCOUNT --region eu-west-1");
        assertThat(commands(with(analyzer("ACCOUNT", "FAILED")))).isEmpty();
    }

    private List<String> commands(TestAccount account) {
        return ((Verdict.Fail) judging(control, account).of(HERE)).advice().commands();
    }

    private static Analyzer analyzer(String type, String status) {
        return new Analyzer(
                "one", "arn:aws:access-analyzer:eu-west-1:1:analyzer/one", type, status);
    }

    private static TestAccount with(Analyzer... analyzers) {
        return account().answer(ReadKey.ACCESS_ANALYZERS.of(HERE), List.of(analyzers));
    }

    private static TestAccount inOrganizationOf(String management, TestAccount account) {
        return account.answer(
                ReadKey.ORGANIZATION,
                Optional.of(new Organization("o-example", management, "ALL")));
    }

    private static TestAccount withoutRegion(TestAccount account) {
        return account.change(answers ->
                answers.withOrigin(
                        new Answers.Origin(
                                answers.origin().account(),
                                answers.origin().partition(),
                                answers.origin().takenAt(),
                                Optional.empty())));
    }
}
