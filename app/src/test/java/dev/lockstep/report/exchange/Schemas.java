package dev.lockstep.report.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What others have published of their formats.
final class Schemas {
    static final JsonMapper JSON = new JsonMapper();

    private Schemas() {}

    /// SARIF 2.1.0 in draft-07, as a library brings it.
    static Schema sarif() {
        return schema(
                SpecificationVersion.DRAFT_7,
                JSON.readTree(
                        Schemas.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")));
    }

    static Schema ocsf() {
        return schema(
                SpecificationVersion.DRAFT_2020_12,
                JSON.readTree(resource("ocsf-1.8.0-compliance-finding.schema.json")));
    }

    static Schema asff() {
        return schema(
                SpecificationVersion.DRAFT_2020_12,
                JSON.readTree(resource("asff-batch-import-findings.schema.json")));
    }

    /// SARIF 2.1.0 errata 01, where the samples are.
    static Optional<Schema> sarifErrata() {
        return sample("sarif-2.1.0-errata01.schema.json")
                .map(file -> schema(SpecificationVersion.DRAFT_4, JSON.readTree(file.toFile())));
    }

    static javax.xml.validation.Schema jenkins() {
        return xsd(
                new StreamSource(
                        Objects.requireNonNull(url("junit-jenkins-10.xsd")).toExternalForm()));
    }

    /// Surefire 3.0.2, where the samples are.
    static Optional<javax.xml.validation.Schema> surefire() {
        return sample("junit-surefire-3.0.2.xsd").map(file -> xsd(new StreamSource(file.toFile())));
    }

    static List<String> faults(Schema schema, String json) {
        return schema
                .validate(
                        json,
                        InputFormat.JSON,
                        (com.networknt.schema.ExecutionContext context) ->
                                context.executionConfig(
                                        config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    static Optional<String> fault(javax.xml.validation.Schema schema, String xml) {
        try {
            schema.newValidator().validate(new StreamSource(new StringReader(xml)));
            return Optional.empty();
        } catch (SAXException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file that may not be copied into this project; told on one line where it is not there.
    private static Optional<Path> sample(String name) {
        String samples = System.getenv("LOCKSTEP_SAMPLES");
        if (samples == null || !Files.exists(Path.of(samples, "schemas", name))) {
            assertThat(System.getenv("CI"))
                    .as("LOCKSTEP_SAMPLES must be set in CI")
                    .isNotEqualTo("true");
            System.err.println("skipped: " + name + " (LOCKSTEP_SAMPLES is not set)");
            return Optional.empty();
        }
        return Optional.of(Path.of(samples, "schemas", name));
    }

    private static Schema schema(SpecificationVersion version, JsonNode document) {
        return SchemaRegistry.withDefaultDialect(version).getSchema(document);
    }

    private static javax.xml.validation.Schema xsd(StreamSource source) {
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(source);
        } catch (SAXException e) {
            throw new AssertionError(e);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Schemas.class.getResourceAsStream(name), name);
    }

    private static URL url(String name) {
        return Objects.requireNonNull(Schemas.class.getResource(name), name);
    }
}
