package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// No test can reach a real account: whatever starts a client of AWS gives it an environment of its
/// own.
class OwnEnvironmentTest {
    /// Programs of the system that are no clients of AWS.
    private static final Pattern HARMLESS =
            Pattern.compile("new ProcessBuilder\\(\\s*\"(mkfifo|/bin/kill|/bin/sleep)\"");

    /// A client that is made on the spot; a builder that is handed on to `Clients.ready` is none.
    private static final Pattern CLIENT =
            Pattern.compile("(?<!Http)Client\\.(create\\(|builder\\(\\)(?!\\s*[,)]))");

    private interface Rule {
        boolean isBroken(String text);
    }

    @Test
    void a_process_that_a_test_starts_inherits_no_variable() throws IOException {
        assertThat(
                        breaking(text ->
                                HARMLESS.matcher(text)
                                                .replaceAll("")
                                                .contains("new ProcessBuilder(")
                                        && !text.matches(
                                                "(?s).*environment(\\(\\))?\\.clear\\(\\).*")))
                // It starts the JDK's keytool.
                .containsExactly("TestCertificate.java");
    }

    @Test
    void no_test_looks_at_the_whole_environment_or_at_a_variable_of_AWS() throws IOException {
        assertThat(breaking(text -> text.matches("(?s).*System\\s*\\.getenv\\((\\)|\"AWS_).*")))
                .isEmpty();
    }

    @Test
    void each_client_of_the_SDK_is_made_where_keys_endpoint_and_configuration_are_given()
            throws IOException {
        assertThat(breaking(text -> CLIENT.matcher(text).find())).isEmpty();
        assertThat("IamClient.builder().build()").containsPattern(CLIENT);
        String ready =
                Files.readString(Path.of("src/test/java/dev/lockstep/practice/wire/Clients.java"));
        assertThat(ready)
                .contains(
                        "endpointOverride(",
                        "credentialsProvider(StaticCredentialsProvider",
                        "defaultProfileFile(",
                        "defaultProfileName(");
    }

    /// The names of test classes that break a rule.
    private static List<String> breaking(Rule rule) throws IOException {
        var found = new ArrayList<String>();
        int files = 0;
        for (String module : List.of("policy", "core", "app")) {
            try (Stream<Path> all = Files.walk(Path.of("..", module, "src", "test", "java"))) {
                for (Path file : all.filter(one -> one.toString().endsWith(".java")).toList()) {
                    files++;
                    if (!file.endsWith("OwnEnvironmentTest.java")
                            && rule.isBroken(Files.readString(file))) {
                        found.add(file.getFileName().toString());
                    }
                }
            }
        }
        assertThat(files).isGreaterThan(150);
        return found;
    }
}
