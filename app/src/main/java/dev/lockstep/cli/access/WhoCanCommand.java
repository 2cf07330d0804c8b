package dev.lockstep.cli.access;

import dev.lockstep.access.question.WhoCan;
import dev.lockstep.cli.Console;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.access.AskAccess;
import dev.lockstep.operation.access.ReadAccount;
import dev.lockstep.record.access.AccessJson;
import dev.lockstep.report.access.WhoCanText;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lockstep access who-can`: which users and roles can do something.
@Command(
        name = "who-can",
        header = "Which users and roles can do something.",
        description = {
            "Lists who certainly can, who possibly can with the condition that must hold,",
            "and those of whom it cannot be said; each with the statements that decide.",
            "Without a RESOURCE: who can do it to anything, and to what."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep access who-can iam:CreateUser",
            "  lockstep access who-can iam:PassRole role/deploy",
            "  lockstep access who-can sts:AssumeRole role/deploy --from answers/",
            "  lockstep access who-can iam:PassRole --format json",
            "",
            "Exit status: 3 if AWS refused or did not answer what the answer hangs on, 64 if",
            "there is no such action, else 0."
        })
public final class WhoCanCommand implements Callable<ExitStatus> {
    @Mixin private AskOptions ask = new AskOptions();
    @Mixin private AnswerFormat format = new AnswerFormat();

    @Parameters(
            index = "0",
            paramLabel = "ACTION",
            description = "One action of AWS, such as s3:GetObject.")
    private String action = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "RESOURCE",
            description = "An ARN; or user/NAME, role/NAME, group/NAME of the account.")
    private @Nullable String resource;

    private final Console console;

    public WhoCanCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        AskAccess.check(action);
        ReadAccount read = ask.read(console);
        if (!read.isKnown()) {
            return ask.withoutAnswer(console, read);
        }
        WhoCan answer = new AskAccess(read).whoCan(action, Optional.ofNullable(resource));
        switch (format.chosen()) {
            case text ->
                    ask.write(
                            console,
                            WhoCanText.of(answer, AskOptions.account(read), ask.look(console)));
            case json ->
                    ask.write(
                            console, out -> AccessJson.whoCan(answer, AskOptions.about(read), out));
        }
        return ask.done(console, read, !answer.rows().isEmpty());
    }
}
