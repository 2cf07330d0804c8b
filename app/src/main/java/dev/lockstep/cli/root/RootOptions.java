package dev.lockstep.cli.root;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.OutputOptions;
import dev.lockstep.cli.ReadingBar;
import dev.lockstep.cli.run.AskedOptions;
import dev.lockstep.cli.run.AskedRun;
import dev.lockstep.cli.run.Consent;
import dev.lockstep.cli.run.RunOutput;
import dev.lockstep.control.Audit;
import dev.lockstep.operation.BaselineDraft;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.run.AskedChanges;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Whose root it is, who agrees, and where the answer goes, where something may be changed.
final class RootOptions implements RootView {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private AskedOptions asked = new AskedOptions();
    @Mixin private Consent consent = new Consent();
    @Mixin private RunOutput output = new RunOutput();

    @Option(
            names = "--print-policy",
            description = "Print the least IAM policy that looking takes; read and do nothing.")
    private boolean printPolicy;

    void check() {
        output.check();
    }

    boolean printsPolicy() {
        return printPolicy;
    }

    @Override
    public LiveAccount.Request request(Console console) {
        return asked.request(console, Audit.Selection.ALL);
    }

    @Override
    public boolean isQuiet() {
        return common.quiet;
    }

    @Override
    public boolean isText() {
        return output.format() == RunOutput.Format.text;
    }

    @Override
    public OutputOptions destination() {
        return output.destination();
    }

    Consent consent(Console console) {
        return consent.on(console);
    }

    /// Whether everything was agreed to beforehand.
    boolean agreesToAll() {
        return consent.isYes();
    }

    /// Whether somebody can be asked, or has answered beforehand.
    boolean canAgree(Console console) {
        return consent.isYes() || console.answering().isThere();
    }

    Optional<String> account() {
        return asked.account();
    }

    AskedChanges.Request changes(Console console) {
        return new AskedChanges.Request(request(console), asked.loosened());
    }

    AskedRun run(Console console, ThisProcess process) {
        return new AskedRun(console, process, consent, output, common.quiet);
    }

    ReadingBar bar(Console console) {
        return new ReadingBar(console, common.quiet);
    }

    /// The lockstep.yaml that is edited.
    BaselineDraft.At file(Console console) {
        return asked.draft(console);
    }

    /// The same as a person in the working folder would name it.
    String shownFile(Console console) {
        return console.shown(file(console).path());
    }
}
