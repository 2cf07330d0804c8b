package dev.lockstep.operation.people;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.baseline.TestBaseline.needOfKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.CredentialReport;
import dev.lockstep.account.RandomAccounts;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.UserReads;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Confirmations;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import dev.lockstep.control.Subject;
import dev.lockstep.control.verified.PersonSheet.Line;
import dev.lockstep.plan.RandomBaselines;
import dev.lockstep.record.people.MfaRecord.Known;
import dev.lockstep.record.people.RosterKind;
import dev.lockstep.record.people.RosterRecord;
import dev.lockstep.record.people.SheetRecord;
import dev.lockstep.record.people.SheetRecord.Holds;
import dev.lockstep.record.people.SheetRecord.Row;
import dev.lockstep.record.people.SheetRecord.State;
import dev.lockstep.report.people.SheetCsv;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// The sheet and control person-verified say the same, whatever the account and whatever of it is
/// missing.
class SheetAgreesTest {
    private static final List<ReadKey<?>> TAKEN =
            List.of(
                    ReadKey.USERS,
                    ReadKey.DETAILS,
                    ReadKey.CREDENTIAL_REPORT,
                    ReadKey.PASSWORD_POLICY,
                    ReadKey.VIRTUAL_MFA_DEVICES,
                    ReadKey.ACCESS_KEYS,
                    ReadKey.MFA_DEVICES,
                    ReadKey.LOGIN_PROFILES);

    @Property(tries = 400, seed = "20261126")
    void the_five_of_a_row_hold_where_the_control_passes(@ForAll long seed) {
        var random = new Random(seed);
        TestAccount account = RandomAccounts.account(random);
        Baseline baseline = RandomBaselines.baseline(random);
        for (int i = random.nextInt(3); i > 0; i--) {
            ReadKey<?> key = TAKEN.get(random.nextInt(TAKEN.size()));
            account = random.nextBoolean() ? account.without(key) : account.denied(key);
        }
        Audit audit =
                Audit.of(account.snapshot(), baseline, TestAccount.NOW, SheetOverview.SELECTION);
        SheetRecord sheet = SheetOverview.of(audit, false, "1");
        Map<String, Finding> verified = new HashMap<>();
        for (Finding finding : audit.findings()) {
            if (finding.control().id().equals("person-verified")
                    && finding.subject().kind() == Subject.Kind.USER) {
                verified.put(finding.subject().name(), finding);
            }
        }
        var shown = new java.util.TreeSet<String>();
        for (Row row : sheet.rows()) {
            row.user()
                    .ifPresent(user -> {
                        shown.add(user);
                        agrees(row, verified.get(user));
                    });
        }
        // Who is nobody's, or several people's, has no sheet that holds, whatever is accepted
        // beside.
        for (Finding finding : audit.findings()) {
            if (Set.of("user-on-roster", "shared-login").contains(finding.control().id())
                    && finding.status() == Status.FAIL) {
                assertThat(sheet.rows())
                        .filteredOn(row -> row.user().equals(Optional.of(finding.subject().name())))
                        .allMatch(row -> row.state() == State.FAILS);
            }
        }
        verified.forEach((user, finding) ->
                assertThat(finding.status() == Status.NOT_APPLICABLE || shown.contains(user))
                        .as("%s has a row", user)
                        .isTrue());
        assertThat(sheet.rows().stream().filter(row -> row.kind() == RosterKind.PERSON))
                .hasSize(baseline.people().size());
        if (verified.values().stream().anyMatch(one -> one.status() == Status.FAIL)) {
            assertThat(sheet.fails()).isTrue();
        }
        if (verified.values().stream().anyMatch(one -> one.status() == Status.UNDETERMINED)) {
            assertThat(sheet.fails() || sheet.isOpen()).isTrue();
        }
    }

    /// What the list says of a user is what was read, and never a no for what was not.
    @Property(tries = 15, seed = "20261127")
    void the_list_says_no_only_of_what_was_read(@ForAll long seed) {
        var random = new Random(seed);
        TestAccount account = RandomAccounts.account(random);
        for (int i = random.nextInt(5); i > 0; i--) {
            ReadKey<?> key = TAKEN.get(random.nextInt(TAKEN.size()));
            account = random.nextBoolean() ? account.without(key) : account.denied(key);
        }
        AccountSnapshot snapshot = account.snapshot();
        Audit audit =
                Audit.of(
                        snapshot,
                        RandomBaselines.baseline(random),
                        TestAccount.NOW,
                        RosterOverview.SELECTION);
        for (RosterRecord.Row row : RosterOverview.of(audit, false, "1").rows()) {
            if (row.user().isEmpty()) {
                assertThat(row.password() == Known.UNKNOWN)
                        .isNotEqualTo(snapshot.users().isKnown());
                continue;
            }
            UserReads user = snapshot.user(row.user().get());
            assertThat(row.password() == Known.UNKNOWN)
                    .as("%s", row)
                    .isNotEqualTo(user.hasPassword().isKnown());
            assertThat(row.mfa() == Known.UNKNOWN)
                    .as("%s", row)
                    .isNotEqualTo(user.hasMfa().isKnown());
            assertThat(row.actual().isPresent()).isEqualTo(user.details().isKnown());
        }
    }

    /// A device that AWS lists is told by its kind, a key by its id, and what was refused in short.
    @Example
    void what_hangs_on_a_read_of_one_user_is_read_for_the_sheet() {
        TestAccount account =
                account()
                        .user(
                                "alice",
                                user ->
                                        user.passwordChangedDaysAgo(400)
                                                .activeKey("AKIAALICE1", 90, 1))
                        .user("deploy", user -> user.activeKey("AKIADEPLOY1", 90, 1))
                        .without(ReadKey.ACCESS_KEYS)
                        .without(ReadKey.MFA_DEVICES)
                        .reportCell("alice", CredentialReport.Column.MFA_ACTIVE, "true");
        Baseline baseline =
                baseline()
                        .person("alice", false)
                        .service("deploy")
                        .needs(needOfKey("AKIAALICE1", "2027-01-01"))
                        .build();
        Audit audit =
                Audit.of(account.snapshot(), baseline, TestAccount.NOW, SheetOverview.SELECTION);
        assertThat(Confirmations.of(audit, TestAccount.NOW, false).wanted())
                .contains(
                        ReadKey.ACCESS_KEYS.of("alice"),
                        ReadKey.ACCESS_KEYS.of("deploy"),
                        ReadKey.MFA_DEVICES.of("alice"));
        SheetRecord sheet = SheetOverview.of(audit, false, "1");
        assertThat(because(sheet, "alice", Line.NO_ACCESS_KEYS))
                .isEqualTo("alice#1 is active, and which key it is was not read");
        for (int i = 0; i < Confirmations.MANY_USERS; i++) {
            account.user(
                    "user" + i, user -> user.passwordChangedDaysAgo(400).passwordUsedDaysAgo(1));
        }
        Audit large =
                Audit.of(account.snapshot(), baseline, TestAccount.NOW, SheetOverview.SELECTION);
        assertThat(Confirmations.of(large, TestAccount.NOW, false).wanted())
                .as("what a line hangs on, and of the others only what is broken")
                .contains(ReadKey.ACCESS_KEYS.of("alice"), ReadKey.ACCESS_KEYS.of("deploy"))
                .doesNotContain(ReadKey.ACCESS_KEYS.of("user1"));
        account.denied(ReadKey.ACCESS_KEYS);
        sheet =
                SheetOverview.of(
                        Audit.of(
                                account.snapshot(),
                                baseline,
                                TestAccount.NOW,
                                SheetOverview.SELECTION),
                        false,
                        "1");
        assertThat(because(sheet, "alice", Line.NO_ACCESS_KEYS))
                .isEqualTo(
                        "alice#1 is active, and which key it is is not known: AWS refused"
                                + " iam:ListAccessKeys");
        assertThat(sheet.missing())
                .containsExactly("AWS refused iam:ListAccessKeys (not authorized)");
    }

    @Example
    void a_table_says_what_the_text_says_and_nothing_of_who_is_not_judged() throws IOException {
        TestAccount account =
                account()
                        .user(
                                "alice",
                                user -> user.passwordChangedDaysAgo(400).passwordUsedDaysAgo(1))
                        .user("deploy", user -> user);
        Baseline baseline =
                baseline().personAs("alice", "alice", "developers").service("deploy").build();
        SheetRecord sheet =
                SheetOverview.of(
                        Audit.of(
                                account.snapshot(),
                                baseline,
                                TestAccount.NOW,
                                SheetOverview.SELECTION),
                        false,
                        "1");
        var out = new StringWriter();
        SheetCsv.write(sheet, out);
        List<String> lines = out.toString().lines().toList();
        assertThat(lines.get(1))
                .endsWith(
                        "\"Put alice in the group for this person's work. Have alice choose another"
                                + " password at the next sign-in. Set up an MFA device together"
                                + " with alice.\",\"lockstep plan --step users; lockstep people"
                                + " password --at-next-sign-in alice; lockstep mfa enrol alice\"");
        assertThat(lines.get(2)).contains("\"deploy\"").endsWith(",\"\",\"\"");
    }

    private static String because(SheetRecord sheet, String name, Line line) {
        return sheet.rows().stream()
                .filter(row -> row.name().equals(name))
                .flatMap(row -> row.lines().stream())
                .filter(one -> one.line() == line)
                .map(SheetRecord.Line::because)
                .findFirst()
                .orElseThrow();
    }

    private static void agrees(Row row, Finding finding) {
        assertThat(finding).as("%s is judged", row).isNotNull();
        List<Holds> lines = row.lines().stream().map(SheetRecord.Line::holds).toList();
        assertThat(lines).hasSize(5);
        boolean allHold = lines.stream().allMatch(Holds.YES::equals);
        switch (finding.status()) {
            case PASS -> {
                assertThat(allHold).as("%s", row).isTrue();
                assertThat(row.state()).isNotIn(State.NOT_JUDGED, State.ELSEWHERE);
            }
            case FAIL -> {
                assertThat(lines).as("%s", row).contains(Holds.NO);
                assertThat(row.state()).isEqualTo(State.FAILS);
            }
            case EXCEPTED -> {
                assertThat(lines).as("%s", row).contains(Holds.NO);
                assertThat(row.state()).isNotIn(State.HOLDS, State.NOT_JUDGED);
            }
            case UNDETERMINED -> {
                assertThat(allHold).as("%s", row).isFalse();
                assertThat(row.state()).isIn(State.UNKNOWN, State.FAILS);
            }
            case NOT_APPLICABLE -> assertThat(row.state()).isNotEqualTo(State.HOLDS);
            case MANUAL -> throw new AssertionError(finding);
        }
        for (SheetRecord.Line line : row.lines()) {
            assertThat(line.because()).as("%s", line).isNotBlank();
            assertThat(line.todo().isPresent())
                    .isEqualTo(
                            line.holds() == Holds.NO
                                    && row.kind() != RosterKind.NOBODYS
                                    && row.state() != State.NOT_JUDGED);
            assertThat(line.todo().isPresent() || line.command().isEmpty()).isTrue();
        }
        if (row.state() == State.HOLDS) {
            assertThat(allHold).as("%s", row).isTrue();
        }
    }
}
