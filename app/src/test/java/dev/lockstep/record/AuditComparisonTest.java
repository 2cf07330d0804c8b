package dev.lockstep.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What became of a finding since an earlier audit.
class AuditComparisonTest {
    private static final String ASKED =
            Stream.of("user-mfa", "key-age", "root-mfa")
                    .map(id ->
                            """
                            {"id": "%s", "step": 6, "severity": "high", "title": "x", "references": {}}
                            """
                                    .formatted(id))
                    .collect(Collectors.joining(","));

    private static String finding(String control, String status, String kind, String name) {
        return finding(control, status, kind, name, "null", "null");
    }

    private static String finding(
            String control, String status, String kind, String name, String arn, String owner) {
        return """
        {"control": "%s", "status": "%s", "subject": {"kind": "%s", "name": "%s", "arn": %s},
         "owner": %s, "summary": "%s of %s.", "evidence": {}, "remedy": null, "references": {}}
        """
                .formatted(control, status, kind, name, arn, owner, status, name);
    }

    private static AuditRecord audit(String... findings) {
        return asking(ASKED, "", findings);
    }

    private static AuditRecord asking(String controls, String files, String... findings) {
        return AuditReader.parse(
                "audit.json",
                """
                {"schema": "lockstep/audit/1", "lockstep": "0.1.0", "takenAt": null,
                 "account": {"id": "111122223333"}, "judgedAt": "2026-11-20T09:30:00Z",
                 "baseline": [%s], "notices": [], "reads": [], "controls": [%s], "findings": [%s]}
                """
                        .formatted(files, controls, String.join(",", findings)));
    }

    private static List<String> changes(AuditRecord old, AuditRecord now) {
        return AuditComparison.of(old, now).changes().stream()
                .map(change ->
                        change.kind().id()
                                + " "
                                + change.control().id()
                                + " "
                                + change.subject().name())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "pass, fail, new",
        "not-applicable, fail, new",
        "undetermined, fail, new",
        "excepted, fail, new",
        ", fail, new",
        "fail, pass, fixed",
        "fail, not-applicable, fixed",
        "fail, , fixed",
        "fail, fail, still-there",
        "fail, excepted, still-there",
        "fail, undetermined, no-longer-knowable",
        "pass, undetermined, no-longer-knowable",
        "excepted, undetermined, no-longer-knowable",
        "undetermined, undetermined, ",
        ", undetermined, ",
        "undetermined, pass, ",
        "pass, pass, ",
        "pass, excepted, ",
        "pass, , ",
        "excepted, pass, ",
    })
    void what_was_and_what_is_make_the_change(String was, String is, String kind) {
        AuditRecord old = was == null ? audit() : audit(finding("user-mfa", was, "user", "alice"));
        AuditRecord now = is == null ? audit() : audit(finding("user-mfa", is, "user", "alice"));
        List<SinceRecord.Change> changes = AuditComparison.of(old, now).changes();
        if (kind == null) {
            assertThat(changes).isEmpty();
            return;
        }
        assertThat(changes)
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.kind().id()).isEqualTo(kind);
                    assertThat(change.was().map(one -> one.id()).orElse(null)).isEqualTo(was);
                    assertThat(change.now().map(one -> one.id()).orElse(null)).isEqualTo(is);
                    assertThat(change.summary())
                            .isEqualTo((kind.equals("fixed") ? was : is) + " of alice.");
                });
    }

    @Test
    void a_fault_is_not_fixed_where_nobody_could_list_users_today() {
        AuditRecord old =
                audit(
                        finding("user-mfa", "fail", "user", "alice"),
                        finding("user-mfa", "pass", "user", "bob"));
        AuditRecord now = audit(finding("user-mfa", "undetermined", "account", "111122223333"));
        assertThat(changes(old, now))
                .containsExactlyInAnyOrder(
                        "no-longer-knowable user-mfa alice", "no-longer-knowable user-mfa bob");
    }

    @Test
    void a_key_is_not_gone_where_the_keys_of_its_owner_are_not_known_today() {
        AuditRecord old =
                audit(
                        finding("key-age", "fail", "access-key", "AKIA1", "null", "\"alice\""),
                        finding("key-age", "fail", "access-key", "AKIA2", "null", "\"bob\""));
        AuditRecord now = audit(finding("key-age", "undetermined", "user", "alice"));
        assertThat(changes(old, now))
                .containsExactlyInAnyOrder(
                        "no-longer-knowable key-age AKIA1", "fixed key-age AKIA2");
    }

    @Test
    void an_ARN_tells_apart_what_has_one_name_and_is_not_needed_where_it_was_not_known() {
        String first = "\"arn:aws:iam::111122223333:user/a\"";
        String second = "\"arn:aws:iam::111122223333:group/a\"";
        AuditRecord both =
                audit(
                        finding("user-mfa", "fail", "policy", "a/p", first, "null"),
                        finding("user-mfa", "pass", "policy", "a/p", second, "null"));
        AuditRecord swapped =
                audit(
                        finding("user-mfa", "pass", "policy", "a/p", first, "null"),
                        finding("user-mfa", "fail", "policy", "a/p", second, "null"));
        assertThat(changes(both, swapped))
                .containsExactlyInAnyOrder("new user-mfa a/p", "fixed user-mfa a/p");
        AuditRecord unnamed = audit(finding("user-mfa", "fail", "policy", "a/p"));
        AuditRecord named = audit(finding("user-mfa", "fail", "policy", "a/p", first, "null"));
        assertThat(changes(unnamed, named)).containsExactly("still-there user-mfa a/p");
        assertThat(changes(named, unnamed)).containsExactly("still-there user-mfa a/p");
    }

    @Test
    void a_control_that_only_one_audit_asked_is_not_compared_and_named() {
        AuditRecord old = audit(finding("user-mfa", "fail", "user", "alice"));
        AuditRecord now =
                asking(
                        """
                        {"id": "key-age", "step": 7, "severity": "high", "title": "x", "references": {}}
                        """,
                        "",
                        finding("key-age", "fail", "access-key", "AKIA1"));
        SinceRecord since = AuditComparison.of(old, now);
        assertThat(since.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.kind()).isEqualTo(SinceRecord.Kind.NEW));
        assertThat(since.notCompared()).containsExactly("root-mfa", "user-mfa");
    }

    @Test
    void another_lockstep_yaml_is_told() {
        String file = "{\"file\": \"lockstep.yaml\", \"sha256\": \"%s\"}";
        AuditRecord old = asking(ASKED, file.formatted("aa"));
        assertThat(AuditComparison.of(old, asking(ASKED, file.formatted("aa"))).sameBaseline())
                .isTrue();
        assertThat(AuditComparison.of(old, asking(ASKED, file.formatted("bb"))).sameBaseline())
                .isFalse();
    }
}
