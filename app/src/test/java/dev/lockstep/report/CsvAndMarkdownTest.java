package dev.lockstep.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.lockstep.Run;
import dev.lockstep.collect.FolderWriter;
import dev.lockstep.collect.SavedAccount;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.judge.random.RandomFolder;
import dev.lockstep.record.AuditReader;
import dev.lockstep.record.AuditRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// CSV and Markdown hold what the audit holds, and nothing in them is alive.
class CsvAndMarkdownTest {
    @TempDir Path folder;

    private static final List<Extension> GITHUB =
            List.of(TablesExtension.create(), AutolinkExtension.create());
    private static final Parser MARKDOWN = Parser.builder().extensions(GITHUB).build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder().extensions(GITHUB).build();

    private AuditRecord saved(String... more) throws IOException {
        var line = new ArrayList<>(List.of("audit", "--format", "json"));
        line.addAll(List.of(more));
        Run run = Run.in(folder, line.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isIn(0, 1, 3);
        Files.writeString(folder.resolve("audit.json"), run.out());
        return AuditReader.parse("audit.json", run.out());
    }

    private String report(String... more) {
        var line = new ArrayList<>(List.of("report", "audit.json"));
        line.addAll(List.of(more));
        Run run = Run.in(folder, line.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        return run.out();
    }

    private AuditRecord random(int seed) throws IOException {
        RandomFolder random = RandomFolder.write(seed, folder);
        return saved(
                "--from",
                random.folder().toString(),
                "--baseline",
                random.lockstepYaml().toString());
    }

    private List<CsvRecord> csv() {
        try (var reader = CsvReader.builder().ofCsvRecord(report("--format", "csv"))) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Long> counted(AuditRecord audit) {
        var counts = new TreeMap<String, Long>();
        for (var finding : audit.findings()) {
            counts.merge(finding.control().id() + " " + finding.status().id(), 1L, Long::sum);
        }
        return counts;
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 11, 29, 60})
    void every_finding_is_one_line_of_the_CSV(int seed) throws IOException {
        AuditRecord audit = random(seed);
        List<CsvRecord> lines = csv();
        List<String> header = lines.getFirst().getFields();
        var counts = new TreeMap<String, Long>();
        for (CsvRecord line : lines.subList(1, lines.size())) {
            assertThat(line.getFieldCount()).isEqualTo(header.size());
            counts.merge(
                    line.getField(header.indexOf("control"))
                            + " "
                            + line.getField(header.indexOf("status")),
                    1L,
                    Long::sum);
        }
        assertThat(counts).isEqualTo(counted(audit));
    }

    /// The rows of the tables under a heading, cell by cell, as a reader of Markdown renders them.
    private static List<List<String>> table(String html, String heading) {
        String part = html.substring(html.indexOf("<h2>" + heading + "</h2>"));
        int end = part.indexOf("<h2>", 4);
        var rows = new ArrayList<List<String>>();
        Matcher row =
                Pattern.compile("<tr>(.*?)</tr>", Pattern.DOTALL)
                        .matcher(end < 0 ? part : part.substring(0, end));
        while (row.find()) {
            rows.add(
                    Pattern.compile("<t[dh]>(.*?)</t[dh]>", Pattern.DOTALL)
                            .matcher(row.group(1))
                            .results()
                            .map(cell -> cell.group(1))
                            .toList());
        }
        return rows.subList(1, rows.size());
    }

    private String html(String... more) {
        var line = new ArrayList<>(List.of("--format", "markdown"));
        line.addAll(List.of(more));
        return HTML.render(MARKDOWN.parse(report(line.toArray(String[]::new))));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 11, 29, 60})
    void the_Markdown_counts_every_status_of_every_step_and_lists_every_finding_if_asked(int seed)
            throws IOException {
        AuditRecord audit = random(seed);
        String html = html("--all");
        Status[] columns = {
            Status.FAIL,
            Status.UNDETERMINED,
            Status.MANUAL,
            Status.EXCEPTED,
            Status.PASS,
            Status.NOT_APPLICABLE
        };
        int line = 0;
        for (List<String> row : table(html, "The eight steps")) {
            Step step = Step.values()[line++];
            assertThat(row.get(1)).isEqualTo(step.title());
            for (int i = 0; i < columns.length; i++) {
                assertThat(row.get(i + 2)).isEqualTo("" + audit.tally(step).of(columns[i]));
            }
        }
        assertThat(line).isEqualTo(9);
        Map<String, Status> headings =
                Map.of(
                        "To mend", Status.FAIL,
                        "Not known", Status.UNDETERMINED,
                        "For a person to look at", Status.MANUAL,
                        "Accepted", Status.EXCEPTED,
                        "What holds", Status.PASS,
                        "What does not apply", Status.NOT_APPLICABLE);
        headings.forEach((heading, status) -> {
            if (audit.count(status) > 0) {
                assertThat(table(html, heading)).hasSize((int) audit.count(status));
            }
        });
    }

    @Test
    void a_long_list_is_cut_in_Markdown_and_says_by_how_much() throws IOException {
        var report = new StringBuilder("user,password_enabled,mfa_active\n");
        for (int i = 0; i < 30; i++) {
            report.append("user").append(i).append(",true,false\n");
        }
        Files.writeString(folder.resolve("report.csv"), report);
        saved("--from", "report.csv", "--only", "user-mfa");
        String html = html();
        assertThat(table(html, "To mend")).hasSize(20);
        assertThat(html).contains("and 10 more of user-mfa");
        assertThat(table(html("--all"), "To mend")).hasSize(30);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|'/c calc'!A1",
                "@SUM(1+1)",
                "+1-1",
                "-2+3",
                "<script>alert(1)</script><img src=x onerror=alert(1)>",
                "[click](https://evil.example) ![x](https://evil.example/i.png)",
                "https://evil.example www.evil.example ftp://evil.example",
                "a | b || c \\| d",
                "`code` ``more`` *bold* _it_ ~~gone~~ $x$ :tada: #1 GH-1 deadbeefcafe",
                "@octocat and team@example.com",
                "\n# heading\n- item\n1. one\n> quote\n---\n```\ncode",
                "&lt;b&gt; &#64;octocat <!-- open",
                "\u202egpj\u2066 a\u200bb\ufeff \u001b[2Jx",
                "',\"\"=1+1\"\r\n=2+2",
                "\uFF1D1+1",
            })
    void hostile_names_are_text_in_the_spreadsheet_and_in_Markdown(String hostile)
            throws IOException {
        HostileAccount.write(folder, hostile);
        saved("--from", ".");
        for (CsvRecord line : csv()) {
            for (String cell : line.getFields()) {
                assertThat(cell.strip()).doesNotMatch("(?s)[=+@\\-\uFF1D\uFF0B\uFF0D\uFF20].*");
                assertThat(cell.codePoints()).allMatch(CsvAndMarkdownTest::isShown);
            }
        }
        String html = html("--all");
        assertThat(html).doesNotContain("<a ", "<img", "<script", "<em", "<strong>gone", "<del");
        // What Markdown itself is made of here, and nothing else.
        assertThat(
                        Pattern.compile("</?([a-z0-9]+)")
                                .matcher(html)
                                .results()
                                .map(tag -> tag.group(1))
                                .distinct())
                .isSubsetOf(
                        "h1", "h2", "p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th",
                        "td", "strong", "code");
        String text = html.replaceAll("<code>.*?</code>", "").replaceAll("<!-- -->", "\u0000");
        String visible = text.replaceAll("<[^>]*>", "");
        assertThat(visible)
                .doesNotContainPattern("@[A-Za-z0-9]")
                .doesNotContainPattern("#[0-9]")
                .doesNotContainPattern("GH-[0-9]")
                .doesNotContainPattern("www\\.|://[a-z]*evil(?!\\.)")
                .doesNotContainPattern("https?:|ftp:")
                .doesNotContainPattern(":tada")
                .doesNotContainPattern("deadbeefcafe");
        assertThat(visible.codePoints()).allMatch(CsvAndMarkdownTest::isShown);
    }

    private static boolean isShown(int point) {
        return point == '\n'
                || point == 0
                || Printable.line(Character.toString(point)).length() == 1
                || Character.charCount(point) == 2;
    }

    @Test
    void a_framework_orders_findings_and_names_what_it_asks_that_nobody_judged()
            throws IOException {
        FolderWriter.write(SavedAccount.files(), folder.resolve("account"));
        AuditRecord audit = saved("--from", "account");
        String text = report("--framework", "cis-7.0");
        assertThat(text)
                .contains("CIS AWS Foundations Benchmark 7.0, identity section")
                .contains("Not covered by this audit")
                .containsPattern("- 2\\.1\\.3 +The management account runs no workloads")
                .containsPattern("FAIL +2\\.10 ")
                .doesNotContain("Step 1: ");
        assertThat(text.indexOf("2.5 ")).isLessThan(text.indexOf("2.10 "));
        AuditRecord ordered =
                AuditReader.parse(
                        "ordered.json", report("--framework", "cis-3.0", "--format", "json"));
        assertThat(ordered.findings()).containsExactlyInAnyOrderElementsOf(audit.findings());
        assertThat(ordered.framework().orElseThrow().recommendations())
                .filteredOn(one -> !one.isCovered())
                .extracting(one -> one.id())
                .containsExactly("1.1", "1.3", "1.18");
        assertThat(html("--framework", "cis-6.0")).contains("2.17 Programs on instances");
        assertThat(Run.in(folder, "report", "audit.json", "--framework", "nist").status())
                .isEqualTo(64);
    }

    @Test
    void every_reference_into_an_identity_section_is_a_recommendation_of_it() throws IOException {
        FolderWriter.write(SavedAccount.files(), folder.resolve("account"));
        AuditRecord audit = saved("--from", "account");
        for (String id : Frameworks.ids()) {
            List<String> known =
                    Frameworks.order(audit, id).framework().orElseThrow().recommendations().stream()
                            .map(one -> one.id())
                            .toList();
            String section = id.equals("cis-3.0") || id.equals("cis-5.0") ? "1." : "2.";
            for (var control : audit.controls()) {
                control.references().getOrDefault(id, List.of()).stream()
                        .filter(reference -> reference.startsWith(section))
                        .forEach(reference -> assertThat(known).as(id).contains(reference));
            }
        }
    }

    @Test
    void since_an_earlier_audit_is_told_in_text_JSON_and_Markdown_and_changes_no_status()
            throws IOException {
        Files.writeString(
                folder.resolve("then.csv"),
                "user,password_enabled,mfa_active\nalice,true,true\nbob,true,false\n");
        Files.writeString(
                folder.resolve("now.csv"),
                "user,password_enabled,mfa_active\nalice,true,false\nbob,true,true\n");
        saved("--from", "then.csv", "--only", "user-mfa");
        Files.move(folder.resolve("audit.json"), folder.resolve("old.json"));
        String[] audit = {
            "audit", "--from", "now.csv", "--only", "user-mfa", "--since", "old.json"
        };
        Run text = Run.in(folder, audit);
        assertThat(text.status()).isEqualTo(1);
        assertThat(text.out())
                .contains("1 new, 1 fixed, 0 still there, 0 no longer knowable")
                .containsPattern("NEW +user-mfa: alice")
                .containsPattern("FIXED +user-mfa: bob");
        saved("--from", "now.csv", "--only", "user-mfa", "--since", "old.json");
        assertThat(report()).isEqualTo(text.out());
        assertThat(table(html(), heading(html())))
                .contains(List.of("New", "1"), List.of("Fixed", "1"));
        Run other = Run.in(folder, "audit", "--from", "now.csv", "--since", "none.json");
        assertThat(other.status()).isEqualTo(65);
    }

    private static String heading(String html) {
        Matcher since = Pattern.compile("<h2>(Since [^<]*)</h2>").matcher(html);
        assertThat(since.find()).isTrue();
        return since.group(1);
    }

    @Test
    void an_audit_of_another_account_is_not_compared() throws IOException {
        FolderWriter.write(SavedAccount.files(), folder.resolve("account"));
        saved("--from", "account");
        String other =
                Files.readString(folder.resolve("audit.json"))
                        .replace("\"id\" : \"111122223333\"", "\"id\" : \"999988887777\"");
        Files.writeString(folder.resolve("other.json"), other);
        Run run = Run.in(folder, "audit", "--from", "account", "--since", "other.json");
        assertThat(run.status()).isEqualTo(4);
        assertThat(run.err()).contains("999988887777").hasLineCount(1);
    }
}
