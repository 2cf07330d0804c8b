package dev.lockstep.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.collect.FolderWriter;
import dev.lockstep.collect.SavedAccount;
import dev.lockstep.judge.random.RandomFolder;
import dev.lockstep.record.AuditReader;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.SinceRecord;
import dev.lockstep.report.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The HTML report holds all of the record, asks the network for nothing, and is the same whether
/// made live or from a saved audit.
class HtmlReportTest {
    @TempDir Path folder;

    private String audit(String format, String... more) {
        var line =
                new ArrayList<>(List.of("audit", "--from", "account/snapshot", "--format", format));
        line.addAll(List.of(more));
        Run run = Run.in(folder, line.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isIn(0, 1, 3);
        return run.out();
    }

    private String report(String format, String... more) {
        var line = new ArrayList<>(List.of("report", "audit.json", "--format", format));
        line.addAll(List.of(more));
        Run run = Run.in(folder, line.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        return run.out();
    }

    private String[] random(int seed) throws IOException {
        RandomFolder.write(seed, folder.resolve("account"));
        return Files.exists(folder.resolve("account/lockstep.yaml"))
                ? new String[] {"--baseline", "account/lockstep.yaml"}
                : new String[] {};
    }

    private void saved() throws IOException {
        FolderWriter.write(
                SavedAccount.files(),
                Files.createDirectory(folder.resolve("account")).resolve("snapshot"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 19, 23, 77, 1031})
    void every_finding_of_the_record_is_read_back_from_the_file(int seed) throws IOException {
        String[] options = random(seed);
        AuditRecord audit = AuditReader.parse("audit.json", audit("json", options));
        ReportPage page = ReportPage.of(audit("html", options));
        assertThat(page.counts())
                .isEqualTo(
                        audit.findings().stream()
                                .collect(
                                        Collectors.groupingBy(
                                                one -> one.control().id() + " " + one.status().id(),
                                                TreeMap::new,
                                                Collectors.counting())));
        assertThat(page.rows())
                .extracting(row -> row.control() + ": " + row.subject() + ": " + row.summary())
                .containsExactlyInAnyOrderElementsOf(
                        audit.findings().stream()
                                .map(one ->
                                        one.control().id()
                                                + ": "
                                                + Printable.line(one.subject().name())
                                                + ": "
                                                + Printable.line(one.summary()))
                                .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 23})
    void a_saved_audit_makes_the_same_bytes_as_a_live_one(int seed) throws IOException {
        String[] options = random(seed);
        String html = audit("html", options);
        assertThat(audit("html", options)).isEqualTo(html);
        Files.writeString(folder.resolve("audit.json"), audit("json", options));
        assertThat(report("html")).isEqualTo(html);
    }

    @Test
    void without_a_script_the_parts_that_people_read_first_stand_there() throws IOException {
        saved();
        AuditRecord audit = AuditReader.parse("audit.json", audit("json"));
        var document = ReportPage.of(audit("html")).document();
        assertThat(document.select("ol.steps > li")).hasSize(9);
        assertThat(document.select("ol.steps > li").first().text())
                .contains("A strong password policy")
                .contains(" to mend");
        assertThat(document.select("ol.first > li")).isNotEmpty();
        assertThat(document.select("ol.first > li pre.command").first().text())
                .startsWith("aws iam ");
        assertThat(document.select("section.settings tbody tr"))
                .hasSameSizeAs(audit.passwordPolicy().orElseThrow().settings());
        assertThat(document.select("#people-table tbody tr"))
                .hasSize(Math.min(25, audit.people().size()));
        assertThat(document.select("li.finding.fail")).isNotEmpty();
        assertThat(document.select("table.reads tbody tr")).hasSameSizeAs(audit.reads());
        assertThat(document.select("section.control details.help")).hasSameSizeAs(audit.controls());
    }

    @Test
    void evidence_has_its_values_in_words_and_its_age() throws IOException {
        saved();
        ReportPage page = ReportPage.of(audit("html"));
        List<String> ids =
                page.document().select("section.control .tally code").stream()
                        .map(Element::text)
                        .toList();
        assertThat(page.facts(ids.indexOf("root-mfa"), 0))
                .contains("AccountMFAEnabled: 0", "access_key_N: slot 1 active, slot 2 inactive");
        assertThat(page.block("data-shared").get("times").get(0).get(2).asString())
                .containsPattern("before|after|the same minute");
    }

    @Test
    void its_policy_lets_in_its_own_style_and_script_and_nothing_else() throws Exception {
        saved();
        var document = ReportPage.of(audit("html")).document();
        Element policy = document.selectFirst("meta[http-equiv=Content-Security-Policy]");
        List<Element> scripts =
                document.select("script").stream()
                        .filter(script -> !script.attr("type").equals("application/json"))
                        .toList();
        assertThat(scripts).hasSize(1);
        assertThat(policy.attr("content"))
                .isEqualTo(
                        "default-src 'none'; style-src "
                                + hash(document.selectFirst("style").data())
                                + "; script-src "
                                + hash(scripts.getFirst().data())
                                + "; base-uri 'none'; form-action 'none'");
        assertThat(policy.elementSiblingIndex()).isLessThan(3);
    }

    private static String hash(String text) throws Exception {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }

    @Test
    void nothing_in_it_points_outside_or_handles_an_event_in_markup() throws IOException {
        saved();
        assertPointsNowhere(ReportPage.of(audit("html")));
    }

    static void assertPointsNowhere(ReportPage page) {
        for (Element element : page.document().getAllElements()) {
            element.attributes()
                    .forEach(attribute -> {
                        assertThat(attribute.getKey())
                                .doesNotStartWith("on")
                                .isNotIn("style", "src", "srcset", "action", "xlink:href");
                        if (attribute.getKey().equals("href")) {
                            assertThat(attribute.getValue()).startsWith("#");
                            assertThat(
                                            page.document()
                                                    .getElementById(
                                                            attribute.getValue().substring(1)))
                                    .as(attribute.getValue())
                                    .isNotNull();
                        }
                    });
            assertThat(element.tagName())
                    .isNotIn("img", "iframe", "link", "object", "embed", "base");
        }
        Element style = page.document().selectFirst("style");
        assertThat(style.data()).doesNotContain("url(", "@import");
    }

    @Test
    void every_id_stands_once_and_headings_leave_out_no_level() throws IOException {
        saved();
        var document = ReportPage.of(audit("html")).document();
        List<String> ids = document.select("[id]").stream().map(Element::id).toList();
        assertThat(ids).doesNotHaveDuplicates();
        int last = 0;
        for (Element heading : document.select("h1, h2, h3, h4, h5")) {
            int level = heading.tagName().charAt(1) - '0';
            assertThat(level).isLessThanOrEqualTo(last + 1);
            last = level;
        }
    }

    @Test
    void a_practice_account_and_a_part_of_the_controls_say_so() throws IOException {
        saved();
        String json =
                audit("json", "--step", "1").replace("\"practice\" : false", "\"practice\" : true");
        assertThat(json).contains("\"practice\" : true");
        Files.writeString(folder.resolve("audit.json"), json);
        var document = ReportPage.of(report("html")).document();
        assertThat(document.selectFirst(".banner").text()).contains("practice account");
        assertThat(document.selectFirst("dl.about").text()).contains("only 9 controls");
        assertThat(document.select("ol.steps > li")).hasSize(1);
    }

    @Test
    void what_changed_since_an_earlier_audit_is_counted_and_listed() throws IOException {
        saved();
        String json = audit("json");
        int findings = json.indexOf("\"findings\"");
        String earlier =
                json.substring(0, findings)
                        + json.substring(findings)
                                .replaceFirst("\"status\" : \"fail\"", "\"status\" : \"pass\"");
        Files.writeString(folder.resolve("earlier.json"), earlier);
        var since =
                AuditReader.parse("audit.json", audit("json", "--since", "earlier.json"))
                        .since()
                        .orElseThrow();
        Element section =
                ReportPage.of(audit("html", "--since", "earlier.json"))
                        .document()
                        .selectFirst("section.since");
        assertThat(section.select("ul.headline b").eachText())
                .isEqualTo(
                        Arrays.stream(SinceRecord.Kind.values())
                                .map(kind -> Integer.toString(since.of(kind).size()))
                                .toList());
        assertThat(section.select("li.finding.fail")).hasSameSizeAs(since.of(SinceRecord.Kind.NEW));
        assertThat(section.select("li.finding.fail")).isNotEmpty();
    }

    @Test
    void a_framework_is_listed_with_what_it_does_not_cover() throws IOException {
        saved();
        Files.writeString(folder.resolve("audit.json"), audit("json"));
        var framework =
                AuditReader.parse("audit.json", report("json", "--framework", "cis-7.0"))
                        .framework()
                        .orElseThrow();
        ReportPage page = ReportPage.of(report("html", "--framework", "cis-7.0"));
        assertThat(page.document().select("table.framework tbody tr"))
                .hasSameSizeAs(framework.recommendations());
        assertThat(page.document().select("table.framework span.undetermined:contains(covered)"))
                .hasSize(
                        (int)
                                framework.recommendations().stream()
                                        .filter(one -> !one.isCovered())
                                        .count());
        assertThat(page.counts()).isEqualTo(ReportPage.of(audit("html")).counts());
        assertPointsNowhere(page);
    }

    @Test
    void the_help_pages_use_no_markdown_that_the_report_does_not_know() {
        Pattern unknown = Pattern.compile("\\*\\*|\\]\\(|^#{3,}|^\\||^>|https?:");
        dev.lockstep.control.ControlCatalog.all()
                .forEach(control -> {
                    boolean code = false;
                    for (String line :
                            dev.lockstep.report.ControlPage.markdown(control.info().id())) {
                        code ^= line.startsWith("```");
                        if (!code) {
                            assertThat(line).doesNotContainPattern(unknown);
                        }
                    }
                });
    }

    @Test
    void a_name_becomes_a_place_only_where_it_is_a_word() {
        var subject =
                dev.lockstep.control.Subject.of(
                                dev.lockstep.control.Subject.Kind.ACCESS_KEY,
                                "a",
                                java.util.Optional.empty())
                        .ownedBy("bob");
        assertThat(NamePlaces.in("a key of bob: a bobcat, bob's a", subject))
                .isEqualTo("\u00a0 key of \u2007: \u00a0 bobcat, \u2007's \u00a0");
        assertThat(Arrays.asList(NamePlaces.in("", subject), NamePlaces.in("aa", subject)))
                .containsExactly("", "aa");
    }
}
