package dev.lockstep.aws.write;

import dev.lockstep.account.around.AlternateContact;
import dev.lockstep.account.around.Trail;
import dev.lockstep.aws.call.CallFailed;
import dev.lockstep.aws.call.Calls;
import dev.lockstep.aws.call.Clients;
import dev.lockstep.aws.call.Failure;
import dev.lockstep.aws.session.Sessions;
import dev.lockstep.aws.wire.NotAnAwsAnswer;
import dev.lockstep.effect.AroundEffect;
import dev.lockstep.effect.Touched;
import dev.lockstep.effect.touched.AroundTouched;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.accessanalyzer.model.GetAnalyzerResponse;
import software.amazon.awssdk.services.account.model.GetAlternateContactResponse;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.DescribeTrailsResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;

/// Looks at what writes around the identity of the account touch: one call for each.
final class AroundLooks {
    private static final String GET_SELECTORS = "cloudtrail:GetEventSelectors";

    private final Clients clients;
    private final Asker asker;
    private final Place place;

    AroundLooks(Clients clients, Asker asker, Place place) {
        this.clients = clients;
        this.asker = asker;
        this.place = place;
    }

    Touched look(AroundEffect effect) throws CallFailed {
        return switch (effect) {
            case AroundEffect.PutAlternateContact(var type, _) ->
                    AroundTouched.contact(type, contact(type));
            case AroundEffect.DeleteAlternateContact(var type) ->
                    AroundTouched.contact(type, contact(type));
            case AroundEffect.CreateTrail one ->
                    trail(place.arn("cloudtrail", one.region(), "trail/" + one.name()));
            case AroundEffect.UpdateTrail one -> trail(one.arn());
            case AroundEffect.DeleteTrail(var arn) -> trail(arn);
            case AroundEffect.StartLogging(var arn) -> logging(arn);
            case AroundEffect.StopLogging(var arn) -> logging(arn);
            case AroundEffect.PutEventSelectors(var arn, _) -> selectors(arn);
            case AroundEffect.CreateAnalyzer(var region, var name, _) ->
                    AroundTouched.analyzer(region, name, analyzer(region, name));
            case AroundEffect.DeleteAnalyzer(var region, var name) ->
                    AroundTouched.analyzer(region, name, analyzer(region, name));
        };
    }

    private Optional<AlternateContact> contact(String type) throws CallFailed {
        String operation = "account:GetAlternateContact";
        Optional<GetAlternateContactResponse> found =
                asker.find(
                        operation,
                        () ->
                                clients.account()
                                        .getAlternateContact(
                                                request -> request.alternateContactType(type)));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var contact = Calls.needed(operation, found.get().alternateContact());
        return Optional.of(
                new AlternateContact(
                        text(contact.name()),
                        text(contact.title()),
                        text(contact.emailAddress()),
                        text(contact.phoneNumber())));
    }

    private static String text(@Nullable String given) {
        return Optional.ofNullable(given).orElse("");
    }

    private Touched trail(String arn) throws CallFailed {
        String operation = "cloudtrail:DescribeTrails";
        CloudTrailClient home = home(operation, arn);
        DescribeTrailsResponse answer =
                asker.calls()
                        .call(
                                operation,
                                () ->
                                        home.describeTrails(request ->
                                                request.trailNameList(arn)
                                                        .includeShadowTrails(false)));
        if (!answer.hasTrailList()) {
            throw Failure.notAsDocumentedBy(operation).thrown();
        }
        return AroundTouched.trail(
                arn,
                answer.trailList().stream()
                        .filter(one -> arn.equals(one.trailARN()))
                        .map(AroundLooks::read)
                        .findFirst());
    }

    private static Trail read(software.amazon.awssdk.services.cloudtrail.model.Trail given) {
        return new Trail(
                text(given.name()),
                text(given.trailARN()),
                Optional.ofNullable(given.homeRegion()),
                Boolean.TRUE.equals(given.isMultiRegionTrail()),
                Boolean.TRUE.equals(given.logFileValidationEnabled()),
                Boolean.TRUE.equals(given.isOrganizationTrail()),
                Optional.ofNullable(given.s3BucketName()),
                Optional.empty(),
                Optional.empty());
    }

    private Touched logging(String arn) throws CallFailed {
        String operation = "cloudtrail:GetTrailStatus";
        CloudTrailClient home = home(operation, arn);
        Optional<GetTrailStatusResponse> found =
                asker.find(operation, () -> home.getTrailStatus(request -> request.name(arn)));
        return AroundTouched.logging(
                arn,
                found.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Calls.needed(operation, found.get().isLogging())));
    }

    private Touched selectors(String arn) throws CallFailed {
        CloudTrailClient home = home(GET_SELECTORS, arn);
        Optional<GetEventSelectorsResponse> found =
                asker.find(
                        GET_SELECTORS,
                        () -> home.getEventSelectors(request -> request.trailName(arn)));
        if (found.isPresent()) {
            if (!found.get().hasEventSelectors() && !found.get().hasAdvancedEventSelectors()) {
                throw Failure.notAsDocumentedBy(GET_SELECTORS).thrown();
            }
            if (Trails.hasDataEvents(found.get())) {
                throw unknown(
                                GET_SELECTORS,
                                "the trail records data events, which a write would lose; change"
                                        + " its selectors by hand")
                        .thrown();
            }
        }
        return AroundTouched.selectors(arn, found.map(Trails::read));
    }

    private CloudTrailClient home(String operation, String arn) throws CallFailed {
        String region = Trails.region(arn);
        requireRegion(operation, region);
        return clients.trails(region);
    }

    private Optional<String> analyzer(String region, String name) throws CallFailed {
        String operation = "access-analyzer:GetAnalyzer";
        requireRegion(operation, region);
        Optional<GetAnalyzerResponse> found =
                asker.find(
                        operation,
                        () ->
                                clients.analyzers(region)
                                        .getAnalyzer(request -> request.analyzerName(name)));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var analyzer = Calls.needed(operation, found.get().analyzer());
        return Optional.of(Calls.needed(operation, analyzer.typeAsString()));
    }

    /// A host is made of it, so nothing else may pass for one.
    private static void requireRegion(String operation, String region) throws CallFailed {
        if (!Sessions.isRegion(region)) {
            throw unknown(operation, "what is asked for is in no region of AWS").thrown();
        }
    }

    private static Failure unknown(String operation, String why) {
        return new Failure(operation, NotAnAwsAnswer.NO_ANSWER, why, Failure.Kind.LOST);
    }
}
