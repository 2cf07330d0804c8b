package dev.lockstep.aws.write;

import dev.lockstep.account.around.AlternateContact;
import dev.lockstep.aws.call.Clients;
import dev.lockstep.aws.session.Sessions;
import dev.lockstep.effect.AroundEffect;
import dev.lockstep.write.Written;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/// Writes around the identity of the account: contacts, trails, analyzers.
final class AroundWrites {
    private final Clients clients;
    private final Sender sender;

    AroundWrites(Clients clients, Sender sender) {
        this.clients = clients;
        this.sender = sender;
    }

    Written write(AroundEffect effect) {
        return switch (effect) {
            case AroundEffect.PutAlternateContact(var type, var contact) ->
                    put(effect, type, contact);
            case AroundEffect.DeleteAlternateContact(var type) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.account()
                                            .deleteAlternateContact(
                                                    request -> request.alternateContactType(type)));
            case AroundEffect.CreateTrail one ->
                    trail(
                            effect,
                            one.region(),
                            trails ->
                                    trails.createTrail(request ->
                                            request.name(one.name())
                                                    .s3BucketName(one.bucket())
                                                    .isMultiRegionTrail(one.multiRegion())
                                                    .includeGlobalServiceEvents(true)
                                                    .enableLogFileValidation(
                                                            one.logFileValidation())
                                                    .isOrganizationTrail(one.organizationTrail())));
            case AroundEffect.UpdateTrail one ->
                    trail(
                            effect,
                            Trails.region(one.arn()),
                            trails ->
                                    trails.updateTrail(request ->
                                            request.name(one.arn())
                                                    .s3BucketName(one.bucket().orElse(null))
                                                    .isMultiRegionTrail(
                                                            one.multiRegion().orElse(null))
                                                    .enableLogFileValidation(
                                                            one.logFileValidation().orElse(null))
                                                    .isOrganizationTrail(
                                                            one.organizationTrail().orElse(null))));
            case AroundEffect.DeleteTrail(var arn) ->
                    trail(
                            effect,
                            Trails.region(arn),
                            trails -> trails.deleteTrail(request -> request.name(arn)));
            case AroundEffect.StartLogging(var arn) ->
                    trail(
                            effect,
                            Trails.region(arn),
                            trails -> trails.startLogging(request -> request.name(arn)));
            case AroundEffect.StopLogging(var arn) ->
                    trail(
                            effect,
                            Trails.region(arn),
                            trails -> trails.stopLogging(request -> request.name(arn)));
            case AroundEffect.PutEventSelectors(var arn, var selectors) ->
                    trail(
                            effect,
                            Trails.region(arn),
                            trails ->
                                    trails.putEventSelectors(request ->
                                            Trails.put(request.trailName(arn), selectors)));
            case AroundEffect.CreateAnalyzer(var region, var name, var type) ->
                    analyzer(
                            effect,
                            region,
                            analyzers ->
                                    analyzers.createAnalyzer(
                                            request -> request.analyzerName(name).type(type)));
            case AroundEffect.DeleteAnalyzer(var region, var name) ->
                    analyzer(
                            effect,
                            region,
                            analyzers ->
                                    analyzers.deleteAnalyzer(
                                            request -> request.analyzerName(name)));
        };
    }

    private Written put(AroundEffect effect, String type, AlternateContact contact) {
        return sender.send(
                effect,
                () ->
                        clients.account()
                                .putAlternateContact(request ->
                                        request.alternateContactType(type)
                                                .name(contact.name())
                                                .title(contact.title())
                                                .emailAddress(contact.email())
                                                .phoneNumber(contact.phone())));
    }

    /// A trail is changed in its home region (CloudTrail API reference).
    private Written trail(
            AroundEffect effect,
            String region,
            Function<CloudTrailClient, ? extends AwsResponse> call) {
        return Sessions.isRegion(region)
                ? sender.send(effect, () -> call.apply(clients.trails(region)))
                : noRegion();
    }

    private Written analyzer(
            AroundEffect effect,
            String region,
            Function<AccessAnalyzerClient, ? extends AwsResponse> call) {
        return Sessions.isRegion(region)
                ? sender.send(effect, () -> call.apply(clients.analyzers(region)))
                : noRegion();
    }

    /// A host is made of it, so nothing else may pass for one.
    private static Written noRegion() {
        return new Written.NotDone(
                Sender.NOT_SENT, "what it names is in no region of AWS", Optional.empty());
    }
}
