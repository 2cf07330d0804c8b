package dev.lockstep.practice.operation.around;

import static dev.lockstep.practice.operation.around.PlayedAccount.account;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.around.Region;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.account.model.DeleteAlternateContactRequest;
import software.amazon.awssdk.services.account.model.DeleteAlternateContactResponse;
import software.amazon.awssdk.services.account.model.GetAlternateContactRequest;
import software.amazon.awssdk.services.account.model.GetAlternateContactResponse;
import software.amazon.awssdk.services.account.model.GetRegionOptStatusRequest;
import software.amazon.awssdk.services.account.model.GetRegionOptStatusResponse;
import software.amazon.awssdk.services.account.model.ListRegionsRequest;
import software.amazon.awssdk.services.account.model.ListRegionsResponse;
import software.amazon.awssdk.services.account.model.PutAlternateContactRequest;
import software.amazon.awssdk.services.account.model.PutAlternateContactResponse;

class ContactOperationsTest {
    private static final GetAlternateContactRequest SECURITY =
            GetAlternateContactRequest.builder().alternateContactType("SECURITY").build();
    private static final DeleteAlternateContactRequest DELETE =
            DeleteAlternateContactRequest.builder().alternateContactType("SECURITY").build();
    private static final String NONE =
            "404 ResourceNotFoundException: No contact of the inputted alternate contact type"
                    + " found.";

    private final Played practice =
            new Played(
                    account()
                            .regions(
                                    new Region("af-south-1", false),
                                    new Region("eu-south-2", true),
                                    new Region("eu-west-1", true),
                                    new Region("us-east-1", true))
                            .made());

    @Test
    void the_status_of_one_region_is_told_and_of_one_that_does_not_exist_refused() {
        var africa = GetRegionOptStatusRequest.builder().regionName("af-south-1").build();
        assertThat(
                        practice.answer(africa, GetRegionOptStatusResponse.class)
                                .regionOptStatusAsString())
                .isEqualTo("DISABLED");
        var spain = GetRegionOptStatusRequest.builder().regionName("eu-south-2").build();
        assertThat(
                        practice.answer(spain, GetRegionOptStatusResponse.class)
                                .regionOptStatusAsString())
                .isEqualTo("ENABLED");
        assertThat(
                        practice.refusal(
                                GetRegionOptStatusRequest.builder().regionName("mars-1").build()))
                .startsWith("400 ValidationException: ");
    }

    @Test
    void a_contact_that_is_not_there_is_neither_got_nor_deleted() {
        assertThat(practice.refusal(SECURITY)).isEqualTo(NONE);
        assertThat(practice.refusal(DELETE)).isEqualTo(NONE);
    }

    @Test
    void a_contact_that_is_put_is_got_and_after_its_deletion_no_more() {
        practice.answer(
                PutAlternateContactRequest.builder()
                        .alternateContactType("SECURITY")
                        .name("Security")
                        .title("Team")
                        .emailAddress("security@example.com")
                        .phoneNumber("+44 20 7946 0000")
                        .build(),
                PutAlternateContactResponse.class);
        var contact =
                practice.answer(SECURITY, GetAlternateContactResponse.class).alternateContact();
        assertThat(contact.name()).isEqualTo("Security");
        assertThat(contact.title()).isEqualTo("Team");
        assertThat(contact.emailAddress()).isEqualTo("security@example.com");
        assertThat(contact.phoneNumber()).isEqualTo("+44 20 7946 0000");
        assertThat(contact.alternateContactTypeAsString()).isEqualTo("SECURITY");
        practice.answer(DELETE, DeleteAlternateContactResponse.class);
        assertThat(practice.refusal(SECURITY)).isEqualTo(NONE);
    }

    @Test
    void another_accounts_contact_is_refused() {
        assertThat(practice.refusal(SECURITY.toBuilder().accountId("210987654321").build()))
                .startsWith("403 AccessDeniedException: User: ");
    }

    @Test
    void regions_say_whether_they_are_on_by_default_by_choice_or_not_at_all() {
        var answer =
                practice.answer(ListRegionsRequest.builder().build(), ListRegionsResponse.class);
        assertThat(answer.regions())
                .extracting(one -> one.regionName() + " " + one.regionOptStatusAsString())
                .containsExactly(
                        "af-south-1 DISABLED",
                        "eu-south-2 ENABLED",
                        "eu-west-1 ENABLED_BY_DEFAULT",
                        "us-east-1 ENABLED_BY_DEFAULT");
        assertThat(answer.nextToken()).isNull();
    }

    @Test
    void regions_are_filtered_and_paged() {
        var enabled =
                ListRegionsRequest.builder()
                        .regionOptStatusContainsWithStrings("ENABLED", "ENABLED_BY_DEFAULT")
                        .maxResults(2);
        var first = practice.answer(enabled.build(), ListRegionsResponse.class);
        assertThat(first.regions())
                .extracting(one -> one.regionName())
                .containsExactly("eu-south-2", "eu-west-1");
        var second =
                practice.answer(
                        enabled.nextToken(first.nextToken()).build(), ListRegionsResponse.class);
        assertThat(second.regions())
                .extracting(one -> one.regionName())
                .containsExactly("us-east-1");
        assertThat(second.nextToken()).isNull();
        assertThat(practice.refusal(enabled.nextToken("page-99").build()))
                .startsWith("400 ValidationException");
    }
}
