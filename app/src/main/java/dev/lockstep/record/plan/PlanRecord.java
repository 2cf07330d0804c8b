package dev.lockstep.record.plan;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.PasswordPolicyRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// A plan as plain data, as its JSON holds it: what a person is shown, and what is compared before
/// anything is done. It is no authority: whoever applies it makes the plan again.
///
/// @param id the hash of everything else in it, `sha256:` and 64 hexadecimal digits
/// @param lockstep the version that made it
/// @param snapshot the hash of the answers that it was made from
/// @param takenAt when AWS gave those answers (UTC)
/// @param plannedAt the instant (UTC) as of which was planned
/// @param selected which controls were to be mended
/// @param allow the guards that a person has loosened
/// @param undeclared steps of which the baseline says nothing, so that nothing of them is planned
/// @param passwordPolicy the page of settings, where the password policy is to change
/// @param changes in an order in which they can be made
/// @param stale changes that do not hold any more; only where a plan is applied
/// @param before the eight steps as they are
/// @param after the eight steps as they would be
/// @param remains what would still not be well, not be known, or wait for a person
/// @param policies the least IAM policies that carrying it out takes
public record PlanRecord(
        String id,
        String lockstep,
        AuditRecord.AccountRecord account,
        String snapshot,
        Optional<Instant> takenAt,
        Instant plannedAt,
        List<Baseline.SourceFile> baseline,
        Selected selected,
        List<String> allow,
        List<Step> undeclared,
        List<String> notices,
        Optional<PasswordPolicyRecord> passwordPolicy,
        List<ChangeRecord> changes,
        List<StaleRecord> stale,
        List<GuardRecord> guards,
        List<NoticedRecord> people,
        List<ByHandRecord> byHand,
        List<StepRecord> before,
        List<StepRecord> after,
        List<RemainRecord> remains,
        List<PlanValue> policies) {

    /// The name of the format.
    public static final String SCHEMA = "lockstep/plan/1";

    public PlanRecord {
        baseline = List.copyOf(baseline);
        allow = List.copyOf(allow);
        undeclared = List.copyOf(undeclared);
        notices = List.copyOf(notices);
        changes = List.copyOf(changes);
        stale = List.copyOf(stale);
        guards = List.copyOf(guards);
        people = List.copyOf(people);
        byHand = List.copyOf(byHand);
        before = List.copyOf(before);
        after = List.copyOf(after);
        remains = List.copyOf(remains);
        policies = List.copyOf(policies);
    }

    /// Which controls were to be mended; both empty: all.
    public record Selected(List<Step> steps, List<String> controls) {
        public Selected {
            steps = List.copyOf(steps);
            controls = List.copyOf(controls);
        }
    }

    /// A change.
    ///
    /// @param because ids of controls
    /// @param before what it touches, by the name of the thing, as it is before
    /// @param after the same afterwards
    /// @param undo what undo will do
    /// @param irreversible why nothing can bring it back; either this or `undo` is there
    /// @param needs the actions that it takes, such as `iam:UpdateAccessKey`
    /// @param temporary what fails in between, and what heals it
    /// @param confirm what must be typed before it is made
    public record ChangeRecord(
            String id,
            String kind,
            Step step,
            Subject subject,
            String title,
            List<String> because,
            SortedMap<String, String> before,
            SortedMap<String, String> after,
            String risk,
            Optional<String> undo,
            Optional<String> irreversible,
            List<String> needs,
            List<EffectRecord> effects,
            int wave,
            List<String> comesAfter,
            List<String> temporary,
            Optional<String> confirm) {
        public ChangeRecord {
            because = List.copyOf(because);
            before = new TreeMap<>(before);
            after = new TreeMap<>(after);
            needs = List.copyOf(needs);
            effects = List.copyOf(effects);
            comesAfter = List.copyOf(comesAfter);
            temporary = List.copyOf(temporary);
        }

        /// What it is and does, without its place in a plan: a change that stands in two plans is
        /// the same in both.
        public Same same() {
            return new Same(kind, subject, before, after, effects);
        }
    }

    /// What makes two changes the same.
    public record Same(
            String kind,
            Subject subject,
            SortedMap<String, String> before,
            SortedMap<String, String> after,
            List<EffectRecord> effects) {}

    /// One write.
    ///
    /// @param operation such as `iam:UpdateAccessKey`
    /// @param parameters by AWS's names, in AWS's order
    public record EffectRecord(String operation, SequencedMap<String, PlanValue> parameters) {
        public EffectRecord {
            parameters = new LinkedHashMap<>(parameters);
        }
    }

    /// A change that does not hold any more.
    ///
    /// @param id as the plan names it
    public record StaleRecord(String id, String why) {}

    /// What a guard says.
    ///
    /// @param state `holds`, `refuses` or `loosened`
    public record GuardRecord(String guard, String state, String detail) {
        /// Whether it stops the plan.
        public boolean refuses() {
            return state.equals("refuses");
        }
    }

    /// What a user will notice.
    public record NoticedRecord(
            String user, List<String> notices, RightsRecord gains, RightsRecord loses) {
        public NoticedRecord {
            notices = List.copyOf(notices);
        }
    }

    /// Actions, written as patterns that match exactly them among those that this version knows.
    ///
    /// @param actions how many they are
    /// @param patterns such as `s3:*` or `iam:PassRole`; of what is lost, services that were used
    ///   lately come first
    public record RightsRecord(int actions, List<String> patterns) {
        /// None.
        public static final RightsRecord NONE = new RightsRecord(0, List.of());

        public RightsRecord {
            patterns = List.copyOf(patterns);
        }

        /// Whether there is none.
        public boolean isEmpty() {
            return patterns.isEmpty();
        }
    }

    /// What is left to a person.
    public record ByHandRecord(Step step, String text, Optional<String> command) {}

    /// How many findings of each status a step has.
    public record StepRecord(Step step, Map<Status, Integer> counts) {
        public StepRecord {
            var all = new EnumMap<Status, Integer>(Status.class);
            for (Status status : Status.values()) {
                all.put(status, counts.getOrDefault(status, 0));
            }
            counts = all;
        }

        /// How many have a status.
        public int of(Status status) {
            return counts.getOrDefault(status, 0);
        }
    }

    /// A finding that would remain.
    public record RemainRecord(
            String control, Step step, Status status, Subject subject, String summary) {}

    /// Whether any guard stops it.
    public boolean isRefused() {
        return guards.stream().anyMatch(GuardRecord::refuses);
    }

    /// How many waves it has.
    public int waves() {
        return changes.stream().mapToInt(ChangeRecord::wave).max().orElse(0);
    }

    /// The same plan with changes that do not hold any more, and more to tell before all else.
    public PlanRecord with(List<StaleRecord> others, List<String> more) {
        var all = new ArrayList<>(more);
        all.addAll(notices);
        return copy(id, all, others);
    }

    /// The same plan under another id.
    public PlanRecord called(String other) {
        return copy(other, notices, stale);
    }

    private PlanRecord copy(String newId, List<String> newNotices, List<StaleRecord> newStale) {
        return new PlanRecord(
                newId,
                lockstep,
                account,
                snapshot,
                takenAt,
                plannedAt,
                baseline,
                selected,
                allow,
                undeclared,
                newNotices,
                passwordPolicy,
                changes,
                newStale,
                guards,
                people,
                byHand,
                before,
                after,
                remains,
                policies);
    }
}
