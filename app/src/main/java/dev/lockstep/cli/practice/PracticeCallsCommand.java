package dev.lockstep.cli.practice;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.input.JsonValue.JsonNumber;
import dev.lockstep.input.JsonValue.JsonObject;
import dev.lockstep.input.JsonValue.Member;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.PracticeAccounts;
import dev.lockstep.report.Printable;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lockstep practice calls`: how often each operation was called.
@Command(
        name = "calls",
        header = "Count the calls that a practice account got, as JSON.",
        description =
                "Operation and number of calls since the start, refused and failed calls included."
                        + " Without an ID, of the only one that runs.",
        footer = {
            "",
            "Examples:",
            "  lockstep practice calls",
            "  lockstep practice calls worst-k3fz | jq '.[\"iam:ListUsers\"]'"
        })
public final class PracticeCallsCommand implements Callable<ExitStatus> {
    @SuppressWarnings("unused") // picocli acts on it
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(arity = "0..1", paramLabel = "ID", description = "As practice list names it.")
    private @Nullable String id;

    private final Console console;

    public PracticeCallsCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        var accounts = new PracticeAccounts(PracticeCommand.registry(console));
        var counts =
                accounts.calls(accounts.one(Optional.ofNullable(id)).practice()).entrySet().stream()
                        .map(one ->
                                new Member(
                                        0,
                                        Printable.line(one.getKey()),
                                        new JsonNumber(0, Long.toString(one.getValue()))))
                        .toList();
        console.out().println(new JsonObject(0, counts).toJson());
        return ExitStatus.DONE;
    }
}
