package dev.lockstep.cli.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.policy.PolicyDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessMakePolicyCommandTest {
    @TempDir Path folder;

    private Run make(String... options) {
        var words = new ArrayList<>(List.of("access", "make-policy"));
        words.addAll(List.of(options));
        return Run.in(folder, words.toArray(String[]::new));
    }

    private void baseline(String text) throws IOException {
        Files.writeString(folder.resolve("lockstep.yaml"), text);
    }

    @Test
    void services_come_out_as_a_policy_on_standard_output() {
        Run run = make("--services", "S3,dynamodb");
        assertThat(run.status()).isEqualTo(0);
        assertThat(run.err()).isEmpty();
        assertThat(PolicyDocument.parse(run.out())).isInstanceOf(PolicyDocument.class);
        assertThat(run.out()).contains("\"dynamodb:*\",", "\"s3:*\"").endsWith("}\n");
    }

    @Test
    void roles_that_are_in_use_are_told_of_unless_quiet() {
        Run run = make("--services", "lambda");
        assertThat(run.status()).isEqualTo(0);
        assertThat(run.err()).contains("lambda:UpdateFunctionCode", "escalation-paths");
        assertThat(make("--services", "lambda", "--quiet").err()).isEmpty();
    }

    @Test
    void a_role_by_name_takes_the_account_of_the_option_or_of_the_baseline() throws IOException {
        String[] words = {"--services", "lambda", "--pass-roles", "app-runtime"};
        Run nowhere = make(words);
        assertThat(nowhere.status()).isEqualTo(64);
        assertThat(nowhere.err()).contains("--account ID").doesNotContain("*");
        assertThat(nowhere.out()).isEmpty();

        baseline("lockstep: 1\naccount: \"123456789012\"\n");
        assertThat(make(words).out()).contains("\"arn:aws:iam::123456789012:role/app-runtime\"");
        assertThat(
                        make(
                                        "--services",
                                        "lambda",
                                        "--pass-roles",
                                        "app-runtime",
                                        "--account",
                                        "210987654321")
                                .status())
                .isEqualTo(4);
    }

    @Test
    void a_role_of_another_partition_is_named_in_it() {
        Run run =
                make(
                        "--services",
                        "ec2",
                        "--pass-roles",
                        "team/app",
                        "--account",
                        "123456789012",
                        "--partition",
                        "aws-cn");
        assertThat(run.out())
                .contains("arn:aws-cn:iam::123456789012:role/team/app", "ec2.amazonaws.com.cn");
    }

    @Test
    void a_group_of_the_baseline_gives_its_services_and_roles() throws IOException {
        baseline(
                """
                lockstep: 1
                account: "123456789012"
                groups:
                  developers: {services: [s3, lambda], pass-roles: [app-runtime]}
                  auditors: {read-only: true}
                """);
        Run run = make("--group", "developers", "--kind", "group");
        assertThat(run.status()).isEqualTo(0);
        assertThat(run.out())
                .contains("lambda:*", "s3:*", "arn:aws:iam::123456789012:role/app-runtime");
        assertThat(make("--group", "auditors").err()).contains("has no `services:`");
        assertThat(make("--group", "develpers").err()).contains("did you mean developers?");
    }

    @Test
    void what_is_read_gives_no_secret_away_and_says_so() {
        Run run = make("--services", "secretsmanager,iam", "--read-only");
        assertThat(run.status()).isEqualTo(0);
        assertThat(run.out()).contains("iam:Get*", "secretsmanager:List*");
        assertThat(run.out()).doesNotContain("GetSecretValue", "secretsmanager:Get*", ":*\"");
        assertThat(run.err()).contains("left out", "secretsmanager:GetSecretValue");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--services lamda | 64 | did you mean lambda?",
                "--services s3,no-such-thing-at-all | 64 | there is no service no-such-thing-at-all",
                "--services iam | 4 | iam:AttachUserPolicy",
                "--services s3,sts | 4 | sts:AssumeRole",
                "--services s3 --pass-roles * --account 123456789012 | 64 | without wildcards",
                "--services s3 --pass-roles app-? --account 123456789012 | 64 | without wildcards",
                "--services s3 --pass-roles arn:aws:iam::*:role/app | 64 | without wildcards",
                "--services s3 --pass-roles arn:aws:iam::210987654321:role/app --account 123456789012 | 64 | another account",
                "--services s3 --pass-roles app --account 12 | 64 | 12 digits",
                "--services s3 --pass-roles app --account 123456789012 --read-only | 64 | passes no role",
                "--services s3 --pass-roles app --account 123456789012 --partition * | 64 | a partition",
                "--services sso-oauth --read-only | 64 | nothing that can be read",
                "--kind group | 64 | --services",
                "--services s3 --kind office | 64 | --kind",
                "--group developers | 64 | there is none here",
            })
    void a_wish_that_cannot_be_met_is_refused_with_the_reason(
            String words, int status, String reason) {
        Run run = make(words.split(" +"));
        assertThat(run.status()).isEqualTo(status);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(reason);
        assertThat(run.err().lines()).hasSize(1);
    }

    /// AWS would refuse it; who attaches it to a role has more room.
    @Test
    void a_policy_that_is_too_large_for_its_kind_is_64_and_says_the_sizes() {
        String many =
                String.join(
                        ",",
                        List.of(
                                "ec2",
                                "rds",
                                "sagemaker",
                                "glue",
                                "iot",
                                "connect",
                                "quicksight",
                                "bedrock",
                                "datazone",
                                "chime",
                                "ssm",
                                "lex",
                                "redshift"));
        Run user = make("--services", many, "--read-only", "--kind", "user");
        assertThat(user.status()).isEqualTo(64);
        assertThat(user.out()).isEmpty();
        assertThat(user.err()).contains("at most 2,048", "a user");
        assertThat(make("--services", many, "--kind", "user").status()).isEqualTo(0);
    }
}
