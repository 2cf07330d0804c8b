package dev.lockstep.cli.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.docs.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Questions to the account of docs/examples/access.
class AccessQuestionsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path folder;

    @BeforeEach
    void anAccount() throws IOException {
        Path example = Page.root().resolve("docs/examples/access");
        Path answers = Files.createDirectory(folder.resolve("answers"));
        for (String file : List.of("account-authorization-details.json", "organization.json")) {
            Files.copy(example.resolve(file), answers.resolve(file));
        }
        Files.copy(example.resolve("lockstep.yaml"), folder.resolve("lockstep.yaml"));
    }

    private Run access(String... arguments) {
        var all = new ArrayList<>(List.of("access"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--from", "answers"));
        return Run.in(folder, all.toArray(String[]::new));
    }

    private JsonNode json(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--format", "json"));
        Run run = access(all.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        return JSON.readTree(run.out());
    }

    private static List<String> who(JsonNode answer, String can) {
        return answer.get("principals")
                .valueStream()
                .filter(one -> one.get("can").asString().equals(can))
                .map(one -> one.get("name").asString())
                .toList();
    }

    @Test
    void who_can_on_a_resource_leaves_out_whom_a_deny_keeps_from_it() {
        JsonNode payroll = json("who-can", "s3:GetObject", "arn:aws:s3:::reports/payroll/may.csv");
        assertThat(who(payroll, "certain")).containsExactly("alice", "bob", "deploy");
        JsonNode other = json("who-can", "s3:GetObject", "arn:aws:s3:::reports/q1.csv");
        assertThat(who(other, "certain")).containsExactly("alice", "bob", "dave", "deploy");
    }

    @Test
    void who_can_on_any_resource_says_on_which_and_under_which_condition() {
        JsonNode answer = json("who-can", "s3:putobject");
        assertThat(answer.get("action").asString()).isEqualTo("s3:PutObject");
        assertThat(who(answer, "certain")).containsExactly("alice", "deploy");
        assertThat(who(answer, "possible")).containsExactly("bob", "dave");
        JsonNode bob = answer.get("principals").get(2);
        assertThat(bob.get("on").get(0).asString()).isEqualTo("arn:aws:s3:::reports/*");
        assertThat(bob.get("keys").get(0).asString()).isEqualTo("aws:multifactorauthpresent");
        assertThat(bob.get("statements").get(0).get("groups").get(0).asString())
                .isEqualTo("analysts");
    }

    @Test
    void who_can_assume_a_role_asks_its_trust_policy() {
        // Administrators are allowed everything, but the role trusts a service alone.
        assertThat(json("who-can", "sts:AssumeRole", "role/deploy").get("principals")).isEmpty();
    }

    @Test
    void an_answer_that_hangs_on_a_key_says_so_and_a_given_key_settles_it() {
        String[] question = {"explain", "bob", "s3:PutObject", "arn:aws:s3:::reports/q1.csv"};
        JsonNode open = json(question);
        assertThat(open.get("answer").asString()).isEqualTo("depends");
        assertThat(open.get("outcomes").get(0).get("tries").get(0).get("answer").asString())
                .isEqualTo("yes");
        Run with =
                access(
                        "explain",
                        "bob",
                        "s3:PutObject",
                        "arn:aws:s3:::reports/q1.csv",
                        "--context",
                        "aws:MultiFactorAuthPresent=true");
        assertThat(with.out()).contains("\nYes.\n");
        Run without =
                access(
                        "explain",
                        "bob",
                        "s3:PutObject",
                        "arn:aws:s3:::reports/q1.csv",
                        "--absent",
                        "aws:multifactorauthpresent");
        assertThat(without.out())
                .contains("No: no policy of user/bob or of its groups allows it.")
                .contains("would allow it, but only if MFA was used");
    }

    @Test
    void a_deny_is_told_with_its_statement_and_place() {
        Run run = access("explain", "dave", "s3:GetObject", "arn:aws:s3:::reports/payroll/x");
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("No: it is forbidden, whatever else allows it.")
                .contains("Statement 1 \"NoPayroll\" of inline policy dave/no-payroll")
                .contains("\"Resource\": \"arn:aws:s3:::reports/payroll/*\"");
    }

    @Test
    void every_text_fits_eighty_columns_and_is_plain_without_colour() {
        for (List<String> question :
                List.of(
                        List.of("who-can", "s3:PutObject"),
                        List.of("explain", "bob", "s3:GetObject"),
                        List.of("review"),
                        List.of("review", "carol"),
                        List.of("review", "alice"),
                        List.of("escalations"))) {
            Run run = access(question.toArray(String[]::new));
            assertThat(run.status()).as(question + run.err()).isZero();
            assertThat(run.out().lines())
                    .as(question.toString())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
            assertThat(run.out()).doesNotContain("\u001b");
        }
    }

    @Test
    void names_that_are_not_there_are_64_with_the_nearest_one() {
        assertMistake("did you mean iam:PassRole?", "who-can", "iam:PasRole");
        assertMistake("did you mean iam?", "who-can", "iamm:PassRole");
        assertMistake("ACTION is one action", "who-can", "s3:*");
        assertMistake("did you mean carol?", "explain", "carl", "s3:GetObject");
        assertMistake("did you mean role/deploy?", "review", "role/deplo");
        assertMistake("RESOURCE is an ARN", "who-can", "s3:GetObject", "bucket");
        assertMistake("KEY=VALUE", "explain", "bob", "s3:GetObject", "--context", "x");
    }

    private void assertMistake(String words, String... arguments) {
        Run run = access(arguments);
        assertThat(run.status()).as(run.err()).isEqualTo(64);
        assertThat(run.err()).contains(words).hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void a_folder_without_the_details_is_65_and_a_refusal_in_it_3() throws IOException {
        Files.delete(folder.resolve("answers/account-authorization-details.json"));
        Run lacking = access("review");
        assertThat(lacking.status()).isEqualTo(65);
        assertThat(lacking.err()).contains("expected account-authorization-details.json");
        Files.writeString(
                folder.resolve("answers/denied.json"),
                """
                [{"operation": "iam:GetAccountAuthorizationDetails", "code": "AccessDenied",
                  "message": "no"}]
                """);
        Run denied = access("escalations");
        assertThat(denied.status()).isEqualTo(3);
        assertThat(denied.err()).contains("not complete: AWS refused");
    }

    @Test
    void a_review_stands_beside_what_the_baseline_promises() {
        Run run = access("review", "developers");
        assertThat(run.out())
                .contains("NOT AS PROMISED: it can do 1 action of another service: iam:PassRole.")
                .contains("It can make itself an administrator:");
        JsonNode review = json("review", "developers").get("principals").get(0);
        assertThat(review.get("administrator").asString()).isEqualTo("can-become");
        assertThat(review.get("outside").get(0).asString()).isEqualTo("iam:PassRole");
    }

    @Test
    void escalations_are_a_graph_in_three_forms() {
        JsonNode answer = json("escalations");
        assertThat(answer.get("schema").asString()).isEqualTo("lockstep/access-escalations/1");
        assertThat(
                        answer.get("edges")
                                .valueStream()
                                .map(edge -> edge.get("from").asString())
                                .distinct())
                .anySatisfy(from -> assertThat(from).endsWith("user/carol"));
        Run dot = access("escalations", "--format", "dot");
        assertThat(dot.out()).startsWith("digraph escalations {\n").endsWith("}\n");
        assertThat(access("escalations").out())
                .contains("user/carol, group/developers")
                .contains("|-- can run code of its own");
    }
}
