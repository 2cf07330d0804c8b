package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lockstep.Run;
import dev.lockstep.lockstepfile.RosterFile;
import dev.lockstep.practice.running.PracticeRegistry;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.shape.FreshAccount;
import dev.lockstep.record.people.SheetRecord;
import dev.lockstep.statefolder.StateFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `people list`, `sheet` and `match` on practice accounts.
class PeopleTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path folder;
    private Optional<Served> served = Optional.empty();
    private final Map<String, String> environment = new HashMap<>();

    private void serve(AccountShape shape, int users) throws IOException {
        FreshAccount fresh = shape.make(users, 5, Served.now());
        Files.writeString(
                folder.resolve("lockstep.yaml"),
                RosterFile.render("The wanted account.", fresh.baseline()));
        Served one = Served.of(fresh);
        served = Optional.of(one);
        environment.put("LOCKSTEP_HOME", folder.resolve("state").toString());
        new PracticeRegistry(StateFolder.of(environment, folder)).put(one.running());
        environment.putAll(one.environment());
    }

    @AfterEach
    void stop() {
        served.ifPresent(Served::close);
    }

    private Run run(String... line) {
        return InProcess.run(environment, Served.QUICK, folder, List.of(line));
    }

    private static Schema schema() throws IOException {
        try (InputStream in = SheetRecord.class.getResourceAsStream("sheet.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(JSON.readTree(in));
        }
    }

    @Test
    void a_tidy_account_holds_for_everybody_in_every_format() throws IOException {
        serve(AccountShape.TIDY, 6);
        Run text = run("people", "sheet");
        assertThat(text.status()).as(text.out() + text.err()).isZero();
        assertThat(text.out()).contains(" sheets hold.").doesNotContain("does not hold");
        assertThat(text.out().lines()).allMatch(line -> line.length() <= 80);
        Run json = run("people", "sheet", "--format", "json");
        assertThat(json.status()).isZero();
        assertThat(schema().validate(json.out(), InputFormat.JSON)).isEmpty();
        JsonNode sheet = JSON.readTree(json.out());
        assertThat(sheet.at("/states/fails").asInt()).isZero();
        assertThat(sheet.at("/account/practice").asBoolean()).isTrue();
        Run list = run("people", "list");
        assertThat(list.status()).as(list.out()).isZero();
        assertThat(list.out()).containsPattern("Nothing\\s+is\\s+left");
    }

    @Test
    void the_worst_account_says_of_each_what_does_not_hold_and_what_to_do() throws IOException {
        serve(AccountShape.WORST, 8);
        Run text = run("people", "sheet");
        assertThat(text.status()).as(text.err()).isEqualTo(1);
        assertThat(text.out())
                .contains("does not hold")
                .contains("lockstep mfa enrol ")
                .contains("no device");
        assertThat(text.out().lines())
                .allMatch(line -> line.length() <= 80 || line.strip().startsWith("lockstep "));
        Run json = run("people", "sheet", "--format", "json");
        assertThat(schema().validate(json.out(), InputFormat.JSON)).isEmpty();
        JsonNode audit = JSON.readTree(run("audit", "--format", "json").out());
        for (JsonNode row : JSON.readTree(json.out()).get("rows")) {
            for (JsonNode finding : audit.get("findings")) {
                if (finding.get("control").asString().equals("person-verified")
                        && finding.at("/subject/name")
                                .asString()
                                .equals(row.get("user").asString(""))
                        && finding.get("status").asString().equals("fail")) {
                    assertThat(row.get("state").asString()).isEqualTo("fails");
                    assertThat(finding.at("/remedy/command").asString())
                            .isEqualTo("lockstep people sheet " + row.get("user").asString());
                }
            }
        }
        Run list = run("people", "list");
        assertThat(list.status()).as(list.err()).isZero();
        assertThat(list.out().lines())
                .allMatch(line -> line.length() <= 80 || line.strip().startsWith("lockstep "));
    }

    @Test
    void one_person_has_a_page_of_their_own_and_who_is_nobody_is_told() throws IOException {
        serve(AccountShape.WORST, 8);
        JsonNode all = JSON.readTree(run("people", "sheet", "--format", "json").out());
        String user =
                all.get("rows")
                        .valueStream()
                        .filter(row -> !row.get("sheet").isEmpty())
                        .findFirst()
                        .orElseThrow()
                        .get("user")
                        .asString();
        Run page = run("people", "sheet", user, "--format", "html", "--output", "one.html");
        assertThat(page.status()).as(page.err()).isIn(0, 1);
        Document html = Jsoup.parse(Files.readString(folder.resolve("one.html")));
        assertThat(html.select("article")).hasSize(1);
        assertThat(html.select(".five dt").eachText())
                .containsExactly(
                        "in a group", "no access keys", "current password", "current user", "MFA");
        assertThat(html.select(".five b").eachText())
                .allMatch(word -> word.matches(".*(holds|does not hold|not known|does not apply)"));
        assertThat(html.select("script, link, img")).isEmpty();
        assertThat(html.select("meta[http-equiv]").attr("content"))
                .startsWith("default-src 'none'; style-src 'sha256-");
        Run nobody = run("people", "sheet", "no-such-person");
        assertThat(nobody.status()).isEqualTo(4);
        assertThat(nobody.err()).contains("no-such-person is no person");
        assertThat(run("people", "sheet", user, "--redact").status()).isEqualTo(64);
    }

    @Test
    void a_redacted_sheet_has_no_name_and_the_same_states() throws IOException {
        serve(AccountShape.WORST, 8);
        JsonNode plain = JSON.readTree(run("people", "sheet", "--format", "json").out());
        Run redacted = run("people", "sheet", "--redact", "--format", "json");
        assertThat(redacted.status()).as(redacted.err()).isEqualTo(1);
        assertThat(JSON.readTree(redacted.out()).get("states")).isEqualTo(plain.get("states"));
        plain.get("rows")
                .valueStream()
                .map(row -> row.get("name").asString())
                .filter(name -> name.length() > 3)
                .forEach(name ->
                        assertThat(redacted.out()).doesNotContain("\"name\" : \"" + name + "\""));
    }

    @Test
    void what_looks_alike_is_asked_and_written_and_never_taken_by_yes_alone() throws IOException {
        serve(AccountShape.TYPICAL, 8);
        Path yaml = folder.resolve("lockstep.yaml");
        JsonNode list = JSON.readTree(run("people", "list", "--format", "json").out());
        String person =
                list.get("people")
                        .valueStream()
                        .filter(row -> row.get("match").asString().equals("exact"))
                        .filter(row -> row.get("kind").asString().equals("person"))
                        .findFirst()
                        .orElseThrow()
                        .get("name")
                        .asString();
        // The person goes by another id from now on, and by the name that the user has.
        String before =
                "lockstep: 1\npeople:\n  # who is this?\n  somebody: {name: %s}\n"
                        .formatted(person);
        Files.writeString(yaml, before);
        Run told = run("people", "list");
        assertThat(told.out()).contains("doubtful", person + " (by name)", "lockstep people match");
        Run yes = run("people", "match", "--yes");
        assertThat(yes.status()).as(yes.out()).isEqualTo(4);
        assertThat(yes.err()).contains("--user somebody=" + person);
        assertThat(Files.readString(yaml)).isEqualTo(before);

        var asked = new AtomicInteger();
        BiFunction<String, String, Optional<String>> no =
                (question, _) -> {
                    asked.incrementAndGet();
                    return Optional.of("no");
                };
        Run refused = new Conversation(environment, folder).run(no, "people", "match");
        assertThat(refused.status()).as(refused.out()).isZero();
        assertThat(asked).hasPositiveValue();
        assertThat(Files.readString(yaml)).isEqualTo(before);

        Run agreed =
                new Conversation(environment, folder)
                        .run(
                                (question, _) ->
                                        Optional.of(
                                                question.contains("user of somebody")
                                                                || question.contains("Write this")
                                                        ? "yes"
                                                        : "no"),
                                "people",
                                "match");
        assertThat(agreed.status()).as(agreed.out() + agreed.err()).isZero();
        assertThat(Files.readString(yaml))
                .isEqualTo(before.replace("}", ", user: " + person + "}"));
        assertThat(run("people", "list").out()).doesNotContain("doubtful");
    }

    @Test
    void where_AWS_refuses_to_tell_of_users_nothing_is_said_of_anybody() throws IOException {
        FreshAccount fresh = AccountShape.WORST.make(8, 5, Served.now());
        Files.writeString(
                folder.resolve("lockstep.yaml"),
                RosterFile.render("The wanted account.", fresh.baseline()));
        Served one =
                Served.of(
                        fresh,
                        options ->
                                options.withDenied(
                                        Set.of(
                                                "iam:ListUsers",
                                                "iam:GetAccountAuthorizationDetails",
                                                "iam:GetCredentialReport")));
        served = Optional.of(one);
        environment.put("LOCKSTEP_HOME", folder.resolve("state").toString());
        environment.putAll(one.environment());
        Run sheet = run("people", "sheet");
        assertThat(sheet.status()).as(sheet.out()).isEqualTo(3);
        assertThat(sheet.out()).contains("Which users there are is not known");
        Run list = run("people", "list");
        assertThat(list.status()).isEqualTo(3);
        assertThat(list.err()).contains("iam:");
        assertThat(run("people", "match").status()).isEqualTo(3);
        assertThat(run("people", "sheet", "nobody-such").status()).isEqualTo(3);
    }
}
