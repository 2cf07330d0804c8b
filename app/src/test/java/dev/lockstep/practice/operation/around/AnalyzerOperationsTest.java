package dev.lockstep.practice.operation.around;

import static dev.lockstep.practice.operation.around.PlayedAccount.ID;
import static dev.lockstep.practice.operation.around.PlayedAccount.account;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerSummary;
import software.amazon.awssdk.services.accessanalyzer.model.CreateAnalyzerRequest;
import software.amazon.awssdk.services.accessanalyzer.model.CreateAnalyzerResponse;
import software.amazon.awssdk.services.accessanalyzer.model.DeleteAnalyzerRequest;
import software.amazon.awssdk.services.accessanalyzer.model.DeleteAnalyzerResponse;
import software.amazon.awssdk.services.accessanalyzer.model.GetAnalyzerRequest;
import software.amazon.awssdk.services.accessanalyzer.model.GetAnalyzerResponse;
import software.amazon.awssdk.services.accessanalyzer.model.ListAnalyzersRequest;
import software.amazon.awssdk.services.accessanalyzer.model.ListAnalyzersResponse;

class AnalyzerOperationsTest {
    private final Played practice = new Played(account().made());

    @Test
    void an_analyzer_is_active_in_its_region_and_unknown_in_others() {
        var answer = practice.answer(create("outside", "ACCOUNT"), CreateAnalyzerResponse.class);
        assertThat(answer.arn())
                .isEqualTo("arn:aws:access-analyzer:eu-west-1:" + ID + ":analyzer/outside");
        AnalyzerSummary found =
                practice.answer(get("outside"), GetAnalyzerResponse.class).analyzer();
        assertThat(found.statusAsString()).isEqualTo("ACTIVE");
        assertThat(found.typeAsString()).isEqualTo("ACCOUNT");
        assertThat(found.createdAt()).isEqualTo(Played.NOW);
        practice.in("us-east-1");
        assertThat(practice.refusal(get("outside"))).startsWith("404 ResourceNotFoundException");
        assertThat(listed(ListAnalyzersRequest.builder().build())).isEmpty();
    }

    @Test
    void analyzers_are_listed_by_type_and_page() {
        practice.answer(create("outside", "ACCOUNT"), CreateAnalyzerResponse.class);
        practice.answer(create("unused", "ACCOUNT_UNUSED_ACCESS"), CreateAnalyzerResponse.class);
        assertThat(listed(ListAnalyzersRequest.builder().type("ACCOUNT").build()))
                .containsExactly("outside");
        var first =
                practice.answer(
                        ListAnalyzersRequest.builder().maxResults(1).build(),
                        ListAnalyzersResponse.class);
        assertThat(first.analyzers()).hasSize(1);
        assertThat(
                        listed(
                                ListAnalyzersRequest.builder()
                                        .maxResults(1)
                                        .nextToken(first.nextToken())
                                        .build()))
                .containsExactly("unused");
    }

    @Test
    void a_name_is_taken_once_and_external_access_is_looked_for_once() {
        practice.answer(create("outside", "ACCOUNT"), CreateAnalyzerResponse.class);
        assertThat(practice.refusal(create("outside", "ACCOUNT_UNUSED_ACCESS")))
                .startsWith("409 ConflictException");
        assertThat(practice.refusal(create("second", "ACCOUNT")))
                .startsWith("402 ServiceQuotaExceededException");
    }

    @Test
    void an_analyzer_of_an_organization_needs_its_management_account() {
        assertThat(practice.refusal(create("all", "ORGANIZATION")))
                .startsWith("400 ValidationException");
        var management = new Played(account().organization(ID, "ALL").made());
        management.answer(create("all", "ORGANIZATION"), CreateAnalyzerResponse.class);
    }

    @Test
    void a_deleted_analyzer_is_gone() {
        practice.answer(create("outside", "ACCOUNT"), CreateAnalyzerResponse.class);
        practice.answer(delete("outside"), DeleteAnalyzerResponse.class);
        assertThat(listed(ListAnalyzersRequest.builder().build())).isEmpty();
        assertThat(practice.refusal(delete("outside"))).startsWith("404 ResourceNotFoundException");
    }

    private List<String> listed(ListAnalyzersRequest request) {
        return practice.answer(request, ListAnalyzersResponse.class).analyzers().stream()
                .map(AnalyzerSummary::name)
                .toList();
    }

    private static CreateAnalyzerRequest create(String name, String type) {
        return CreateAnalyzerRequest.builder().analyzerName(name).type(type).build();
    }

    private static GetAnalyzerRequest get(String name) {
        return GetAnalyzerRequest.builder().analyzerName(name).build();
    }

    private static DeleteAnalyzerRequest delete(String name) {
        return DeleteAnalyzerRequest.builder().analyzerName(name).build();
    }
}
