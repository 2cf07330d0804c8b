package dev.lockstep.report.plan;

import dev.lockstep.record.plan.PlanRecord;
import dev.lockstep.record.plan.PlanRecord.ChangeRecord;
import dev.lockstep.record.plan.PlanRecord.EffectRecord;
import dev.lockstep.report.Printable;
import dev.lockstep.report.ShellWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// A plan as a script of AWS CLI commands, for people who let no other program write to their
/// account. It runs under any POSIX shell, asks first whose credentials it has and where they are
/// sent, holds where `lockstep apply` would have a name typed, and stops at the first command that
/// fails.
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
            script.endpoint();
            script.account(id.get());
            script.confirmations();
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
        if (!toConfirm().isEmpty()) {
            line("#");
            comment(
                    "Some changes stop what is in use. Before anything is done you are asked to type");
            comment("the names of what they stop. Without a terminal, name them beforehand:");
            comment(
                    "  LOCKSTEP_CONFIRM="
                            + ShellWord.quoted(String.join(" ", toConfirm().keySet())));
        }
        line("#");
        comment("Guards:");
        plan.guards()
                .forEach(one ->
                        comment("  " + one.state() + ": " + one.guard() + ": " + one.detail()));
    }

    private void stop(String why) {
        line("");
        line("echo " + ShellWord.quoted("Nothing was done: " + Printable.line(why)) + " >&2");
        line(REFUSED);
    }

    private void endpoint() {
        line("");
        line("set -eu");
        line("");
        ShellEndpoint.bound(plan.account().endpoint()).forEach(this::line);
    }

    private void refusal(String why) {
        refused(why).forEach(this::line);
    }

    /// Says that nothing was done, and ends.
    static List<String> refused(String why) {
        return List.of(
                "    echo " + ShellWord.quoted("Nothing was done: " + why) + " >&2",
                "    " + REFUSED);
    }

    private SequencedMap<String, List<ChangeRecord>> toConfirm() {
        var all = new LinkedHashMap<String, List<ChangeRecord>>();
        for (ChangeRecord change : plan.changes()) {
            change.confirm()
                    .ifPresent(
                            word -> all.computeIfAbsent(word, _ -> new ArrayList<>()).add(change));
        }
        return all;
    }

    /// Asks for all names before anything is done. Each change asks again, so that it holds also
    /// where somebody has cut the script to pieces; a name that was given counts there.
    private void confirmations() {
        if (toConfirm().isEmpty()) {
            return;
        }
        line("");
        comment("Goes on if the name (1) was given; else asks for it, and says for what (2).");
        line("confirmed=\" ${LOCKSTEP_CONFIRM:-} \"");
        line("confirm() {");
        line("    case $confirmed in");
        line("    *\" $1 \"*) return 0 ;;");
        line("    esac");
        line("    printf '\\n%s\\nType %s to confirm: ' \"$2\" \"$1\" >&2");
        line("    typed=");
        line("    { read -r typed < /dev/tty; } 2> /dev/null || typed=");
        line("    if [ \"$typed\" != \"$1\" ]; then");
        line(
                "        printf '\\nStopped: %s was not confirmed (LOCKSTEP_CONFIRM names it)\\n' \"$1\" >&2");
        line("        " + REFUSED);
        line("    fi");
        line("    confirmed=\"$confirmed$1 \"");
        line("}");
        toConfirm().forEach((word, changes) -> line(confirm(word, changes)));
    }

    private static String confirm(String word, List<ChangeRecord> changes) {
        return "confirm "
                + ShellWord.quoted(Printable.line(word))
                + " "
                + ShellWord.quoted(
                        changes.stream()
                                .map(one -> Printable.line(one.id() + ": " + one.title()))
                                .collect(Collectors.joining("; ")));
    }

    private void account(String id) {
        line("");
        comment("The account that the plan was made for, and no other.");
        line("account=$(aws sts get-caller-identity --query Account --output text)");
        line("if [ \"$account\" != " + ShellWord.quoted(id) + " ]; then");
        refusal("this is for AWS account " + id + ", and the credentials are of another one");
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
            change.confirm().ifPresent(word -> line(confirm(word, List.of(change))));
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
