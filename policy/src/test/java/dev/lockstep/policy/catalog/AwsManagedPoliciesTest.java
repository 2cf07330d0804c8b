package dev.lockstep.policy.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.policy.PolicyDocument;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwsManagedPoliciesTest {
    private static final AwsManagedPolicies POLICIES = AwsManagedPolicies.builtIn();

    @Test
    void all_1594_are_read_as_policies_and_say_what_the_data_file_says() throws IOException {
        List<String> lines = DataFiles.lines("managed-policies.jsonl.gz");
        assertThat(POLICIES.names()).hasSize(1_594).hasSameSizeAs(lines).isSorted();
        for (String line : lines) {
            String name = line.split("\"", 5)[3];
            var known = POLICIES.byName(name).orElseThrow();
            assertThat(known.document()).as(name).isInstanceOf(PolicyDocument.class);
            assertThat(
                            "{\"name\":\"%s\",\"arn\":\"arn:aws:iam::aws:policy/%s\",\"version\":\"%s\",\"document\":%s}"
                                    .formatted(
                                            known.name(),
                                            known.path(),
                                            known.version(),
                                            known.document().text()))
                    .isEqualTo(line);
            assertThat(POLICIES.byArn("arn:aws:iam::aws:policy/" + known.path())).contains(known);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SecurityAudit, SecurityAudit, v92",
        "ReadOnlyAccess, ReadOnlyAccess, v188",
        "ViewOnlyAccess, job-function/ViewOnlyAccess, v45",
        "AdministratorAccess, AdministratorAccess, v1",
        "AWSLambdaBasicExecutionRole, service-role/AWSLambdaBasicExecutionRole, v1",
    })
    void known_policies_have_their_path_and_newest_version(
            String name, String path, String version) {
        var known = POLICIES.byName(name).orElseThrow();
        assertThat(known.path()).isEqualTo(path);
        assertThat(known.version()).isEqualTo(version);
        assertThat(POLICIES.listed()).contains(new AwsManagedPolicies.Listed(name, path, version));
        assertThat(POLICIES.byPath(path)).contains(known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "aws-cn", "aws-us-gov", "aws-iso-b"})
    void an_ARN_is_known_in_each_partition(String partition) {
        assertThat(
                        POLICIES.byArn(
                                "arn:"
                                        + partition
                                        + ":iam::aws:policy/job-function/ViewOnlyAccess"))
                .isPresent();
    }

    /// A policy of the account may have the name of one of AWS's.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "arn",
                "ReadOnlyAccess",
                "arn:aws:iam::123456789012:policy/ReadOnlyAccess",
                "arn:aws:iam::aws:policy/ViewOnlyAccess",
                "arn:aws:iam::aws:policy/job-function/ReadOnlyAccess",
                "arn:aws:iam::aws:policy/readonlyaccess",
                "arn:aws:iam::aws:policy/ReadOnlyAccess/",
                "arn:aws:iam::aws:policy/",
                "arn:aws:iam::aws:role/ReadOnlyAccess",
                "arn:aws:iam:us-east-1:aws:policy/ReadOnlyAccess",
                "arn:aws:s3::aws:policy/ReadOnlyAccess",
                "nra:aws:iam::aws:policy/ReadOnlyAccess",
            })
    void what_is_no_ARN_of_a_policy_of_AWS_is_not_known(String arn) {
        assertThat(POLICIES.byArn(arn)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NoSuchPolicy", "readonlyaccess", "job-function/ViewOnlyAccess"})
    void what_is_no_name_is_not_known(String name) {
        assertThat(POLICIES.byName(name)).isEmpty();
    }

    @Test
    void a_policy_is_read_once() {
        assertThat(POLICIES.byName("SecurityAudit").orElseThrow())
                .isSameAs(POLICIES.byName("SecurityAudit").orElseThrow());
    }

    /// AWS's own policies name actions that AWS's own list lacks. So an action that is not known
    /// may well exist. Two more stand in a NotAction alone.
    @Test
    void of_the_actions_that_they_name_in_full_105_are_not_in_the_catalogue() {
        assertThat(unknown(false)).hasSize(105).contains("elastic-inference:Connect");
        assertThat(unknown(true))
                .containsExactly("qapps:ImportDocumentToQApp", "qapps:ImportDocumentToQAppSession");
    }

    private static TreeSet<String> unknown(boolean negated) {
        var unknown = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        for (String name : POLICIES.names()) {
            var document = (PolicyDocument) POLICIES.byName(name).orElseThrow().document();
            for (var statement : document.statements()) {
                for (var pattern : statement.actions().patterns()) {
                    if (statement.actions().negated() == negated
                            && !pattern.text().matches(".*[*?].*")
                            && ActionCatalog.builtIn().number(pattern.text()).isEmpty()) {
                        unknown.add(pattern.text());
                    }
                }
            }
        }
        return unknown;
    }
}
