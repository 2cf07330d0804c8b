package dev.lockstep.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Every policy in the sample data is read, and nothing of it is lost.
class SamplePoliciesTest {
    private static final String VARIABLE = "LOCKSTEP_SAMPLES";
    private static final JsonFactory JSON = new JsonFactory();

    /// The names under which the samples hold a policy or a list of policies.
    private static final Set<String> HOLDERS =
            Set.of(
                    "document",
                    "Document",
                    "PolicyDocument",
                    "AssumeRolePolicyDocument",
                    "identityPolicies",
                    "permissionBoundaries",
                    "sessionPolicy",
                    "resourcePolicy",
                    "policies");

    @BeforeAll
    static void samples_are_there() {
        boolean set = System.getenv(VARIABLE) != null;
        String skipped =
                "Skipped: the sample policies are read from the folder "
                        + VARIABLE
                        + ", which is not set";
        if (!set) {
            assertThat(System.getenv("CI")).as(skipped).isNotEqualTo("true");
            System.out.println(skipped);
        }
        assumeTrue(set, skipped);
    }

    @ParameterizedTest
    @CsvSource({
        "iam/managed-policies.jsonl.gz, 1500",
        "iam/probes.jsonl, 67",
        "iam/random-dev.jsonl.gz, 20000",
        "accounts/cloudsplaining-example/account-authorization-details.json, 20",
    })
    void every_sample_policy_is_read_whole(String file, int atLeast) throws IOException {
        List<String> policies = policies(Path.of(System.getenv(VARIABLE)).resolve(file));

        assertThat(policies).hasSizeGreaterThan(atLeast);
        assertThat(policies.stream().map(PolicyDocument::parse).filter(Malformed.class::isInstance))
                .isEmpty();
        assertThat(policies).allSatisfy(json -> assertThat(parsed(json)).isEqualTo(values(json)));
        assertThat(policies).allSatisfy(SamplePoliciesTest::is_read_back_as_printed);
    }

    private static void is_read_back_as_printed(String json) {
        var document = Parsing.document(json);
        PolicyDocument expected = Placeless.of(document);
        assertThat(Placeless.of(Parsing.document(PolicyPrinter.print(document))))
                .isEqualTo(expected);
        assertThat(Placeless.of(Parsing.document(PolicyPrinter.compact(document))))
                .isEqualTo(expected);
    }

    /// The number of strings, numbers and booleans that the typed document holds.
    private static long parsed(String json) {
        var document = Parsing.document(json);
        long count = document.id().isPresent() ? 1 : 0;
        for (Statement statement : document.statements()) {
            count += 1 + (statement.sid().isPresent() ? 1 : 0);
            count += statement.principals().map(p -> p.members().size()).orElse(0);
            count += statement.actions().patterns().size();
            count += statement.resources().map(r -> r.patterns().size()).orElse(0);
            count += statement.conditions().stream().mapToLong(c -> c.values().size()).sum();
        }
        return count;
    }

    /// The number of those in the JSON text, without the version and empty strings under `Sid`.
    private static long values(String json) {
        long count = 0;
        try (var parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean isVersion = "Version".equals(parser.currentName());
                boolean isEmptySid =
                        "Sid".equals(parser.currentName()) && parser.getString().isEmpty();
                if (token.isScalarValue() && !isVersion && !isEmptySid) {
                    count++;
                }
            }
        }
        return count;
    }

    private static List<String> policies(Path file) throws IOException {
        var policies = new ArrayList<String>();
        try (InputStream in = Files.newInputStream(file);
                InputStream plain =
                        file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            String text = new String(plain.readAllBytes(), StandardCharsets.UTF_8);
            try (var parser = JSON.createParser(ObjectReadContext.empty(), text)) {
                for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    if (token != JsonToken.PROPERTY_NAME
                            || !HOLDERS.contains(parser.currentName())) {
                        continue;
                    }
                    boolean isList = parser.nextToken() == JsonToken.START_ARRAY;
                    if (isList) {
                        parser.nextToken();
                    }
                    while (parser.currentToken() == JsonToken.START_OBJECT) {
                        var out = new StringWriter();
                        try (var copy = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
                            copy.copyCurrentStructure(parser);
                        }
                        policies.add(out.toString());
                        if (!isList) {
                            break;
                        }
                        parser.nextToken();
                    }
                }
            }
        }
        return policies;
    }
}
