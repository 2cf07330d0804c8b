package dev.lockstep.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Whatever an account's names hold, the HTML report has the elements and attributes that it has
/// for a harmless account, and every block of data in it is read.
class HostileHtmlTest {
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}&&[^\n]]");

    @TempDir Path folder;

    private Document page(String name, String hostile) throws IOException {
        Path account = Files.createDirectory(folder.resolve(name));
        HostileAccount.write(account, hostile);
        Run run = Run.in(account, "audit", "--from", ".", "--format", "html");
        assertThat(run.status()).as(run.err()).isEqualTo(1);
        assertThat(run.out()).doesNotContainPattern(HIDDEN);
        assertThat(run.out()).doesNotContain("\u2028", "\u2029", "\ufeff", "\u3164");
        return Jsoup.parse(run.out());
    }

    private static TreeSet<String> kinds(Document page) {
        var kinds = new TreeSet<String>();
        for (Element element : page.getAllElements()) {
            kinds.add(
                    element.tagName()
                            + element.attributes().asList().stream()
                                    .map(Attribute::getKey)
                                    .sorted()
                                    .toList());
        }
        return kinds;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</script><script>alert(1)</script>",
                "</ScRiPt ><img src=x onerror=alert(1)>",
                "<!--<script>",
                "--!><svg/onload=alert(1)>",
                "]]><![CDATA[",
                "\"onmouseover=\"alert(1)\" x='",
                "'><a href=javascript:alert(1)>x</a>",
                "&lt;b&gt;&#x202e;&amp;",
                "</title></style></textarea><iframe srcdoc='<script>alert(1)</script>'>",
                "\u2028alert(1)\u2029",
                "\u202e\u2066txt.exe\u2069",
                "\u200b\u200d\ufeff\u00ad\u2060",
                "\u00a0\u2007",
                "https://example.com/?a=1&b=2",
                "\\u003cscript\\u003e ${alert(1)} `x`",
                "\u05d0\u05d1\u05d2 \u0627\u0644",
            })
    void hostile_names_add_no_element_no_attribute_and_no_comment(String hostile)
            throws IOException {
        Document harmless = page("harmless", "x");
        Document page = page("hostile", hostile);
        TreeSet<String> kinds = kinds(page);
        kinds.removeAll(kinds(harmless));
        // A command whose name must not reach a terminal leaves a sentence in its place.
        assertThat(kinds).isSubsetOf("p[class]");
        assertThat(page.select("script")).hasSameSizeAs(harmless.select("script"));
        assertThat(page.select("section")).hasSameSizeAs(harmless.select("section"));
        page.forEachNode(node -> assertThat(node).isNotInstanceOf(Comment.class));
        for (Element link : page.select("[href]")) {
            assertThat(link.attr("href")).matches("#[a-z0-9-]+");
        }
        for (Element block : page.select("script[type=application/json]")) {
            new JsonMapper().readTree(block.data());
        }
        String shown = Printable.line("user" + hostile);
        assertThat(page.select("bdi").eachText())
                .anySatisfy(
                        text -> assertThat(text).isEqualTo(shown.strip().replaceAll(" +", " ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud83d", "\\udc00x", "\\uffff", "\\udbff\\udfff"})
    void what_is_no_character_is_shown_by_its_number(String escape) throws IOException {
        Path account = Files.createDirectory(folder.resolve("half"));
        HostileAccount.write(account, "half");
        Path file = account.resolve("account-authorization-details.json");
        Files.writeString(file, Files.readString(file).replace("half", escape));
        Run run = Run.in(account, "audit", "--from", ".", "--format", "html");
        assertThat(run.status()).as(run.err()).isIn(1, 65);
        assertThat(run.out()).doesNotContainPattern(HIDDEN).doesNotContain("\uffff", "\ufffd");
    }
}
