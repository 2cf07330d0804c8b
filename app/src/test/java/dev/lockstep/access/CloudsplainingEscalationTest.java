package dev.lockstep.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.access.escalation.Administrators;
import dev.lockstep.access.escalation.Grant;
import dev.lockstep.access.escalation.Power;
import dev.lockstep.access.escalation.Step;
import dev.lockstep.access.escalation.Way;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.collect.SnapshotFolder;
import dev.lockstep.policy.evaluate.Evaluator;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Who can become an administrator in the account that Cloudsplaining publishes as an example, each
/// with the reason. Its files are read from LOCKSTEP_SAMPLES.
class CloudsplainingEscalationTest {
    /// Eight principals: three are administrators as they are, three roles can become one, and two
    /// are ordinary.
    private static final Map<String, List<List<String>>> EXPECTED =
            Map.of(
                    // AdministratorAccess is attached to the user and to group admin.
                    "user obama", List.of(List.of()),
                    // A member of group admin.
                    "user userwithlotsofpermissions", List.of(List.of()),
                    "group admin", List.of(List.of()),
                    // iam:CreateAccessKey on every user, and so on obama.
                    "role OverprivilegedEC2", List.of(List.of("iam-002")),
                    // iam:PassRole and ec2:AssociateIamInstanceProfile: OverprivilegedEC2 trusts
                    // EC2.
                    "role MyRole", List.of(List.of("x-pm-02", "iam-002")),
                    "role MyOtherRole", List.of(List.of("x-pm-02", "iam-002")),
                    // AWSLambdaFullAccess passes any role, but can hand one to Lambda alone, which none
                    // trusts.
                    "user biden", List.of(),
                    // S3 and RDS.
                    "group biden", List.of());

    @Test
    void six_of_eight_are_or_become_administrators_each_by_its_way() {
        String samples = System.getenv("LOCKSTEP_SAMPLES");
        if (samples == null) {
            assertThat(System.getenv("CI"))
                    .as("LOCKSTEP_SAMPLES must be set in CI")
                    .isNotEqualTo("true");
            System.err.println("skipped: the cloudsplaining example (LOCKSTEP_SAMPLES is not set)");
            return;
        }
        AccountSnapshot snapshot =
                AccountSnapshot.of(
                        SnapshotFolder.read(
                                Path.of(samples, "accounts", "cloudsplaining-example")));
        var found = new TreeMap<String, List<List<String>>>();
        Administrators.of(AccountAccess.of(snapshot))
                .all()
                .forEach((principal, power) ->
                        found.put(
                                principal.kind().word() + " " + principal.name(),
                                switch (power) {
                                    case Power.Administrator administrator ->
                                            administrator.ways().stream()
                                                    .map(CloudsplainingEscalationTest::checked)
                                                    .toList();
                                    case Power.Ordinary _ -> List.<List<String>>of();
                                    case Power.Open(var missing) ->
                                            throw new AssertionError(principal + ": " + missing);
                                }));
        assertThat(found).isEqualTo(new TreeMap<>(EXPECTED));
    }

    /// The ids of a way's paths; each request that it rests on is asked once more.
    private static List<String> checked(Way way) {
        for (Step step : way.steps()) {
            assertThat(step.grants()).isNotEmpty().allMatch(CloudsplainingEscalationTest::holds);
        }
        assertThat(way.allowed()).isNotEmpty().allMatch(CloudsplainingEscalationTest::holds);
        return way.steps().stream().map(Step::pathId).toList();
    }

    private static boolean holds(Grant grant) {
        return Evaluator.decide(grant.request(), grant.layers()).possiblyAllowed();
    }
}
