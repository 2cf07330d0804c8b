package dev.lockstep.practice.operation.around;

import dev.lockstep.account.Account;
import dev.lockstep.account.around.Trail;
import dev.lockstep.account.organization.Organization;
import dev.lockstep.effect.AroundEffect;
import dev.lockstep.effect.Assigned;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.Operations;
import dev.lockstep.practice.state.PracticeState;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudtrail.model.CreateTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.CreateTrailResponse;
import software.amazon.awssdk.services.cloudtrail.model.DeleteTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.DeleteTrailResponse;
import software.amazon.awssdk.services.cloudtrail.model.PutEventSelectorsRequest;
import software.amazon.awssdk.services.cloudtrail.model.PutEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.StartLoggingRequest;
import software.amazon.awssdk.services.cloudtrail.model.StartLoggingResponse;
import software.amazon.awssdk.services.cloudtrail.model.StopLoggingRequest;
import software.amazon.awssdk.services.cloudtrail.model.StopLoggingResponse;
import software.amazon.awssdk.services.cloudtrail.model.UpdateTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.UpdateTrailResponse;

/// What CloudTrail changes of trails (CloudTrail API reference). There is no S3 here, so every
/// bucket with a possible name exists; topics, keys, log groups and tags are taken and not kept.
final class TrailWrites implements Operations {
    /// Five trails in a region (CloudTrail User Guide, "Quotas").
    private static final int MOST_TRAILS = 5;

    /// Amazon S3 User Guide, "General purpose bucket naming rules".
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    @Override
    public Optional<Answer> answer(SdkPojo request, Call call) {
        return Optional.ofNullable(
                switch (request) {
                    case CreateTrailRequest create -> create(create, call);
                    case UpdateTrailRequest update -> update(update, call);
                    case DeleteTrailRequest delete ->
                            new Answer(
                                    DeleteTrailResponse.builder().build(),
                                    after(
                                            new AroundEffect.DeleteTrail(arn(delete.name(), call)),
                                            call));
                    case StartLoggingRequest start ->
                            new Answer(
                                    StartLoggingResponse.builder().build(),
                                    after(
                                            new AroundEffect.StartLogging(arn(start.name(), call)),
                                            call));
                    case StopLoggingRequest stop ->
                            new Answer(
                                    StopLoggingResponse.builder().build(),
                                    after(
                                            new AroundEffect.StopLogging(arn(stop.name(), call)),
                                            call));
                    case PutEventSelectorsRequest put -> put(put, call);
                    default -> null;
                });
    }

    private static Answer create(CreateTrailRequest request, Call call) {
        String name = request.name();
        Trails.requireName(name);
        requireBucket(request.s3BucketName());
        boolean multiRegion = isTrue(request.isMultiRegionTrail());
        boolean organization = isTrue(request.isOrganizationTrail());
        requireGlobalEvents(multiRegion, request.includeGlobalServiceEvents());
        if (organization) {
            requireManagement(call);
        }
        String id = call.truth().id().orElseThrow();
        if (Trails.find(name, call.truth(), call).isPresent()) {
            throw Trails.error(
                    "TrailAlreadyExistsException",
                    "Trail " + name + " already exists for customer: " + id);
        }
        long here =
                call.truth().trails().stream()
                        .filter(trail -> Trails.isAtHome(trail, call))
                        .count();
        if (here >= MOST_TRAILS) {
            throw Trails.error(
                    "MaximumNumberOfTrailsExceededException",
                    "User: " + id + " already has " + here + " trails in " + call.region() + ".");
        }
        PracticeState next =
                after(
                        new AroundEffect.CreateTrail(
                                call.region(),
                                name,
                                request.s3BucketName(),
                                multiRegion,
                                isTrue(request.enableLogFileValidation()),
                                organization),
                        call);
        Trail made = next.truth().trails().getLast();
        return new Answer(
                CreateTrailResponse.builder()
                        .name(made.name())
                        .trailARN(made.arn())
                        .s3BucketName(made.bucket().orElse(null))
                        .isMultiRegionTrail(made.multiRegion())
                        .logFileValidationEnabled(made.logFileValidation())
                        .isOrganizationTrail(made.organizationTrail())
                        .includeGlobalServiceEvents(true)
                        .build(),
                next);
    }

    private static Answer update(UpdateTrailRequest request, Call call) {
        Trail trail = Trails.toChange(request.name(), call);
        Optional<String> bucket = Optional.ofNullable(request.s3BucketName());
        bucket.ifPresent(TrailWrites::requireBucket);
        Optional<Boolean> multiRegion = Optional.ofNullable(request.isMultiRegionTrail());
        Optional<Boolean> organization = Optional.ofNullable(request.isOrganizationTrail());
        requireGlobalEvents(
                multiRegion.orElse(trail.multiRegion()), request.includeGlobalServiceEvents());
        if (organization.orElse(false)) {
            requireManagement(call);
        }
        PracticeState next =
                after(
                        new AroundEffect.UpdateTrail(
                                trail.arn(),
                                bucket,
                                multiRegion,
                                Optional.ofNullable(request.enableLogFileValidation()),
                                organization),
                        call);
        Trail changed = Trails.find(trail.arn(), next.truth(), call).orElseThrow();
        return new Answer(
                UpdateTrailResponse.builder()
                        .name(changed.name())
                        .trailARN(changed.arn())
                        .s3BucketName(changed.bucket().orElse(null))
                        .isMultiRegionTrail(changed.multiRegion())
                        .logFileValidationEnabled(changed.logFileValidation())
                        .isOrganizationTrail(changed.organizationTrail())
                        .includeGlobalServiceEvents(true)
                        .build(),
                next);
    }

    private static Answer put(PutEventSelectorsRequest request, Call call) {
        String arn = arn(request.trailName(), call);
        Trail.Selectors selectors =
                EventSelectors.read(request.eventSelectors(), request.advancedEventSelectors());
        var answer = PutEventSelectorsResponse.builder().trailARN(arn);
        if (selectors.advanced().isEmpty()) {
            answer.eventSelectors(EventSelectors.basic(selectors));
        } else {
            answer.advancedEventSelectors(EventSelectors.advanced(selectors));
        }
        return new Answer(
                answer.build(), after(new AroundEffect.PutEventSelectors(arn, selectors), call));
    }

    private static String arn(String nameOrArn, Call call) {
        return Trails.toChange(nameOrArn, call).arn();
    }

    private static PracticeState after(AroundEffect effect, Call call) {
        return call.state().after(effect, Assigned.at(call.now()));
    }

    private static boolean isTrue(@Nullable Boolean flag) {
        return Objects.requireNonNullElse(flag, false);
    }

    private static void requireBucket(String bucket) {
        if (!BUCKET.matcher(bucket).matches()) {
            throw Trails.error(
                    "InvalidS3BucketNameException", "Bucket name is not valid: " + bucket);
        }
    }

    private static void requireGlobalEvents(boolean multiRegion, @Nullable Boolean global) {
        if (multiRegion && global != null && !global) {
            throw Trails.error(
                    "InvalidParameterCombinationException",
                    "Multi-Region trail must include global service events.");
        }
    }

    private static void requireManagement(Call call) {
        Account account = call.truth();
        Organization organization =
                account.organization()
                        .orElseThrow(() ->
                                Trails.error(
                                        "OrganizationsNotInUseException",
                                        "Your account is not a member of an organization."));
        if (!account.id().equals(Optional.of(organization.managementAccount()))) {
            throw notManagement();
        }
    }

    private static AwsError notManagement() {
        return Trails.error(
                "NotOrganizationMasterAccountException",
                "Only the management account of an organization can create or change an"
                        + " organization trail.");
    }
}
