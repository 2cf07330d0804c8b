package dev.lockstep.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// The HTML report as people meet it: in a browser, by eye, by keyboard, by screen reader, on a
/// phone, on paper; and that nothing of an account runs in it.
@Timeout(300)
class HtmlReportInBrowserTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir static Path home;

    private static Chromium chromium;
    private static Path report;

    @BeforeAll
    static void start() {
        report = new Program(home).audited("worst", "worst", 0);
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static Visit visit(ColorScheme scheme, int width) {
        return Visit.to(chromium.browser(), report, scheme, width, true);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1200", "DARK, 1200", "LIGHT, 360", "DARK, 360"})
    void axe_finds_nothing_serious_and_nothing_is_wider_than_the_screen(
            ColorScheme scheme, int width) {
        try (Visit visit = visit(scheme, width)) {
            Page page = visit.page();
            page.evaluate(
                    """
                    () => { document.querySelectorAll('.finding details').forEach((one, at) => {
                              if (at % 7 === 0) one.open = true; });
                            document.querySelectorAll('.help').forEach((one, at) => {
                              if (at % 9 === 0) one.open = true; });
                            document.querySelectorAll('.control').forEach((one) =>
                              one.style.setProperty('content-visibility', 'visible')); }
                    """);
            page.waitForTimeout(300);
            List<String> serious =
                    new AxeBuilder(page)
                            .analyze().getViolations().stream()
                                    .filter(rule ->
                                            Set.of("serious", "critical")
                                                    .contains(rule.getImpact()))
                                    .map(HtmlReportInBrowserTest::told)
                                    .toList();
            assertThat(serious).isEmpty();
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(width);
        }
    }

    private static String told(Rule rule) {
        return rule.getId()
                + ": "
                + rule.getNodes().stream()
                        .limit(3)
                        .map(node -> node.getHtml())
                        .collect(Collectors.joining(" | "));
    }

    @Test
    void a_person_with_a_keyboard_alone_skips_to_the_report_filters_it_and_opens_a_finding() {
        try (Visit visit = visit(ColorScheme.LIGHT, 1000)) {
            Page page = visit.page();
            page.keyboard().press("Tab");
            assertThat(focus(page)).isEqualTo("Skip to the report");
            page.keyboard().press("Enter");
            page.waitForURL(address -> address.endsWith("#main"));
            tabTo(page, "filter-text");
            String before = page.innerText("#outcome");
            page.keyboard().type("root");
            page.waitForFunction(
                    "before => document.getElementById('outcome').innerText !== before", before);
            assertThat(page.innerText("#outcome"))
                    .matches(
                            "[0-9]+ of %d findings, in [0-9]+ controls?\\."
                                    .formatted(
                                            JSON.readTree(home.resolve("worst.json").toFile())
                                                    .get("findings")
                                                    .size()));
            assertThat(page.getAttribute("#outcome", "role")).isEqualTo("status");
            for (int i = 0;
                    i < 40
                            && !page.evaluate("document.activeElement.matches('.finding summary')")
                                    .equals(true);
                    i++) {
                page.keyboard().press("Tab");
            }
            page.keyboard().press("Enter");
            page.waitForSelector(".finding details[open] table.evidence");
            assertThat((Boolean) page.evaluate("document.activeElement.matches(':focus-visible')"))
                    .isTrue();
            assertThat(visit.misdeeds()).isEmpty();
        }
    }

    private static String focus(Page page) {
        return (String) page.evaluate("document.activeElement.textContent");
    }

    private static void tabTo(Page page, String id) {
        for (int i = 0; i < 200; i++) {
            if (id.equals(page.evaluate("document.activeElement.id"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the Tab key does not come to " + id);
    }

    @Test
    void the_filter_counts_as_the_record_does_for_every_status_step_and_severity()
            throws IOException {
        JsonNode audit = JSON.readTree(Files.readString(home.resolve("worst.json")));
        Map<String, Integer> wanted = new TreeMap<>();
        for (JsonNode finding : audit.get("findings")) {
            wanted.merge("status " + finding.get("status").asString(), 1, Integer::sum);
            wanted.merge("step " + finding.get("step").asInt(), 1, Integer::sum);
            wanted.merge("severity " + finding.get("severity").asString(), 1, Integer::sum);
        }
        try (Visit visit = visit(ColorScheme.LIGHT, 1000)) {
            Page page = visit.page();
            Map<String, Integer> shown = new TreeMap<>();
            for (String status : visit.texts(values("input[name=status]"))) {
                add("status " + status, filtered(page, List.of(status), "", "info"), shown);
            }
            List<String> all = visit.texts(values("input[name=status]"));
            for (String step : visit.texts(values("#filter-step option"))) {
                if (!step.isEmpty()) {
                    add("step " + step, filtered(page, all, step, "info"), shown);
                }
            }
            int above = 0;
            for (String severity : List.of("critical", "high", "medium", "low", "info")) {
                int upTo = filtered(page, all, "", severity);
                add("severity " + severity, upTo - above, shown);
                above = upTo;
            }
            assertThat(shown).isEqualTo(wanted);
        }
    }

    private static void add(String what, int count, Map<String, Integer> shown) {
        if (count > 0) {
            shown.put(what, count);
        }
    }

    private static String values(String selector) {
        return "[...document.querySelectorAll('" + selector + "')].map((one) => one.value)";
    }

    /// What the page says of a filter, after pressing every "Show more": as many as stand there.
    private static int filtered(Page page, List<String> statuses, String step, String severity) {
        Object count =
                page.evaluate(
                        """
                        async ([statuses, step, severity]) => {
                          const form = document.getElementById('filter');
                          form.reset();
                          form.querySelectorAll('input[name=status]').forEach((box) =>
                            { box.checked = statuses.includes(box.value); });
                          document.getElementById('filter-step').value = step;
                          document.getElementById('filter-severity').value = severity;
                          form.dispatchEvent(new Event('input'));
                          const frame = () => new Promise((done) =>
                            requestAnimationFrame(() => setTimeout(done, 0)));
                          await frame();
                          await frame();
                          while (document.querySelector('[aria-busy]')) await frame();
                          let button;
                          while ((button = document.querySelector('.control:not([hidden]) .list button')))
                            button.click();
                          const shown = document.querySelectorAll(
                            '.control:not([hidden]) .finding').length;
                          const said = document.getElementById('outcome').textContent;
                          return said.startsWith(shown + ' of ') ? shown : said + ' / ' + shown;
                        }
                        """,
                        List.of(statuses, step, severity));
        assertThat(count).isInstanceOf(Integer.class);
        return (Integer) count;
    }

    @Test
    void a_command_is_copied_as_it_stands() {
        try (Visit visit = visit(ColorScheme.LIGHT, 1000)) {
            Page page = visit.page();
            visit.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            page.locator("ol.first .copyable button").first().click();
            page.waitForFunction(
                    "document.querySelector('ol.first .copyable button').textContent === 'Copied'");
            assertThat((String) page.evaluate("navigator.clipboard.readText()"))
                    .isEqualTo(page.locator("ol.first pre.command").first().textContent())
                    .startsWith("aws iam ");
        }
    }

    @Test
    void without_scripts_and_on_paper_it_shows_what_matters() {
        try (Visit visit = Visit.to(chromium.browser(), report, ColorScheme.LIGHT, 1000, false)) {
            Page page = visit.page();
            assertThat(page.isVisible(".scriptless")).isTrue();
            assertThat(page.isVisible("#filter")).isFalse();
            assertThat(page.locator("ol.steps > li").count()).isEqualTo(9);
            assertThat(page.isVisible(".finding.fail")).isTrue();
            page.locator(".help summary").first().click();
            assertThat(page.isVisible(".help[open] h5")).isTrue();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.isVisible(".help")).isFalse();
            assertThat(page.locator("ol.first pre.command").first().isVisible()).isTrue();
            assertThat(page.pdf()).startsWith('%', 'P', 'D', 'F');
        }
    }

    @Test
    void nothing_of_a_hostile_account_runs_in_it_and_it_asks_for_nothing() throws IOException {
        String hostile =
                "<img src=x onerror=\"window.owned=1\"></script><script>window.owned=1</script>"
                        + "<!--<script> ]]> javascript:window.owned=1 https://example.com/ "
                        + "\u2028\u202e\u200b'\"`${window.owned=1}";
        JsonNode audit = JSON.readTree(Files.readString(home.resolve("worst.json")));
        taint(audit, hostile);
        Files.writeString(home.resolve("hostile.json"), audit.toString());
        Path file = new Program(home).reported("hostile");
        try (Visit visit = Visit.to(chromium.browser(), file, ColorScheme.LIGHT, 1000, true)) {
            Page page = visit.page();
            filtered(page, visit.texts(values("input[name=status]")), "", "info");
            page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)");
            page.waitForTimeout(500);
            assertThat(page.evaluate("window.owned === undefined")).isEqualTo(true);
            assertThat(page.locator("img, iframe, svg[onload], a:not([href^='#'])").count())
                    .isZero();
            assertThat((String) page.evaluate("document.body.innerText"))
                    .contains("<img src=x onerror")
                    .contains("\\u{202E}")
                    .doesNotContain("\u202e", "\u200b", "\u2028");
            assertThat(visit.misdeeds()).isEmpty();
        }
    }

    /// Puts the text behind every text that could come from an account.
    private static void taint(JsonNode node, String hostile) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode value = object.get(name);
                boolean free =
                        Set.of(
                                        "name",
                                        "arn",
                                        "owner",
                                        "summary",
                                        "value",
                                        "unknown",
                                        "detail",
                                        "text",
                                        "user",
                                        "alias",
                                        "caller",
                                        "endpoint",
                                        "file",
                                        "now",
                                        "wanted",
                                        "felt")
                                .contains(name);
                if (value instanceof StringNode text && free && !isMoment(text.asString())) {
                    object.put(name, text.asString() + hostile);
                } else if (value instanceof ArrayNode list
                        && Set.of("notices", "aws", "missing", "value").contains(name)) {
                    for (int i = 0; i < list.size(); i++) {
                        list.set(i, StringNode.valueOf(list.get(i).asString() + hostile));
                    }
                } else {
                    taint(value, hostile);
                }
            }
        } else if (node instanceof ArrayNode list) {
            list.forEach(one -> taint(one, hostile));
        }
    }

    private static boolean isMoment(String text) {
        return text.matches("[0-9-]{10}T.*Z");
    }
}
