package dev.lockstep.cli.access;

import dev.lockstep.access.question.Explanation;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.UsageError;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.access.AskAccess;
import dev.lockstep.operation.access.ReadAccount;
import dev.lockstep.record.access.AccessJson;
import dev.lockstep.report.access.ExplanationText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep access explain`: whether somebody can do something, and why.
@Command(
        name = "explain",
        header = "Whether somebody can do something, why, and what would change that.",
        description = {
            "Answers yes, no, or that it depends on condition keys; with the statements that",
            "decide, where they stand and by which group they come. A condition key that is",
            "not given by --context or --absent is unknown, unless every request of the",
            "principal has it, such as its name and its tags."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep access explain alice iam:CreateUser",
            "  lockstep access explain alice s3:GetObject",
            "  lockstep access explain bob s3:PutObject --context aws:SourceIp=192.0.2.1",
            "  lockstep access explain bob s3:PutObject --absent aws:MultiFactorAuthPresent",
            "  lockstep access explain role/deploy iam:PassRole role/admin --from answers/",
            "  lockstep access explain group/developers lambda:InvokeFunction",
            "",
            "Exit status: 3 if AWS refused or did not answer what the answer hangs on, 64 if",
            "there is no such action or principal, else 0, whatever the answer is."
        })
public final class AccessExplainCommand implements Callable<ExitStatus> {
    @Mixin private AskOptions ask = new AskOptions();
    @Mixin private AnswerFormat format = new AnswerFormat();

    @Parameters(
            index = "0",
            paramLabel = "PRINCIPAL",
            description =
                    "A user, role or group: a name, user/NAME, role/NAME, group/NAME or an ARN.")
    private String principal = "";

    @Parameters(
            index = "1",
            paramLabel = "ACTION",
            description = "One action of AWS, such as s3:GetObject.")
    private String action = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "RESOURCE",
            description =
                    "An ARN; or user/NAME, role/NAME, group/NAME of the account (default: anything).")
    private @Nullable String resource;

    @Option(
            names = "--context",
            paramLabel = "KEY=VALUE",
            description =
                    "What the request says under a condition key; given several times for one key,"
                            + " all those values.")
    private List<String> context = new ArrayList<>();

    @Option(
            names = "--absent",
            paramLabel = "KEY",
            description = "A condition key that the request does not have.")
    private List<String> absent = new ArrayList<>();

    private final Console console;

    public AccessExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        AskAccess.check(action);
        SortedMap<String, List<String>> given = given();
        ReadAccount read = ask.read(console);
        if (!read.isKnown()) {
            return ask.withoutAnswer(console, read);
        }
        var asking = new AskAccess(read);
        Explanation answer =
                asking.explain(principal, action, Optional.ofNullable(resource), given);
        List<String> mistakes = asking.mistakes(answer);
        switch (format.chosen()) {
            case text ->
                    ask.write(console, ExplanationText.of(answer, mistakes, ask.look(console)));
            case json ->
                    ask.write(
                            console,
                            out ->
                                    AccessJson.explanation(
                                            answer, mistakes, AskOptions.about(read), out));
        }
        boolean isRefused =
                switch (answer.verdict()) {
                    case NO, FORBIDDEN -> true;
                    case YES, DEPENDS, UNKNOWN -> false;
                };
        return ask.done(console, read, !isRefused);
    }

    private SortedMap<String, List<String>> given() {
        var given = new TreeMap<String, List<String>>();
        for (String pair : context) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new UsageError(
                        "--context is KEY=VALUE, such as aws:MultiFactorAuthPresent=true; not "
                                + pair);
            }
            given.computeIfAbsent(
                            pair.substring(0, equals).toLowerCase(Locale.ROOT),
                            _ -> new ArrayList<>())
                    .add(pair.substring(equals + 1));
        }
        for (String key : absent) {
            List<String> before = given.put(key.toLowerCase(Locale.ROOT), List.of());
            if (before != null && !before.isEmpty()) {
                throw new UsageError(
                        "--context and --absent say the opposite of " + key + "; give one");
            }
        }
        return given;
    }
}
