package dev.lockstep.control.around;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.control.Judging.judging;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.around.Trail;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Advice;
import dev.lockstep.control.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrailOnTest {
    private static final String ID = TestAccount.ID;
    private static final String ARN = TestAccount.TRAIL_ARN;
    private static final String OTHER = "arn:aws:cloudtrail:us-east-1:123456789012:trail/other";
    private static final Trail.Field MANAGEMENT = field("eventCategory", "Equals", "Management");

    private final TrailOn control = new TrailOn();

    @Test
    void a_trail_of_all_regions_that_logs_all_management_events_with_validation_passes() {
        judging(control, account()).hasSubjects(ID).passes(ID);
    }

    @Test
    void no_trail_fails() {
        judging(control, account().answer(ReadKey.TRAILS, List.of()))
                .fails(ID, "There is no trail");
    }

    @Test
    void each_missing_quality_fails() {
        judging(control, with(trail(ARN, false, true, false))).fails(ID, "covers one region only");
        judging(control, with(trail(ARN, true, false, false))).fails(ID, "no log file validation");
        judging(control, account().answer(ReadKey.TRAIL_STATUS.of(ARN), new Trail.Status(false)))
                .fails(ID, "is not logging");
    }

    @Test
    void one_good_trail_among_bad_and_unknown_ones_passes() {
        judging(control, with(trail(OTHER, false, false, true), trail(ARN, true, true, false)))
                .passes(ID);
    }

    @Test
    void two_trails_that_are_good_only_together_fail() {
        judging(
                        control,
                        with(trail(OTHER, true, true, false), trail(ARN, true, true, false))
                                .answer(ReadKey.TRAIL_STATUS.of(OTHER), new Trail.Status(true))
                                .answer(ReadKey.EVENT_SELECTORS.of(OTHER), basic("ReadOnly"))
                                .answer(ReadKey.EVENT_SELECTORS.of(ARN), basic("WriteOnly")))
                .fails(ID);
    }

    @Test
    void a_trail_whose_selectors_or_status_are_not_known_is_undetermined() {
        judging(control, account().denied(ReadKey.EVENT_SELECTORS))
                .isUndetermined(ID, "cloudtrail:GetEventSelectors");
        judging(control, account().denied(ReadKey.TRAIL_STATUS))
                .isUndetermined(ID, "cloudtrail:GetTrailStatus");
        judging(control, account().denied(ReadKey.TRAILS))
                .isUndetermined(ID, "cloudtrail:DescribeTrails");
        judging(control, account().without(ReadKey.TRAILS)).isUndetermined(ID);
    }

    @Test
    void a_trail_that_is_known_to_be_bad_fails_whatever_is_missing() {
        judging(
                        control,
                        with(trail(ARN, false, true, false))
                                .denied(ReadKey.EVENT_SELECTORS)
                                .denied(ReadKey.TRAIL_STATUS))
                .fails(ID);
    }

    @Test
    void an_organization_trail_whose_selectors_may_not_be_read_sends_to_the_management_account() {
        judging(control, with(trail(ARN, true, true, true)).denied(ReadKey.EVENT_SELECTORS))
                .isUndetermined(ID, "judge it from the management account");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReadOnly", "WriteOnly", "Nothing"})
    void a_basic_selector_of_half_the_events_fails(String type) {
        judging(control, selecting(basic(type))).fails(ID, "leaves management events out");
    }

    @Test
    void read_and_write_may_come_from_two_selectors_of_the_trail() {
        judging(
                        control,
                        selecting(
                                new Trail.Selectors(
                                        List.of(
                                                new Trail.Basic("ReadOnly", true, List.of()),
                                                new Trail.Basic("WriteOnly", true, List.of())),
                                        List.of())))
                .passes(ID);
        judging(
                        control,
                        selecting(
                                advanced(
                                        fields(MANAGEMENT, field("readOnly", "Equals", "true")),
                                        fields(MANAGEMENT, field("readOnly", "Equals", "false")))))
                .passes(ID);
    }

    @Test
    void a_basic_selector_without_management_events_fails() {
        judging(
                        control,
                        selecting(
                                new Trail.Selectors(
                                        List.of(new Trail.Basic("All", false, List.of())),
                                        List.of())))
                .fails(ID);
        judging(control, selecting(new Trail.Selectors(List.of(), List.of()))).fails(ID);
    }

    @Test
    void KMS_and_the_RDS_Data_API_may_be_left_out_and_nothing_else() {
        judging(control, selecting(basic("All", "kms.amazonaws.com", "rdsdata.amazonaws.com")))
                .passes(ID);
        judging(control, selecting(basic("All", "kms.amazonaws.com", "iam.amazonaws.com")))
                .fails(ID);
        judging(
                        control,
                        selecting(
                                advanced(
                                        fields(
                                                MANAGEMENT,
                                                field(
                                                        "eventSource",
                                                        "NotEquals",
                                                        "kms.amazonaws.com",
                                                        "rdsdata.amazonaws.com")))))
                .passes(ID);
        judging(
                        control,
                        selecting(
                                advanced(
                                        fields(
                                                MANAGEMENT,
                                                field(
                                                        "eventSource",
                                                        "NotEquals",
                                                        "sts.amazonaws.com")))))
                .fails(ID);
    }

    @Test
    void an_advanced_selector_of_management_events_without_more_passes() {
        judging(control, selecting(advanced(fields(MANAGEMENT)))).passes(ID);
    }

    @Test
    void advanced_selectors_of_half_the_events_fail() {
        judging(
                        control,
                        selecting(
                                advanced(fields(MANAGEMENT, field("readOnly", "Equals", "false")))))
                .fails(ID);
        judging(
                        control,
                        selecting(
                                advanced(
                                        fields(
                                                MANAGEMENT,
                                                field("readOnly", "Equals", "true"),
                                                field("readOnly", "Equals", "false")))))
                .fails(ID);
    }

    @Test
    void advanced_selectors_of_other_events_or_with_another_narrowing_field_fail() {
        judging(control, selecting(advanced(fields(field("eventCategory", "Equals", "Data")))))
                .fails(ID);
        judging(control, selecting(advanced(fields(field("readOnly", "Equals", "true")))))
                .fails(ID);
        for (Trail.Field narrowing :
                List.of(
                        field("eventName", "Equals", "CreateUser"),
                        field("eventSource", "Equals", "iam.amazonaws.com"),
                        field("eventSource", "NotStartsWith", "kms"),
                        field("readOnly", "NotEquals", "true"),
                        field("userIdentity.arn", "NotEquals", "arn:aws:iam::1:user/x"))) {
            judging(control, selecting(advanced(fields(MANAGEMENT, narrowing)))).fails(ID);
        }
    }

    @Test
    void the_advice_mends_the_accounts_own_trail_in_its_home_region() {
        TestAccount account =
                with(trail(ARN, false, true, false))
                        .answer(ReadKey.TRAIL_STATUS.of(ARN), new Trail.Status(false));
        assertThat(advice(account, Baseline.DEFAULT).commands())
                .containsExactly(
                        "aws cloudtrail update-trail --name "
                                + ARN
                                + " --region eu-west-1 --is-multi-region-trail"
                                + " --enable-log-file-validation",
                        "aws cloudtrail start-logging --name " + ARN + " --region eu-west-1");
    }

    @Test
    void the_advice_never_replaces_selectors_by_a_command() {
        Advice advice = advice(selecting(basic("ReadOnly")), Baseline.DEFAULT);
        assertThat(advice.commands()).isEmpty();
        assertThat(advice.text()).contains("both Read and Write");
    }

    @Test
    void without_a_trail_of_its_own_the_advice_makes_the_one_of_the_baseline_and_invents_none() {
        TestAccount organizations = with(trail(ARN, true, false, true));
        assertThat(
                        advice(organizations, baseline().trail("audit", "example-trail").build())
                                .commands())
                .containsExactly(
                        "aws cloudtrail create-trail --name audit --s3-bucket-name example-trail"
                                + " --is-multi-region-trail --enable-log-file-validation",
                        "aws cloudtrail start-logging --name audit");
        assertThat(advice(organizations, Baseline.DEFAULT).commands()).isEmpty();
    }

    private Advice advice(TestAccount account, Baseline baseline) {
        return ((Verdict.Fail) judging(control, account, baseline).of(ID)).advice();
    }

    private static Trail trail(
            String arn, boolean multi, boolean validated, boolean organizations) {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        return new Trail(name, arn, Optional.of("eu-west-1"), multi, validated, organizations);
    }

    private static TestAccount with(Trail... trails) {
        return account().answer(ReadKey.TRAILS, List.of(trails));
    }

    private static TestAccount selecting(Trail.Selectors selectors) {
        return account().answer(ReadKey.EVENT_SELECTORS.of(ARN), selectors);
    }

    private static Trail.Selectors basic(String type, String... excluded) {
        return new Trail.Selectors(
                List.of(new Trail.Basic(type, true, List.of(excluded))), List.of());
    }

    private static Trail.Selectors advanced(Trail.Advanced... selectors) {
        return new Trail.Selectors(List.of(), List.of(selectors));
    }

    private static Trail.Advanced fields(Trail.Field... fields) {
        return new Trail.Advanced(List.of(fields));
    }

    private static Trail.Field field(String name, String operator, String... values) {
        return new Trail.Field(name, operator, List.of(values));
    }
}
