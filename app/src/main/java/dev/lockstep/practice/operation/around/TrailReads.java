package dev.lockstep.practice.operation.around;

import dev.lockstep.account.Account;
import dev.lockstep.account.around.Trail;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.Operations;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudtrail.model.DescribeTrailsRequest;
import software.amazon.awssdk.services.cloudtrail.model.DescribeTrailsResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsRequest;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusRequest;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.ListTrailsRequest;
import software.amazon.awssdk.services.cloudtrail.model.ListTrailsResponse;
import software.amazon.awssdk.services.cloudtrail.model.TrailInfo;

/// What CloudTrail tells of trails (CloudTrail API reference).
final class TrailReads implements Operations {
    /// ListTrails has no MaxResults; AWS does not say how long its pages are.
    private static final int PAGE = 100;

    @Override
    public Optional<Answer> answer(SdkPojo request, Call call) {
        return Optional.ofNullable(
                switch (request) {
                    case DescribeTrailsRequest describe -> describe(describe, call);
                    case ListTrailsRequest list -> list(list, call);
                    case GetTrailRequest get -> get(get, call);
                    case GetTrailStatusRequest status -> status(status, call);
                    case GetEventSelectorsRequest selectors -> selectors(selectors, call);
                    default -> null;
                });
    }

    /// Without names: the trails of this region and, unless they are not wanted, those of others
    /// that cover it. With names: those that are found; nothing is said of the others.
    private static Answer describe(DescribeTrailsRequest request, Call call) {
        Account account = call.seen();
        boolean shadows = Objects.requireNonNullElse(request.includeShadowTrails(), true);
        List<Trail> found =
                request.trailNameList().isEmpty()
                        ? account.trails().stream()
                                .filter(trail ->
                                        Trails.isAtHome(trail, call)
                                                || (shadows && trail.multiRegion()))
                                .toList()
                        : request.trailNameList().stream()
                                .flatMap(name -> Trails.find(name, account, call).stream())
                                .distinct()
                                .toList();
        return Answer.of(
                DescribeTrailsResponse.builder()
                        .trailList(found.stream().map(TrailReads::shown).toList())
                        .build(),
                call);
    }

    private static Answer list(ListTrailsRequest request, Call call) {
        Page<Trail> page =
                Page.of(
                        call.seen().trails(),
                        request.nextToken(),
                        null,
                        PAGE,
                        Trails.error(
                                "OperationNotPermittedException", "The NextToken is not valid."));
        return Answer.of(
                ListTrailsResponse.builder()
                        .trails(
                                page.entries().stream()
                                        .map(trail ->
                                                TrailInfo.builder()
                                                        .name(trail.name())
                                                        .trailARN(trail.arn())
                                                        .homeRegion(trail.homeRegion().orElse(null))
                                                        .build())
                                        .toList())
                        .nextToken(page.next().orElse(null))
                        .build(),
                call);
    }

    private static Answer get(GetTrailRequest request, Call call) {
        Trail trail = Trails.seen(request.name(), call.seen(), call);
        return Answer.of(GetTrailResponse.builder().trail(shown(trail)).build(), call);
    }

    private static Answer status(GetTrailStatusRequest request, Call call) {
        Trail trail = Trails.seen(request.name(), call.seen(), call);
        return Answer.of(
                GetTrailStatusResponse.builder()
                        .isLogging(trail.status().map(Trail.Status::logging).orElse(false))
                        .build(),
                call);
    }

    private static Answer selectors(GetEventSelectorsRequest request, Call call) {
        Trail trail = Trails.atHome(request.trailName(), call.seen(), call);
        Trail.Selectors selectors = trail.selectors().orElse(Trail.Selectors.USUAL);
        var answer = GetEventSelectorsResponse.builder().trailARN(trail.arn());
        if (selectors.advanced().isEmpty()) {
            answer.eventSelectors(EventSelectors.basic(selectors));
        } else {
            answer.advancedEventSelectors(EventSelectors.advanced(selectors));
        }
        return Answer.of(answer.build(), call);
    }

    /// A trail as CloudTrail describes it.
    private static software.amazon.awssdk.services.cloudtrail.model.Trail shown(Trail trail) {
        boolean usual =
                trail.selectors().orElse(Trail.Selectors.USUAL).equals(Trail.Selectors.USUAL);
        return software.amazon.awssdk.services.cloudtrail.model.Trail.builder()
                .name(trail.name())
                .trailARN(trail.arn())
                .homeRegion(trail.homeRegion().orElse(null))
                .s3BucketName(trail.bucket().orElse(null))
                .isMultiRegionTrail(trail.multiRegion())
                .isOrganizationTrail(trail.organizationTrail())
                .logFileValidationEnabled(trail.logFileValidation())
                .includeGlobalServiceEvents(true)
                .hasCustomEventSelectors(!usual)
                .hasInsightSelectors(false)
                .build();
    }
}
