package dev.lockstep.report.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.control.Status;
import dev.lockstep.record.AuditRecord;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.validation.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JunitReportTest {
    private static final Schema JENKINS = Schemas.jenkins();

    @TempDir Path folder;

    private static Element suite(AuditRecord audit) throws Exception {
        String xml = SavedAudits.written(new JunitReport(), audit);
        assertThat(Schemas.fault(JENKINS, xml)).isEmpty();
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    private static Stream<Integer> seeds() {
        return SavedAudits.SEEDS.stream();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_random_account_is_valid_and_counted_the_same(int seed) throws Exception {
        AuditRecord audit = SavedAudits.random(seed, folder);
        Element suite = suite(audit);
        Map<Status, Long> counts = counts(suite);
        assertThat(counts).isEqualTo(SavedAudits.counts(audit));
        assertThat(suite.getAttribute("tests")).isEqualTo("" + audit.findings().size());
        assertThat(suite.getAttribute("failures")).isEqualTo("" + audit.count(Status.FAIL));
        assertThat(suite.getAttribute("errors")).isEqualTo("" + audit.count(Status.UNDETERMINED));
        assertThat(Integer.parseInt(suite.getAttribute("skipped")))
                .isEqualTo(suite.getElementsByTagName("skipped").getLength());
    }

    private static Map<Status, Long> counts(Element suite) {
        var counts = new EnumMap<Status, Long>(Status.class);
        var tests = suite.getElementsByTagName("testcase");
        for (int i = 0; i < tests.getLength(); i++) {
            counts.merge(status((Element) tests.item(i)), 1L, Long::sum);
        }
        return counts;
    }

    private static Status status(Element test) {
        if (test.getElementsByTagName("failure").getLength() == 1) {
            return Status.FAIL;
        }
        if (test.getElementsByTagName("error").getLength() == 1) {
            return Status.UNDETERMINED;
        }
        var skipped = test.getElementsByTagName("skipped");
        if (skipped.getLength() == 0) {
            return Status.PASS;
        }
        String why = ((Element) skipped.item(0)).getAttribute("message");
        return Stream.of(Status.EXCEPTED, Status.MANUAL, Status.NOT_APPLICABLE)
                .filter(status -> why.startsWith(status.id() + ": "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_demo_account_is_valid_for_Surefire_too() {
        String xml = SavedAudits.written(new JunitReport(), SavedAudits.demo(folder));
        Schemas.surefire()
                .ifPresent(surefire -> {
                    assertThat(Schemas.fault(surefire, xml)).isEmpty();
                    assertThat(Schemas.fault(surefire, xml.replace(" errors=", " faults=")))
                            .isPresent();
                });
    }

    @Test
    void a_test_is_named_by_step_control_and_subject() throws Exception {
        var tests = suite(SavedAudits.demo(folder)).getElementsByTagName("testcase");
        Element first = (Element) tests.item(0);
        assertThat(first.getAttribute("classname")).matches("step-1-password-policy\\.[a-z-]+");
        assertThat(first.getAttribute("name")).isEqualTo("account 111122223333");
    }

    /// The schema is worth something only if it refuses.
    @ParameterizedTest
    @CsvSource({
        "' tests=', ' test='",
        "'<testcase name=', '<testcase title='",
        "'<failure ', '<failed '",
        "'</testsuite>', ''",
    })
    void a_broken_one_is_refused(String good, String bad) {
        String xml = SavedAudits.written(new JunitReport(), SavedAudits.demo(folder));
        assertThat(xml.contains(good)).isTrue();
        assertThat(Schemas.fault(JENKINS, xml.replace(good, bad))).isPresent();
    }
}
