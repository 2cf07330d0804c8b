package dev.lockstep.cli.run;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.UsageError;
import dev.lockstep.evidence.PublicKeyText;
import dev.lockstep.evidence.Verification;
import dev.lockstep.evidence.Verify;
import dev.lockstep.input.InputText;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.report.Printable;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep evidence verify`: whether evidence is as it was signed, and by whom.
@Command(
        name = "verify",
        header = "Say whether evidence is as it was signed, and by whose key.",
        description = {
            "Checks the signature, the hash of each file and the chain of the journal. Any",
            "changed byte, added or missing file is found and named. Nothing is unpacked."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep evidence verify evidence.zip",
            "  lockstep evidence verify evidence.zip --signer public-key.pem",
            "",
            "Exit status: 0 if nothing was altered and the key of --signer signed it; 1 if",
            "something was altered, or another key signed; 3 if nothing was altered and no",
            "--signer says whose key it should be; 65 if it is no evidence."
        })
public final class EvidenceVerifyCommand implements Callable<ExitStatus> {
    private static final long MAX_KEY = 1024 * 1024;

    @SuppressWarnings("unused") // picocli acts on it
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(arity = "0..1", paramLabel = "FILE.zip", description = "The evidence.")
    private @Nullable Path file;

    @Option(
            names = "--signer",
            paramLabel = "PUBLIC-KEY",
            description = "The key that must have signed it, a file in PEM from whoever made it.")
    private @Nullable Path signer;

    private final Console console;

    public EvidenceVerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        if (file == null) {
            throw new UsageError("FILE.zip says which evidence to verify");
        }
        Optional<PublicKeyText> meant =
                Optional.ofNullable(signer)
                        .map(path ->
                                PublicKeyText.parse(
                                        path.toString(),
                                        InputText.read(
                                                console.resolve(path), path.toString(), MAX_KEY)));
        Verification result = Verify.file(console.resolve(file), file.toString(), meant);
        if (!result.isGood()) {
            result.faults().forEach(fault -> say("ALTERED: " + fault));
            return ExitStatus.FAILS;
        }
        say(
                "Nothing was altered: evidence of run "
                        + result.run().orElse("?")
                        + ", whose journal ends with the hash "
                        + result.hash().orElse("?")
                        + ".");
        String key = result.signer().orElse("?");
        if (meant.isPresent()) {
            say("Signed by the key that was asked for, " + key + ".");
            return ExitStatus.DONE;
        }
        say(
                "Signed by the key "
                        + key
                        + ". Whose key that is, the file cannot say: compare it with what the"
                        + " signer told you over another way, or name their key by --signer.");
        return ExitStatus.NOT_COMPLETE;
    }

    private void say(String line) {
        console.out().println(Printable.line(line));
        console.out().flush();
    }
}
