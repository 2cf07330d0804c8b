package dev.lockstep.practice.operation.around;

import dev.lockstep.account.Account;
import dev.lockstep.account.around.Analyzer;
import dev.lockstep.account.organization.Organization;
import dev.lockstep.effect.AroundEffect;
import dev.lockstep.effect.Assigned;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.Operations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerSummary;
import software.amazon.awssdk.services.accessanalyzer.model.CreateAnalyzerRequest;
import software.amazon.awssdk.services.accessanalyzer.model.CreateAnalyzerResponse;
import software.amazon.awssdk.services.accessanalyzer.model.DeleteAnalyzerRequest;
import software.amazon.awssdk.services.accessanalyzer.model.DeleteAnalyzerResponse;
import software.amazon.awssdk.services.accessanalyzer.model.GetAnalyzerRequest;
import software.amazon.awssdk.services.accessanalyzer.model.GetAnalyzerResponse;
import software.amazon.awssdk.services.accessanalyzer.model.ListAnalyzersRequest;
import software.amazon.awssdk.services.accessanalyzer.model.ListAnalyzersResponse;

/// IAM Access Analyzer in the region of the call (IAM Access Analyzer API reference). Archive rules
/// and tags are taken and not kept: no read that is served shows them.
final class AnalyzerOperations implements Operations {
    private static final int PAGE = 100;

    /// One analyzer of external access for the account in each region (IAM User Guide, "IAM Access
    /// Analyzer quotas"); the quotas of the other types are not played.
    private static final String EXTERNAL = "ACCOUNT";

    @Override
    public Optional<Answer> answer(SdkPojo request, Call call) {
        return Optional.ofNullable(
                switch (request) {
                    case ListAnalyzersRequest list -> list(list, call);
                    case GetAnalyzerRequest get -> get(get, call);
                    case CreateAnalyzerRequest create -> create(create, call);
                    case DeleteAnalyzerRequest delete -> delete(delete, call);
                    default -> null;
                });
    }

    private static List<Analyzer> in(Account account, Call call) {
        return account.analyzers().getOrDefault(call.region(), List.of());
    }

    private static Answer list(ListAnalyzersRequest request, Call call) {
        @Nullable String type = request.typeAsString();
        Page<Analyzer> page =
                Page.of(
                        in(call.seen(), call).stream()
                                .filter(one -> type == null || one.type().equals(type))
                                .toList(),
                        request.nextToken(),
                        request.maxResults(),
                        PAGE,
                        new AwsError(400, "ValidationException", "The nextToken is not valid."));
        return Answer.of(
                ListAnalyzersResponse.builder()
                        .analyzers(
                                page.entries().stream().map(AnalyzerOperations::summary).toList())
                        .nextToken(page.next().orElse(null))
                        .build(),
                call);
    }

    private static AnalyzerSummary summary(Analyzer analyzer) {
        return AnalyzerSummary.builder()
                .name(analyzer.name())
                .arn(analyzer.arn())
                .type(analyzer.type())
                .status(analyzer.status())
                .createdAt(analyzer.created().orElse(Instant.EPOCH))
                .build();
    }

    private static Answer get(GetAnalyzerRequest request, Call call) {
        Analyzer found =
                in(call.seen(), call).stream()
                        .filter(one -> one.name().equals(request.analyzerName()))
                        .findFirst()
                        .orElseThrow(() -> notFound(request.analyzerName()));
        return Answer.of(GetAnalyzerResponse.builder().analyzer(summary(found)).build(), call);
    }

    private static Answer create(CreateAnalyzerRequest request, Call call) {
        List<Analyzer> there = in(call.truth(), call);
        String name = request.analyzerName();
        String type = request.typeAsString();
        if (there.stream().anyMatch(one -> one.name().equals(name))) {
            throw new AwsError(
                    409, "ConflictException", "Analyzer with name " + name + " already exists.");
        }
        if (type.startsWith("ORGANIZATION")) {
            requireManagement(call);
        }
        if (type.equals(EXTERNAL) && there.stream().anyMatch(one -> one.type().equals(type))) {
            throw new AwsError(
                    402,
                    "ServiceQuotaExceededException",
                    "You have reached the limit of 1 analyzer of type ACCOUNT in this Region.");
        }
        var next =
                call.state()
                        .after(
                                new AroundEffect.CreateAnalyzer(call.region(), name, type),
                                Assigned.at(call.now()));
        return new Answer(
                CreateAnalyzerResponse.builder()
                        .arn(in(next.truth(), call).getLast().arn())
                        .build(),
                next);
    }

    private static void requireManagement(Call call) {
        boolean manages =
                call.truth()
                        .organization()
                        .map(Organization::managementAccount)
                        .equals(call.truth().id());
        if (!manages) {
            throw new AwsError(
                    400,
                    "ValidationException",
                    "An analyzer of an organization can only be created by the management account"
                            + " or a delegated administrator.");
        }
    }

    private static Answer delete(DeleteAnalyzerRequest request, Call call) {
        String name = request.analyzerName();
        if (in(call.truth(), call).stream().noneMatch(one -> one.name().equals(name))) {
            throw notFound(name);
        }
        return new Answer(
                DeleteAnalyzerResponse.builder().build(),
                call.state()
                        .after(
                                new AroundEffect.DeleteAnalyzer(call.region(), name),
                                Assigned.at(call.now())));
    }

    private static AwsError notFound(String name) {
        return new AwsError(
                404, "ResourceNotFoundException", "Analyzer with name " + name + " not found.");
    }
}
