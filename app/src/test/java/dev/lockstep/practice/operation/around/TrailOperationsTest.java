package dev.lockstep.practice.operation.around;

import static dev.lockstep.practice.operation.around.PlayedAccount.ID;
import static dev.lockstep.practice.operation.around.PlayedAccount.account;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.around.Trail;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.cloudtrail.model.CreateTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.CreateTrailResponse;
import software.amazon.awssdk.services.cloudtrail.model.DeleteTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.DeleteTrailResponse;
import software.amazon.awssdk.services.cloudtrail.model.DescribeTrailsRequest;
import software.amazon.awssdk.services.cloudtrail.model.DescribeTrailsResponse;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsRequest;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusRequest;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.ListTrailsRequest;
import software.amazon.awssdk.services.cloudtrail.model.ListTrailsResponse;
import software.amazon.awssdk.services.cloudtrail.model.PutEventSelectorsRequest;
import software.amazon.awssdk.services.cloudtrail.model.PutEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.StartLoggingRequest;
import software.amazon.awssdk.services.cloudtrail.model.StartLoggingResponse;
import software.amazon.awssdk.services.cloudtrail.model.StopLoggingRequest;
import software.amazon.awssdk.services.cloudtrail.model.StopLoggingResponse;
import software.amazon.awssdk.services.cloudtrail.model.UpdateTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.UpdateTrailResponse;

class TrailOperationsTest {
    private static final String ALL = arn("all-regions");
    private static final String HERE = arn("one-region");

    private final Played practice = new Played(account().made());

    @BeforeEach
    void twoTrailsOfEuWest1() {
        practice.answer(
                create("all-regions").isMultiRegionTrail(true).build(), CreateTrailResponse.class);
        practice.answer(create("one-region").build(), CreateTrailResponse.class);
    }

    @Test
    void a_new_trail_is_described_and_does_not_log_until_it_is_told_to() {
        var trail =
                practice.answer(
                                GetTrailRequest.builder().name("all-regions").build(),
                                GetTrailResponse.class)
                        .trail();
        assertThat(trail.trailARN()).isEqualTo(ALL);
        assertThat(trail.homeRegion()).isEqualTo("eu-west-1");
        assertThat(trail.s3BucketName()).isEqualTo("bucket-1");
        assertThat(trail.isMultiRegionTrail()).isTrue();
        assertThat(trail.logFileValidationEnabled()).isFalse();
        assertThat(trail.hasCustomEventSelectors()).isFalse();
        assertThat(isLogging(ALL)).isFalse();
        practice.answer(
                StartLoggingRequest.builder().name("all-regions").build(),
                StartLoggingResponse.class);
        assertThat(isLogging(ALL)).isTrue();
        practice.answer(StopLoggingRequest.builder().name(ALL).build(), StopLoggingResponse.class);
        assertThat(isLogging(ALL)).isFalse();
    }

    @Test
    void another_region_shows_a_trail_of_all_regions_as_a_shadow_unless_shadows_are_not_wanted() {
        assertThat(described(DescribeTrailsRequest.builder().build())).containsExactly(ALL, HERE);
        practice.in("us-east-1");
        assertThat(described(DescribeTrailsRequest.builder().build())).containsExactly(ALL);
        assertThat(described(DescribeTrailsRequest.builder().includeShadowTrails(false).build()))
                .isEmpty();
        assertThat(described(names("all-regions"))).isEmpty();
        assertThat(described(names(ALL, arn("nobody")))).containsExactly(ALL);
        assertThat(
                        practice.answer(
                                        ListTrailsRequest.builder().build(),
                                        ListTrailsResponse.class)
                                .trails())
                .extracting(one -> one.homeRegion() + " " + one.name())
                .containsExactly("eu-west-1 all-regions", "eu-west-1 one-region");
    }

    @Test
    void another_region_tells_a_shadow_by_its_ARN_and_its_selectors_only_at_home() {
        assertThat(selectors(ALL).eventSelectors()).hasSize(1);
        practice.in("us-east-1");
        assertThat(isLogging(ALL)).isFalse();
        String unknown = "400 TrailNotFoundException: Unknown trail: ";
        assertThat(practice.refusal(GetTrailStatusRequest.builder().name("all-regions").build()))
                .isEqualTo(
                        unknown
                                + "arn:aws:cloudtrail:us-east-1:"
                                + ID
                                + ":trail/all-regions for the user: "
                                + ID);
        assertThat(practice.refusal(GetTrailStatusRequest.builder().name(HERE).build()))
                .startsWith(unknown + HERE);
        assertThat(practice.refusal(GetEventSelectorsRequest.builder().trailName(ALL).build()))
                .startsWith(unknown + ALL);
    }

    @Test
    void a_trail_is_changed_in_its_home_region_alone() {
        practice.in("us-east-1");
        assertThat(practice.refusal(UpdateTrailRequest.builder().name(ALL).build()))
                .startsWith("400 InvalidHomeRegionException");
        assertThat(practice.refusal(StartLoggingRequest.builder().name(ALL).build()))
                .startsWith("400 InvalidHomeRegionException");
        assertThat(practice.refusal(StopLoggingRequest.builder().name("all-regions").build()))
                .startsWith("400 TrailNotFoundException");
    }

    @Test
    void an_update_changes_what_it_names() {
        var answer =
                practice.answer(
                        UpdateTrailRequest.builder()
                                .name("one-region")
                                .enableLogFileValidation(true)
                                .s3BucketName("bucket-2")
                                .build(),
                        UpdateTrailResponse.class);
        assertThat(answer.logFileValidationEnabled()).isTrue();
        assertThat(answer.s3BucketName()).isEqualTo("bucket-2");
        assertThat(answer.isMultiRegionTrail()).isFalse();
        assertThat(answer.trailARN()).isEqualTo(HERE);
    }

    @Test
    void a_deleted_trail_is_gone() {
        practice.answer(DeleteTrailRequest.builder().name(HERE).build(), DeleteTrailResponse.class);
        assertThat(practice.truth().trails()).extracting(Trail::arn).containsExactly(ALL);
        assertThat(practice.refusal(DeleteTrailRequest.builder().name(HERE).build()))
                .startsWith("400 TrailNotFoundException");
    }

    @Test
    void a_name_is_taken_once_and_a_region_has_five_trails() {
        assertThat(practice.refusal(create("one-region").build()))
                .isEqualTo(
                        "400 TrailAlreadyExistsException: Trail one-region already exists for"
                                + " customer: "
                                + ID);
        for (int i = 3; i <= 5; i++) {
            practice.answer(create("trail-" + i).build(), CreateTrailResponse.class);
        }
        assertThat(practice.refusal(create("trail-6").build()))
                .startsWith("400 MaximumNumberOfTrailsExceededException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "-ab", "ab.", "a..b", "a b", "a._b"})
    void an_impossible_name_is_refused(String name) {
        assertThat(practice.refusal(create(name).build()))
                .startsWith("400 InvalidTrailNameException")
                .endsWith("Specified name: " + name);
    }

    @Test
    void what_cannot_be_is_refused_with_its_own_code() {
        assertThat(practice.refusal(create("a-trail").s3BucketName("Bad_Bucket").build()))
                .startsWith("400 InvalidS3BucketNameException");
        assertThat(
                        practice.refusal(
                                create("a-trail")
                                        .isMultiRegionTrail(true)
                                        .includeGlobalServiceEvents(false)
                                        .build()))
                .startsWith("400 InvalidParameterCombinationException");
        assertThat(practice.refusal(create("a-trail").isOrganizationTrail(true).build()))
                .startsWith("400 OrganizationsNotInUseException");
        var member = new Played(account().organization("210987654321", "ALL").made());
        assertThat(member.refusal(create("a-trail").isOrganizationTrail(true).build()))
                .startsWith("400 NotOrganizationMasterAccountException");
        assertThat(practice.refusal(GetTrailRequest.builder().name("arn:aws:x").build()))
                .startsWith("400 CloudTrailARNInvalidException");
    }

    @Test
    void basic_selectors_are_put_and_read() {
        var selector =
                EventSelector.builder()
                        .readWriteType("WriteOnly")
                        .excludeManagementEventSources("kms.amazonaws.com")
                        .build();
        practice.answer(
                PutEventSelectorsRequest.builder()
                        .trailName("one-region")
                        .eventSelectors(selector)
                        .build(),
                PutEventSelectorsResponse.class);
        EventSelector read = selectors(HERE).eventSelectors().getFirst();
        assertThat(read.readWriteTypeAsString()).isEqualTo("WriteOnly");
        assertThat(read.includeManagementEvents()).isTrue();
        assertThat(read.excludeManagementEventSources()).containsExactly("kms.amazonaws.com");
        assertThat(described(DescribeTrailsRequest.builder().build())).hasSize(2);
    }

    @Test
    void advanced_selectors_take_the_place_of_basic_ones() {
        var selector =
                AdvancedEventSelector.builder()
                        .fieldSelectors(
                                AdvancedFieldSelector.builder()
                                        .field("eventCategory")
                                        .equalsValue("Management")
                                        .build(),
                                AdvancedFieldSelector.builder()
                                        .field("eventSource")
                                        .notEquals("kms.amazonaws.com")
                                        .build())
                        .build();
        practice.answer(
                PutEventSelectorsRequest.builder()
                        .trailName(HERE)
                        .advancedEventSelectors(selector)
                        .build(),
                PutEventSelectorsResponse.class);
        var read = selectors(HERE);
        assertThat(read.hasEventSelectors()).isFalse();
        assertThat(read.advancedEventSelectors()).containsExactly(selector);
    }

    @Test
    void selectors_of_both_kinds_of_none_or_too_many_are_refused() {
        var one = EventSelector.builder().build();
        String invalid = "400 InvalidEventSelectorsException";
        assertThat(practice.refusal(put().build())).startsWith(invalid);
        assertThat(practice.refusal(put().eventSelectors(Collections.nCopies(6, one)).build()))
                .startsWith(invalid);
        assertThat(
                        practice.refusal(
                                put().eventSelectors(one)
                                        .advancedEventSelectors(
                                                AdvancedEventSelector.builder().build())
                                        .build()))
                .startsWith(invalid);
        assertThat(
                        practice.refusal(
                                put().eventSelectors(
                                                EventSelector.builder()
                                                        .readWriteType("Sometimes")
                                                        .build())
                                        .build()))
                .startsWith(invalid);
    }

    private static PutEventSelectorsRequest.Builder put() {
        return PutEventSelectorsRequest.builder().trailName("one-region");
    }

    private boolean isLogging(String arn) {
        return practice.answer(
                        GetTrailStatusRequest.builder().name(arn).build(),
                        GetTrailStatusResponse.class)
                .isLogging();
    }

    private GetEventSelectorsResponse selectors(String arn) {
        return practice.answer(
                GetEventSelectorsRequest.builder().trailName(arn).build(),
                GetEventSelectorsResponse.class);
    }

    private List<String> described(DescribeTrailsRequest request) {
        return practice.answer(request, DescribeTrailsResponse.class).trailList().stream()
                .map(trail -> trail.trailARN())
                .toList();
    }

    private static DescribeTrailsRequest names(String... names) {
        return DescribeTrailsRequest.builder().trailNameList(names).build();
    }

    private static CreateTrailRequest.Builder create(String name) {
        return CreateTrailRequest.builder().name(name).s3BucketName("bucket-1");
    }

    private static String arn(String name) {
        return "arn:aws:cloudtrail:eu-west-1:" + ID + ":trail/" + name;
    }
}
