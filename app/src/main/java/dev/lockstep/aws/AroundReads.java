package dev.lockstep.aws;

import dev.lockstep.account.ReadKey;
import dev.lockstep.aws.Gathered.About;
import dev.lockstep.aws.call.CallFailed;
import dev.lockstep.aws.call.Calls;
import dev.lockstep.aws.call.Failure;
import dev.lockstep.aws.session.Sessions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.DescribeTrailsResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/// What stands around IAM: regions, contacts, trails, analyzers.
///
/// The Account API exists in the partitions `aws` and `aws-cn` only; elsewhere nothing is asked.
final class AroundReads {
    private static final String DESCRIBE_TRAILS = "cloudtrail:DescribeTrails";
    private static final String GET_STATUS = "cloudtrail:GetTrailStatus";
    private static final String GET_SELECTORS = "cloudtrail:GetEventSelectors";
    private static final List<String> WITH_ACCOUNT_API = List.of("aws", "aws-cn");

    private final Reading reading;
    private final Optional<String> partition;

    AroundReads(Reading reading, Optional<String> partition) {
        this.reading = reading;
        this.partition = partition;
    }

    Map<ReadKey<?>, Reading.Work> works() {
        Map<ReadKey<?>, Reading.Work> works = new LinkedHashMap<>();
        works.put(ReadKey.REGIONS, this::regions);
        works.put(ReadKey.TRAILS, this::trails);
        return works;
    }

    private boolean hasAccountApi() {
        return partition.filter(name -> !WITH_ACCOUNT_API.contains(name)).isEmpty()
                || reading.clients().session().endpoint("ACCOUNT").isPresent();
    }

    private void regions() throws CallFailed {
        if (!hasAccountApi()) {
            return;
        }
        reading.pages(
                "regions.json",
                "account:ListRegions",
                List.of("Regions"),
                token ->
                        reading.clients()
                                .account()
                                .listRegions(request ->
                                        request.maxResults(50).nextToken(token.orElse(null))));
    }

    /// One contact.
    ///
    /// @param type SECURITY, BILLING or OPERATIONS
    void contact(String type) {
        String file = "alternate-contacts.json";
        String operation = "account:GetAlternateContact";
        if (!hasAccountApi()) {
            return;
        }
        try {
            var answer =
                    reading.calls()
                            .call(
                                    operation,
                                    () ->
                                            reading.clients()
                                                    .account()
                                                    .getAlternateContact(request ->
                                                            request.alternateContactType(type)));
            AnswerJson.member(answer, "AlternateContact")
                    .ifPresentOrElse(
                            contact -> reading.gathered().part(file, operation, type, contact),
                            () ->
                                    reading.gathered()
                                            .denied(
                                                    Failure.notAsDocumentedBy(operation),
                                                    About.type(type)));
        } catch (CallFailed failed) {
            if (failed.failure().code().startsWith("ResourceNotFound")) {
                reading.gathered().part(file, operation, type, "null");
            } else {
                reading.gathered().denied(failed.failure(), About.type(type));
            }
        }
    }

    void analyzers(String region) {
        String operation = "access-analyzer:ListAnalyzers";
        if (!Sessions.isRegion(region)) {
            return;
        }
        try {
            var pages =
                    reading.calls()
                            .pages(
                                    operation,
                                    token ->
                                            reading.clients()
                                                    .analyzers(region)
                                                    .listAnalyzers(request ->
                                                            request.nextToken(token.orElse(null))));
            reading.gathered()
                    .part(
                            "access-analyzers.json",
                            operation,
                            region,
                            Reading.entries(pages, "analyzers").orElse("{}"));
        } catch (CallFailed failed) {
            reading.gathered().denied(failed.failure(), About.region(region));
        }
    }

    /// Each trail is asked in its own region, by its ARN: elsewhere AWS does not know its state.
    private void trails() throws CallFailed {
        DescribeTrailsResponse answer =
                reading.calls()
                        .call(
                                DESCRIBE_TRAILS,
                                () ->
                                        reading.clients()
                                                .trails(reading.clients().session().region())
                                                .describeTrails());
        if (!answer.hasTrailList()) {
            throw Failure.notAsDocumentedBy(DESCRIBE_TRAILS).thrown();
        }
        var byArn = new TreeMap<String, String>();
        for (Trail trail : answer.trailList()) {
            byArn.put(Optional.ofNullable(trail.trailARN()).orElse(""), whole(trail));
        }
        reading.gathered()
                .file("trails.json", DESCRIBE_TRAILS, AnswerJson.list(List.copyOf(byArn.values())));
    }

    private String whole(Trail trail) {
        String arn = Optional.ofNullable(trail.trailARN()).orElse("");
        String json = AnswerJson.of(trail);
        CloudTrailClient home =
                reading.clients()
                        .trails(
                                Optional.ofNullable(trail.homeRegion())
                                        .filter(Sessions::isRegion)
                                        .orElseGet(() -> reading.clients().session().region()));
        try {
            var status =
                    reading.calls()
                            .call(
                                    GET_STATUS,
                                    () -> home.getTrailStatus(request -> request.name(arn)));
            Calls.needed(GET_STATUS, status.isLogging());
            json = AnswerJson.with(json, "Status", AnswerJson.of(status));
        } catch (CallFailed failed) {
            reading.gathered().denied(failed.failure(), About.trail(arn));
        }
        try {
            var selectors =
                    reading.calls()
                            .call(
                                    GET_SELECTORS,
                                    () ->
                                            home.getEventSelectors(
                                                    request -> request.trailName(arn)));
            if (!selectors.hasEventSelectors() && !selectors.hasAdvancedEventSelectors()) {
                throw Failure.notAsDocumentedBy(GET_SELECTORS).thrown();
            }
            for (String member : List.of("EventSelectors", "AdvancedEventSelectors")) {
                Optional<String> given = AnswerJson.member(selectors, member);
                if (given.isPresent()) {
                    json = AnswerJson.with(json, member, given.get());
                }
            }
        } catch (CallFailed failed) {
            reading.gathered().denied(failed.failure(), About.trail(arn));
        }
        return json;
    }
}
