package dev.lockstep.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The page on FullAccess policies is true of the data that ship. `-Ddocs.write=true` writes it.
class FullAccessPageTest {
    private static final FullAccessPage PAGE = new FullAccessPage();

    @Test
    void the_page_says_what_the_policies_do() throws IOException {
        Path file = Page.root().resolve("docs/full-access-policies.md");
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(file, PAGE.text());
        }
        assertThat(Files.readString(file))
                .as("mvn -B -ntp -pl app -am test -Dtest=FullAccessPageTest -Ddocs.write=true")
                .isEqualTo(PAGE.text());
    }

    @Test
    void AmazonDynamoDBFullAccess_reaches_into_dax_and_cloudwatch() {
        var row = PAGE.row("AmazonDynamoDBFullAccess");
        assertThat(row.main()).isEqualTo("dynamodb");
        assertThat(row.changes()).containsKeys("dax", "cloudwatch");
        assertThat(row.passesTo()).contains("dax", "application-autoscaling");
    }

    @Test
    void AWSLambda_FullAccess_reaches_into_ec2_and_iam_and_passes_roles_to_lambda_alone() {
        var row = PAGE.row("AWSLambda_FullAccess");
        assertThat(row.main()).isEqualTo("lambda");
        assertThat(row.reads()).containsKey("ec2");
        assertThat(row.changes()).containsKey("iam");
        assertThat(row.passesTo()).containsExactly("lambda");
        assertThat(row.rights()).contains("lambda:UpdateFunctionCode");
    }

    @Test
    void IAMFullAccess_gives_rights() {
        var row = PAGE.row("IAMFullAccess");
        assertThat(row.main()).isEqualTo("iam");
        assertThat(row.passesTo()).containsExactly("**any service**");
        assertThat(row.rights()).contains("iam:AttachUserPolicy", "iam:CreateAccessKey");
    }

    @Test
    void a_policy_of_one_service_reaches_into_no_other() {
        var row = PAGE.row("AmazonSQSFullAccess");
        assertThat(row.main()).isEqualTo("sqs");
        assertThat(row.changes()).isEmpty();
        assertThat(row.reads()).isEmpty();
        assertThat(row.passesTo()).isEmpty();
        assertThat(row.rights()).isEmpty();
    }
}
