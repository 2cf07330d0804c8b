package dev.lockstep.lockstepfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JSON Schema for editors says what the reader says.
class SchemaTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path folder;

    private static JsonNode schemaDocument() {
        try (InputStream in = BaselineFile.class.getResourceAsStream("lockstep.schema.json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schemaDocument());

    /// What the schema has against a file, read by a YAML loader that is not the reader's own.
    static List<String> faults(String yaml) {
        Object value =
                new Load(LoadSettings.builder().setSchema(new CoreSchema()).build())
                        .loadFromString(yaml);
        return SCHEMA.validate(JSON.writeValueAsString(value), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void the_full_example_and_the_starter_are_accepted() {
        assertThat(faults(ExampleTest.example())).isEmpty();
        assertThat(faults(StarterFile.render())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account: \"012345678901\"",
                "password-policy: {max-age-days: never, minimum-length: 128, reuse-prevention: 1}",
                "password-policy: {}",
                "root: {mfa-kind: hardware, attestations: {}}",
                "administrators: {min: 0, max: 1}",
                "administrator-roles: []",
                "administrator-roles: [\"*\"]",
                "groups: {}",
                "groups: {a: {}}",
                "groups: {a: {administrators: false, read-only: true, services: [s3-object-lambda]}}",
                "groups: {a: {policies: [], inline: {}}}",
                "groups: {a: {policies: [\"arn:aws-cn:iam::aws:policy/job-function/ViewOnlyAccess\"]}}",
                "groups: {a: {policies: [{name: b, document: {Version: 2012-10-17, Statement: {Effect: Allow, Action: \"s3:*\", Resource: \"*\"}}}]}}",
                "people: {\"a+b=c,d.e@f_g-h\": {sign-in: iam, groups: []}}",
                "services: {ci: {}}",
                "break-glass: []",
                "needs: []",
                "needs: [{key: AKIAIOSFODNN7EXAMPLE, purpose: a, owner: b, until: 2027-01-01}]",
                "regions: all",
                "regions: [us-gov-west-1, eu-west-1]",
                "limits: {removals: 0}",
                "locked: [access-keys.tag, people.bob.ops.groups, groups.admins]",
                "access-keys: {tag: \"Bedürfnis: was\"}",
                "exceptions: [{control: key-age, subject: \"*\", reason: a, owner: b, until: \"2027-01-01\"}]",
                "exceptions: [{control: key-age, subject: \"ci-deploy#1\", reason: a, owner: b, until: 2027-01-01}]",
            })
    void what_the_reader_accepts_the_schema_accepts(String yaml) {
        assertThat(Repository.faultOf(folder, yaml)).isEqualTo("no fault");
        assertThat(faults("lockstep: 1\n" + yaml)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour: red",
                "account: 123456789012",
                "account: \"12345678901\"",
                "password-policy: {minimum-length: 5}",
                "password-policy: {minimum-length: \"14\"}",
                "password-policy: {minimum-length: 2:30}",
                "password-policy: {max-age-days: 0}",
                "password-policy: {max-age-days: Never}",
                "password-policy: {reuse-prevention: 0}",
                "password-policy: {hard-expiry: no}",
                "password-policy: {colour: red}",
                "password-policy:",
                "root: {mfa-kind: any, idle-days: 0}",
                "root: {attestations: {colour: {}}}",
                "root: {attestations: {strong-password: {by: a, date: 2026-11-01}}}",
                "root: {attestations: {strong-password: {by: a, date: 2026-1-1, until: 2027-01-01}}}",
                "administrators: {min: -1}",
                "administrator-roles: [\"a*b\"]",
                "groups: {\"a b\": {}}",
                "groups: {a: {colour: red}}",
                "groups: {a: {administrators: true, read-only: true}}",
                "groups: {a: {administrators: true, services: [s3]}}",
                "groups: {a: {services: [\"s3:*\"]}}",
                "groups: {a: {pass-roles: [\"*\"]}}",
                "groups: {a: {policies: [{name: b}]}}",
                "groups: {a: {policies: [{name: b, document: text}]}}",
                "groups: {a: {policies: [{name: b, file: c.json, document: {}}]}}",
                "groups: {a: {policies: [{name: b, file: c, colour: red}]}}",
                "groups: {a: {policies: [\"a b\"]}}",
                "groups: {a: {inline: [b]}}",
                "people: {\"a b\": {}}",
                "people: {a: {email: nobody}}",
                "people: {a: {sign-in: saml}}",
                "people: {a: {age: secret}}",
                "people: {a: {colour: red}}",
                "people: {a: }",
                "services: {ci: {owner: \" \"}}",
                "break-glass: emergency",
                "users: {idle-days: 3651}",
                "mfa: {kind: sms}",
                "security-contact: {name: a, title: b, email: c@d}",
                "trail: {name: a, bucket: b}",
                "access-keys: {tag: \"AWS:need\"}",
                "needs: {}",
                "needs: [{purpose: a, owner: b, until: 2027-01-01}]",
                "needs: [{user: u, key: k, purpose: a, owner: b, until: 2027-01-01}]",
                "needs: [{user: u, owner: b, until: 2027-01-01}]",
                "trusted-accounts: [210987654321]",
                "regions: []",
                "regions: [all]",
                "regions: some",
                "limits: {changes: 0}",
                "locked: [lockstep]",
                "locked: [colour]",
                "exceptions: [{control: key-age, subject: a, reason: b, owner: c}]",
                "exceptions: [{control: key-age, subject: \"*a\", reason: b, owner: c, until: 2027-01-01}]",
                "exceptions: [{control: Key Age, subject: a, reason: b, owner: c, until: 2027-01-01}]",
            })
    void what_the_reader_refuses_the_schema_refuses(String yaml) {
        assertThat(Repository.faultOf(folder, yaml)).isNotEqualTo("no fault");
        assertThat(faults("lockstep: 1\n" + yaml)).isNotEmpty();
    }

    @Test
    void both_want_the_version() {
        assertThat(faults("users: {}")).isNotEmpty();
        assertThat(faults("lockstep: 2")).isNotEmpty();
    }

    @Test
    void the_schema_and_the_reader_know_the_same_keys() {
        var bySchema = new TreeSet<String>();
        schemaKeys(schemaDocument(), "", bySchema);
        var byReader = new TreeSet<String>();
        readerKeys(Shape.FILE, "", byReader);

        assertThat(bySchema).isEqualTo(byReader);
        assertThat(byReader).contains("exceptions[].until", "groups.*.policies[].file");
    }

    @Test
    void the_schema_names_exactly_the_keys_that_can_be_locked() {
        String pattern = schemaDocument().at("/properties/locked/items/pattern").asString();

        assertThat(pattern).isEqualTo("^(" + String.join("|", Shape.lockable()) + ")(\\.|$)");
    }

    @Test
    void every_key_has_a_description_for_editors() {
        List<String> without = new ArrayList<>();
        undescribed(schemaDocument(), "", without);

        assertThat(without).isEmpty();
    }

    private static void schemaKeys(JsonNode schema, String way, Set<String> found) {
        schema.path("properties")
                .properties()
                .forEach(entry -> {
                    String key = way.isEmpty() ? entry.getKey() : way + "." + entry.getKey();
                    if (!way.isEmpty() || !entry.getKey().isEmpty()) {
                        found.add(key);
                    }
                    schemaKeys(entry.getValue(), key, found);
                });
        if (schema.path("additionalProperties").isObject()) {
            schemaKeys(schema.get("additionalProperties"), way + ".*", found);
        }
        if (schema.path("items").isObject()) {
            schemaKeys(schema.get("items"), way + "[]", found);
        }
        schema.path("oneOf").forEach(choice -> schemaKeys(choice, way, found));
    }

    private static void readerKeys(Shape shape, String way, Set<String> found) {
        switch (shape) {
            case Shape.Value() -> {}
            case Shape.Keys(var keys) ->
                    keys.forEach((name, inner) -> {
                        String key = way.isEmpty() ? name : way + "." + name;
                        found.add(key);
                        readerKeys(inner, key, found);
                    });
            case Shape.Named(Shape each) -> readerKeys(each, way + ".*", found);
            case Shape.Items(Shape each) -> readerKeys(each, way + "[]", found);
        }
    }

    private static void undescribed(JsonNode schema, String way, List<String> found) {
        schema.path("properties")
                .properties()
                .forEach(entry -> {
                    // `not` and `oneOf` only restrict what is described elsewhere
                    if (entry.getValue().path("description").asString("").isBlank()) {
                        found.add(way + "." + entry.getKey());
                    }
                    undescribed(entry.getValue(), way + "." + entry.getKey(), found);
                });
        for (String inner : List.of("additionalProperties", "items")) {
            if (schema.path(inner).isObject()) {
                undescribed(schema.get(inner), way + "." + inner, found);
            }
        }
    }
}
