package dev.lockstep.report.plan;

import dev.lockstep.record.plan.PlanRecord;
import dev.lockstep.record.plan.PlanRecord.ChangeRecord;
import dev.lockstep.record.plan.PlanRecord.EffectRecord;
import dev.lockstep.report.Printable;
import java.util.List;
import java.util.Optional;

/// A plan as a script of AWS CLI commands, for people who let no other program write to their
/// account. It runs under any POSIX shell, asks first whose credentials it has, and stops at the
/// first command that fails.
///
/// Whatever AWS holds is hostile here: what stands in a comment is in one line and visible, and
/// what stands in a command is quoted.
public final class ShellScript {
    private static final String REFUSED = "exit 4";

    private final StringBuilder out = new StringBuilder();
    private final PlanRecord plan;

    private ShellScript(PlanRecord plan) {
        this.plan = plan;
    }

    /// The whole script.
    ///
    /// @throws IllegalArgumentException if an effect is in no words of AWS
    public static String of(PlanRecord plan) {
        var script = new ShellScript(plan);
        script.head();
        Optional<String> id = plan.account().id().filter(one -> one.matches("[0-9]{12}"));
        if (id.isEmpty()) {
            script.stop("the plan does not say for which AWS account it is");
        } else if (plan.isRefused()) {
            script.stop("a guard refuses this plan; see above, and plan again");
        } else if (!plan.changes().isEmpty()) {
            script.account(id.get());
            script.changes(id.get());
        }
        script.byHand();
        return script.out.toString();
    }

    private void head() {
        line("#!/bin/sh");
        comment(
                "Lockstep's plan for AWS account "
                        + plan.account().id().orElse("(id unknown)")
                        + ", as of "
                        + plan.plannedAt());
        comment("Plan: " + plan.id());
        plan.account().endpoint().ifPresent(url -> comment("Made at the endpoint " + url));
        comment(PlanWords.headline(plan));
        line("#");
        comment(
                "Read it before it runs. It makes the changes in the order of the plan, and stops at");
        comment("the first command that fails; what was done until then stays. It does not look");
        comment("before each command whether the account is still as it was planned for, keeps no");
        comment("journal and takes nothing back: `lockstep apply` does.");
        if (plan.changes().isEmpty()) {
            return;
        }
        line("#");
        comment("Guards:");
        plan.guards()
                .forEach(one ->
                        comment("  " + one.state() + ": " + one.guard() + ": " + one.detail()));
    }

    private void stop(String why) {
        line("");
        line("echo " + ShellCommand.quoted("Nothing was done: " + Printable.line(why)) + " >&2");
        line(REFUSED);
    }

    private void account(String id) {
        line("");
        line("set -eu");
        line("");
        comment("The account that the plan was made for, and no other.");
        line("account=$(aws sts get-caller-identity --query Account --output text)");
        line("if [ \"$account\" != " + ShellCommand.quoted(id) + " ]; then");
        line(
                "    echo "
                        + ShellCommand.quoted(
                                "Nothing was done: this is for AWS account "
                                        + id
                                        + ", and the credentials are of another one")
                        + " >&2");
        line("    " + REFUSED);
        line("fi");
        line("");
        comment("What AWS answers is of no use here, and a pager would wait for a key.");
        line("aws() {");
        line("    command aws \"$@\" > /dev/null");
        line("}");
    }

    private void changes(String id) {
        int wave = 0;
        for (ChangeRecord change : plan.changes()) {
            if (change.wave() != wave) {
                wave = change.wave();
                line("");
                comment("==== Wave " + wave + " of " + plan.waves() + " ====");
            }
            line("");
            comment(change.id() + ": " + change.title());
            comment(
                    PlanWords.title(change.step())
                            + "; because of "
                            + String.join(", ", change.because())
                            + "; risk: "
                            + change.risk());
            change.irreversible().ifPresent(why -> comment("Cannot be taken back: " + why));
            change.temporary().forEach(one -> comment("For a while: " + one));
            change.confirm()
                    .ifPresent(typed ->
                            comment(
                                    "Wants a typed confirmation: go on only if you would type "
                                            + typed));
            for (EffectRecord effect : change.effects()) {
                commands(effect, id).forEach(this::line);
            }
        }
        line("");
        comment("Done. `lockstep audit` tells how the account is now.");
    }

    private List<String> commands(EffectRecord effect, String id) {
        return ShellCommand.of(effect.operation(), effect.parameters())
                .with(plan.account().partition(), id);
    }

    private void byHand() {
        if (plan.byHand().isEmpty()) {
            return;
        }
        line("");
        comment("By hand:");
        plan.byHand()
                .forEach(one -> comment("  " + PlanWords.title(one.step()) + ": " + one.text()));
    }

    /// A comment of one line, whatever is in the text.
    private void comment(String text) {
        line("# " + Printable.line(text));
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
