package dev.lockstep.cli.root;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.ReadingBar;
import dev.lockstep.cli.practice.PracticeCommand;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.cli.run.AskedOptions;
import dev.lockstep.cli.run.AskedRun;
import dev.lockstep.cli.run.Consent;
import dev.lockstep.cli.run.RunOutput;
import dev.lockstep.control.Audit;
import dev.lockstep.operation.BaselineDraft;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.root.LookAtRoot;
import dev.lockstep.operation.root.LookAtRoot.Looked;
import dev.lockstep.operation.root.RootReading;
import dev.lockstep.operation.run.AskedChanges;
import dev.lockstep.record.root.RootJson;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What the commands about root share: which account, who agrees, where the answer goes.
final class RootOptions {
    private static final Path DEFAULT_FILE = Path.of("lockstep.yaml");

    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private AskedOptions asked = new AskedOptions();
    @Mixin private Consent consent = new Consent();
    @Mixin private RunOutput output = new RunOutput();

    @Option(
            names = "--print-policy",
            description = "Print the least IAM policy that this needs; read and do nothing.")
    private boolean printPolicy;

    void check() {
        output.check();
    }

    boolean printsPolicy() {
        return printPolicy;
    }

    ExitStatus policy(Console console, RootReading reading) {
        output.destination().write(console, reading.policy());
        return ExitStatus.DONE;
    }

    boolean isText() {
        return output.format() == RunOutput.Format.text;
    }

    RootTalk talk(Console console) {
        return new RootTalk(console, isText());
    }

    Consent consent(Console console) {
        return consent.on(console);
    }

    /// Whether somebody can be asked, or has answered beforehand.
    boolean canAgree(Console console) {
        return consent.isYes() || console.answering().isThere();
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

    AskedChanges.Request changes(Console console) {
        return new AskedChanges.Request(request(console), asked.loosened());
    }

    AskedRun run(Console console, ThisProcess process) {
        return new AskedRun(console, process, consent, output, common.quiet);
    }

    ReadingBar bar(Console console) {
        return new ReadingBar(console, common.quiet);
    }

    /// Looks at root once.
    Looked look(Console console, RootReading reading) {
        try (var bar = bar(console)) {
            return new LookAtRoot(accounts(console), Version.TEXT)
                    .look(request(console), reading, bar);
        }
    }

    /// The same while somebody waits, without a word.
    Looked lookAgain(Console console, RootReading reading) {
        return new LookAtRoot(accounts(console), Version.TEXT)
                .look(request(console), reading, LiveAccount.Watch.NOBODY);
    }

    /// The lockstep.yaml that is edited.
    BaselineDraft.At file(Console console) {
        return new BaselineDraft.At(
                asked.baseline(console).orElse(console.resolve(DEFAULT_FILE)),
                request(console).goal().allowOutside());
    }

    /// The same as a person in the working folder would name it.
    String shownFile(Console console) {
        Path file = file(console).path();
        return (file.startsWith(console.directory()) ? console.directory().relativize(file) : file)
                .toString();
    }

    /// Writes where it stands, if the answer is JSON.
    ///
    /// @param reading what was asked
    void json(Console console, Looked looked, RootReading reading) {
        if (isText()) {
            return;
        }
        var told =
                new RootJson.Told(
                        looked.about(),
                        looked.now(),
                        reading == RootReading.KEYS ? Optional.empty() : Optional.of(looked.mfa()),
                        reading == RootReading.MFA ? Optional.empty() : Optional.of(looked.keys()),
                        looked.audit().findings(),
                        looked.waitingDays(),
                        looked.incomplete());
        output.destination().write(console, out -> RootJson.write(told, out));
    }
}
