package dev.lockstep.cli.keys;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.OutputOptions;
import dev.lockstep.cli.ReadingBar;
import dev.lockstep.cli.UsageError;
import dev.lockstep.cli.practice.PracticeCommand;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.cli.run.AskedOptions;
import dev.lockstep.cli.run.AskedRun;
import dev.lockstep.cli.run.Consent;
import dev.lockstep.cli.run.EditOffer;
import dev.lockstep.cli.run.RunOutput;
import dev.lockstep.control.Audit;
import dev.lockstep.effect.Effect;
import dev.lockstep.keys.step.KeyStep;
import dev.lockstep.operation.AuditPolicy;
import dev.lockstep.operation.BaselineDraft;
import dev.lockstep.operation.CommandPolicy;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.keys.KeySteps;
import dev.lockstep.operation.keys.RegisterDraft;
import dev.lockstep.operation.run.AskedChanges;
import dev.lockstep.record.keys.About;
import dev.lockstep.record.keys.KeyStepJson;
import dev.lockstep.report.keys.KeyStepText;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/// What the commands share that change keys: which account, who agrees, where the answer goes.
final class StepOptions {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private AskedOptions asked = new AskedOptions();
    @Mixin private Consent consent = new Consent();
    @Mixin private RunOutput output = new RunOutput();

    void check() {
        output.check();
    }

    boolean isQuiet() {
        return common.quiet;
    }

    boolean isText() {
        return output.format() == RunOutput.Format.text;
    }

    Consent consent(Console console) {
        return consent.on(console);
    }

    Optional<String> account() {
        return asked.account();
    }

    LiveAccount accounts(Console console) {
        return new LiveAccount(console.accounts(), PracticeCommand.lookup(console));
    }

    LiveAccount.Request request(Console console) {
        return asked.request(console, Audit.Selection.ALL);
    }

    AskedChanges.Request changes(LiveAccount.Request request) {
        return new AskedChanges.Request(request, asked.loosened());
    }

    AskedRun run(Console console, ThisProcess process) {
        return new AskedRun(console, process, consent, output, common.quiet);
    }

    /// What an argument says.
    ///
    /// @throws UsageError if it is missing
    String named(@Nullable String argument, String label) {
        if (argument == null) {
            throw new UsageError("missing argument: " + label);
        }
        return argument;
    }

    /// Prints the policy that a command needs.
    void policy(Console console, String sid, Collection<String> reads, List<Effect> writes) {
        destination()
                .write(console, CommandPolicy.document(sid, CommandPolicy.actions(reads, writes)));
    }

    /// Prints the policy of a command that reads the whole account, for its guards.
    void policyOfWhole(Console console, String sid, List<Effect> writes) {
        policy(console, sid, AuditPolicy.actions(console.accounts().actions()), writes);
    }

    /// Holds the account and reads it.
    KeySteps.Held hold(Console console) {
        try (var bar = new ReadingBar(console, common.quiet)) {
            return new KeySteps(accounts(console), Version.TEXT, console.accounts().actions())
                    .hold(changes(request(console)), bar);
        }
    }

    /// The register that a command changes.
    BaselineDraft.At register(Console console) {
        return asked.draft(console);
    }

    /// Shows the lines of lockstep.yaml that change.
    void changed(Console console, RegisterDraft draft) {
        EditOffer.show(
                console,
                console.shown(register(console).path()),
                draft.edit(),
                text -> print(console, text));
    }

    /// Says sentences: where the answer is text, as a part of it; else to whoever watches.
    void say(Console console, List<String> sentences) {
        print(console, new KeyStepText(console.width()).lines(sentences));
    }

    private void print(Console console, String text) {
        if (isText()) {
            console.out().print(text);
            console.out().flush();
        } else if (console.isErrorTerminal()) {
            console.err().print(text);
            console.err().flush();
        }
    }

    /// Shows where a key stands, before anybody is asked.
    void stands(Console console, About about, KeyStep step) {
        print(console, new KeyStepText(console.width()).text(about, step));
    }

    /// The last word on a step of which nothing is done now.
    ExitStatus ended(
            Console console, About about, String command, KeyStep step, List<String> notices) {
        if (isText()) {
            say(console, notices);
        } else {
            json(console, about, command, step, Optional.empty(), notices);
        }
        return switch (step.state().kind()) {
            case DUE, WAITS -> ExitStatus.DONE;
            case REFUSED -> ExitStatus.REFUSED;
            case UNKNOWN -> ExitStatus.NOT_COMPLETE;
        };
    }

    void json(
            Console console,
            About about,
            String command,
            KeyStep step,
            Optional<KeyStepJson.Made> made,
            List<String> notices) {
        json(console, about, command, step, made, Optional.empty(), notices);
    }

    /// @param deleted what could not be handed over, and was deleted again
    void json(
            Console console,
            About about,
            String command,
            KeyStep step,
            Optional<KeyStepJson.Made> made,
            Optional<KeyStepJson.Deleted> deleted,
            List<String> notices) {
        destination()
                .write(
                        console,
                        out ->
                                KeyStepJson.write(
                                        about, command, step, made, deleted, notices, out));
    }

    OutputOptions destination() {
        return output.destination();
    }
}
