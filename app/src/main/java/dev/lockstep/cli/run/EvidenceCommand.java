package dev.lockstep.cli.run;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.UsageError;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.run.WriteEvidence;
import dev.lockstep.report.plan.EvidencePage;
import dev.lockstep.statefolder.PrivateFile;
import dev.lockstep.statefolder.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep evidence`: the signed evidence of a run.
@Command(
        name = "evidence",
        header = "Write or verify the signed evidence of a run.",
        description = {
            "A zip with both audits, the plan, the journal, a summary to be read in a",
            "browser, the hash of each file, and a signature (Ed25519) by a key that is",
            "made on first use and kept for you alone. README.txt in it says how to check",
            "it with sha256sum and openssl, without lockstep."
        },
        subcommands = EvidenceVerifyCommand.class,
        footer = {
            "",
            "Examples:",
            "  lockstep runs",
            "  lockstep evidence 20261126-090000-250 --output evidence.zip",
            "  lockstep evidence verify evidence.zip --signer public-key.pem",
            "",
            "Exit status: 4 if there is no such run, 65 if its files were altered, else 0."
        })
public final class EvidenceCommand implements Callable<ExitStatus> {
    @Mixin private CommonOptions common = new CommonOptions();

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "As lockstep runs names it.")
    private @Nullable String run;

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "The account of the run, where several have one of this id.")
    private @Nullable String account;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.zip",
            description = "The file to write, whole or not at all.")
    private @Nullable Path output;

    private final Console console;

    public EvidenceCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        if (run == null) {
            throw new UsageError("RUN says whose evidence to write; lockstep runs lists them");
        }
        if (output == null) {
            throw new UsageError("--output FILE.zip says where to write");
        }
        try {
            WriteEvidence.Written written =
                    new WriteEvidence(
                                    StateFolder.of(
                                            console.environment(), console.resolve(Path.of(""))))
                            .of(run, Optional.ofNullable(account), EvidencePage::of);
            PrivateFile.write(console.resolve(output), written.zip());
            if (!common.quiet) {
                Told.say(console, "signed by " + written.signer());
                written.run()
                        .hash()
                        .ifPresent(hash ->
                                Told.say(console, "the journal ends with the hash " + hash));
            }
            return ExitStatus.DONE;
        } catch (IOException e) {
            throw new UsageError("cannot write " + output + ": no such folder, or no right to it");
        }
    }
}
