package dev.lockstep.operation.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.RandomAccounts;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import dev.lockstep.control.Subject;
import dev.lockstep.plan.RandomBaselines;
import dev.lockstep.record.people.RosterKind;
import dev.lockstep.record.people.SheetRecord;
import dev.lockstep.record.people.SheetRecord.Holds;
import dev.lockstep.record.people.SheetRecord.Row;
import dev.lockstep.record.people.SheetRecord.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
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
                    .isEqualTo(line.holds() == Holds.NO && row.kind() != RosterKind.NOBODYS);
        }
        if (row.state() == State.HOLDS) {
            assertThat(allHold).as("%s", row).isTrue();
        }
    }
}
