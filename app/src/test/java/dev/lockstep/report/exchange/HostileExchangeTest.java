package dev.lockstep.report.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.baseline.DeclaredAt;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Status;
import dev.lockstep.control.Subject;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.FindingRecord;
import dev.lockstep.report.AuditReport;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;

/// Nothing of an account acts on what reads these formats, nor on where that shows it.
class HostileExchangeTest {
    private static final List<AuditReport> JSON =
            List.of(new SarifReport(), new OcsfReport(), new AsffReport(Optional.empty()));

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "]]>&entity;<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
                "=cmd|' /C calc'!A0",
                "|a|b|`rm -rf ~`|",
                "[click](https://example.com) ![i](x) @everyone {0} {{1}} \\[y](2)",
                "\u001b[2J\u001b]0;owned\u0007\u009b31m",
                "\u202e\u2066gpj.exe\u2069\u200b\u200d\u2060\ufeff\u00ad",
                "one\ntwo\rthree\u2028four\u0008\ufffe\uffff",
                "\ud83d half \udc00",
                "\ud83d\ude00 \u017c\u00f3\u0142w \u00a0\u3164",
                " ",
            })
    void hostile_names_are_text_and_nothing_else(String hostile) throws Exception {
        AuditRecord audit = SavedAudits.hostile(folder, hostile);
        for (AuditReport report : JSON) {
            String written = SavedAudits.written(report, audit);
            assertThat(written.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7F));
            assertNoOtherCommand(written);
            var texts = new ArrayList<String>();
            collect(Schemas.JSON.readTree(written), texts, false);
            assertThat(texts).isNotEmpty().allSatisfy(HostileExchangeTest::assertPrintable);
        }
        assertValid(audit);
        String xml = SavedAudits.written(new JunitReport(), audit);
        assertThat(Schemas.fault(Schemas.jenkins(), xml)).isEmpty();
        assertThat(xml).doesNotContain("<!", "]]>", "<script");
        assertNoOtherCommand(xml);
        assertThat(xml.lines()).allSatisfy(HostileExchangeTest::assertPrintable);
        var factory = DocumentBuilderFactory.newInstance();
        Node root = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        assertThat(root.getFirstChild().getNodeName()).isEqualTo("testsuite");
    }

    /// A command with a name that is written by numbers is another command.
    private static void assertNoOtherCommand(String written) {
        assertThat(written).doesNotContainPattern("aws (iam|cloudtrail) [^\\n\"<]*u\\{[0-9A-F]+}");
    }

    private static void assertValid(AuditRecord audit) {
        assertThat(Schemas.faults(Schemas.sarif(), SavedAudits.written(JSON.get(0), audit)))
                .isEmpty();
        var ocsf = Schemas.ocsf();
        for (JsonNode finding : Schemas.JSON.readTree(SavedAudits.written(JSON.get(1), audit))) {
            assertThat(Schemas.faults(ocsf, finding.toString())).isEmpty();
        }
        var asff = Schemas.asff();
        for (JsonNode batch : Schemas.JSON.readTree(SavedAudits.written(JSON.get(2), audit))) {
            assertThat(Schemas.faults(asff, batch.toString())).isEmpty();
        }
    }

    /// Every name and text, apart from the pages of help, which are ours.
    private static void collect(JsonNode node, List<String> texts, boolean page) {
        if (node.isString() && !page) {
            texts.add(node.asString());
        }
        node.values()
                .forEach(item -> {
                    if (!node.isObject()) {
                        collect(item, texts, page);
                    }
                });
        node.properties()
                .forEach(entry -> {
                    texts.add(entry.getKey());
                    collect(entry.getValue(), texts, page || entry.getKey().equals("help"));
                });
    }

    private static void assertPrintable(String text) {
        text.codePoints()
                .forEach(point -> {
                    int type = Character.getType(point);
                    assertThat(type)
                            .as("U+%04X in %s", point, text)
                            .isNotIn(
                                    (int) Character.CONTROL,
                                    (int) Character.FORMAT,
                                    (int) Character.SURROGATE,
                                    (int) Character.PRIVATE_USE,
                                    (int) Character.UNASSIGNED,
                                    (int) Character.LINE_SEPARATOR,
                                    (int) Character.PARAGRAPH_SEPARATOR);
                });
    }

    @Test
    void long_texts_are_cut_and_say_so() {
        AuditRecord demo = SavedAudits.demo(folder);
        String endless = "x\ud83d\ude00".repeat(20_000);
        FindingRecord one =
                demo.findings().stream()
                        .filter(finding -> finding.status() == Status.FAIL)
                        .findFirst()
                        .orElseThrow();
        var finding =
                new FindingRecord(
                        one.control(),
                        one.status(),
                        Subject.of(Subject.Kind.USER, endless, Optional.of("arn:" + endless)),
                        endless,
                        List.of(
                                new FindingRecord.Fact(
                                        endless,
                                        new Evidence.Value.Text(endless),
                                        Optional.empty(),
                                        Optional.empty())),
                        List.of(endless),
                        Optional.of(
                                new FindingRecord.RemedyRecord(
                                        "x", endless, Optional.empty(), List.of("aws " + endless))),
                        Optional.empty(),
                        Optional.of(new DeclaredAt(endless, Integer.MAX_VALUE)));
        AuditRecord audit = SavedAudits.with(demo, List.of(finding));
        assertValid(audit);
        String asff = SavedAudits.written(JSON.get(2), audit);
        assertThat(asff.contains("[cut]")).isTrue();
        assertThat(asff.length()).isLessThan(100_000);
        assertThat(asff.contains("aws x")).isFalse();
        JsonNode sarif = Schemas.JSON.readTree(SavedAudits.written(JSON.get(0), audit));
        assertThat(sarif.at("/runs/0/results/0/message/text").asString())
                .hasSizeLessThan(2_010)
                .endsWith(" \\[cut\\]");
    }
}
