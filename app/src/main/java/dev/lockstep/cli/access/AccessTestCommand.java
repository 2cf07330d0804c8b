package dev.lockstep.cli.access;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.UsageError;
import dev.lockstep.input.JsonValue.JsonObject;
import dev.lockstep.input.JsonValue.JsonText;
import dev.lockstep.input.JsonValue.Member;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.access.TestCases;
import dev.lockstep.report.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep access test`: unit tests for policies.
@Command(
        name = "test",
        header = "Test policies: requests, and what should become of them.",
        description = {
            "Each line of the file is a case in JSON: a request, the policies that are",
            "weighed, and what is expected, if you like: Allowed, ImplicitlyDenied or",
            "ExplicitlyDenied. Cases that come out otherwise are listed with the",
            "statements that decide. A condition key that a case does not hold is absent",
            "from the request."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep access test cases.jsonl",
            "  lockstep access test cases.jsonl.gz --decisions decisions.jsonl",
            "",
            "A case, all on one line:",
            "  {\"id\": \"alice reads\", \"expected\": \"Allowed\",",
            "   \"request\": {\"principal\": \"arn:aws:iam::111122223333:user/alice\",",
            "     \"action\": \"s3:GetObject\", \"context\": {\"aws:username\": \"alice\"},",
            "     \"resource\": {\"resource\": \"arn:aws:s3:::bucket/key\",",
            "                  \"accountId\": \"111122223333\"}},",
            "   \"identityPolicies\": [{\"Version\": \"2012-10-17\", \"Statement\":",
            "     {\"Effect\": \"Allow\", \"Action\": \"s3:Get*\", \"Resource\": \"*\"}}]}",
            "and where there are such: permissionBoundaries, sessionPolicy,",
            "resourcePolicy (for sts:AssumeRole the trust policy), scps and rcps by",
            "level, root first.",
            "",
            "Exit status: 0 all as expected, 1 a case came out otherwise, 65 a line is",
            "no case."
        })
public final class AccessTestCommand implements Callable<ExitStatus> {
    @SuppressWarnings("unused") // picocli acts on it
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "CASES.jsonl",
            description = "The cases, one to a line; also packed with gzip.")
    private @Nullable Path cases;

    @Option(
            names = "--decisions",
            paramLabel = "FILE.jsonl",
            description =
                    "Write the decision of each case there, in order, whole or not at all; also"
                            + " of those that expect nothing.")
    private @Nullable Path decisions;

    private final Console console;

    public AccessTestCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        if (cases == null) {
            throw new UsageError("CASES.jsonl says which cases to test");
        }
        var test = new TestCases(console.resolve(cases), cases.toString());
        TestCases.Count count = run(test, cases.toString());
        console.out().println(count.passed() + " passed, " + count.failed() + " failed");
        return count.failed() == 0 ? ExitStatus.DONE : ExitStatus.FAILS;
    }

    private TestCases.Count run(TestCases test, String name) {
        if (decisions == null) {
            try {
                return test.run(outcome -> show(outcome, name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        var counted = new TestCases.Count[1];
        try {
            WholeFile.write(
                    console.resolve(decisions),
                    out ->
                            counted[0] =
                                    test.run(outcome -> {
                                        show(outcome, name);
                                        out.write(line(outcome));
                                        out.write('\n');
                                    }));
        } catch (IOException e) {
            throw new UsageError(
                    "cannot write " + decisions + ": no such folder, or no right to it");
        }
        return counted[0];
    }

    private void show(TestCases.Outcome outcome, String name) {
        if (outcome.isOtherwise()) {
            OutcomeText.lines(outcome, name).forEach(console.out()::println);
        }
    }

    private static String line(TestCases.Outcome outcome) {
        return new JsonObject(
                        0,
                        List.of(
                                new Member(0, "id", new JsonText(0, outcome.subject().id())),
                                new Member(0, "decision", new JsonText(0, outcome.word()))))
                .toJson();
    }
}
