package dev.lockstep.control.accesskeys;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.User;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Advice;
import dev.lockstep.control.AwsCommand;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.EachUser;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// AWS attaches a quarantine policy to a user whose access key it found in public (IAM User Guide,
/// "AWS managed policies": AWSCompromisedKeyQuarantine and its later versions).
public final class KeyQuarantined implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                    "key-quarantined",
                    Step.ACCESS_KEYS,
                    Severity.CRITICAL,
                    Subject.Kind.USER,
                    "AWS has found no access key in public");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        return EachUser.judge(snapshot, KeyQuarantined::judge);
    }

    private static Verdict judge(UserReads user) {
        Read<List<String>> quarantine = policies(user);
        return Verdict.by(
                Ruling.of(quarantine, policies -> !policies.isEmpty()),
                Subject.user(user),
                Evidence.NONE.with("quarantine policies", quarantine),
                () -> user.name() + " is not quarantined by AWS.",
                () ->
                        "AWS found an access key of %s in public and attached %s."
                                .formatted(
                                        user.name(),
                                        String.join(", ", quarantine.found().orElse(List.of()))),
                () -> advice(user));
    }

    /// The quarantine policies that are attached to a user, by name.
    public static Read<List<String>> policies(UserReads user) {
        return user.details().map(KeyQuarantined::quarantine);
    }

    private static List<String> quarantine(User user) {
        return user.attachedPolicies().stream()
                .filter(AttachedPolicy::isKeyQuarantine)
                .map(AttachedPolicy::name)
                .toList();
    }

    private static Advice advice(UserReads user) {
        List<String> ids =
                user.activeKeys().known().stream().flatMap(key -> key.id().stream()).toList();
        var commands = new ArrayList<String>();
        commands.add(KeyAdvice.list(user.name()));
        ids.forEach(id -> commands.add(KeyAdvice.status(user.name(), id, "Inactive")));
        ids.forEach(id ->
                commands.add(
                        AwsCommand.of("cloudtrail", "lookup-events")
                                .option(
                                        "--lookup-attributes",
                                        "AttributeKey=AccessKeyId,AttributeValue=" + id)
                                .text()));
        return new Advice(
                Remedy.ANSWER_KEY_COMPROMISE,
                ("Act now, in this order: make the key that AWS's message names inactive (in doubt"
                                + " every key of %s); look in CloudTrail, in every region, for what it did"
                                + " and for users, keys or roles that it made; then make a new key where one"
                                + " is needed and delete the old one; then answer AWS's support case. Leave"
                                + " the quarantine policy attached until the case is closed.")
                        .formatted(user.name()),
                commands);
    }
}
