package dev.lockstep.cli.practice;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.OutputOptions;
import dev.lockstep.input.JsonValue;
import dev.lockstep.input.JsonValue.JsonArray;
import dev.lockstep.input.JsonValue.JsonBoolean;
import dev.lockstep.input.JsonValue.JsonNull;
import dev.lockstep.input.JsonValue.JsonNumber;
import dev.lockstep.input.JsonValue.JsonObject;
import dev.lockstep.input.JsonValue.JsonText;
import dev.lockstep.input.JsonValue.Member;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.PracticeAccounts;
import dev.lockstep.practice.running.PracticeRegistry;
import dev.lockstep.practice.running.RunningPractice;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lockstep practice list`: the practice accounts that run on this machine.
@Command(
        name = "list",
        header = "List the practice accounts that run on this machine.",
        footer = {
            "",
            "Examples:",
            "  lockstep practice list",
            "  lockstep practice list --format json"
        })
public final class PracticeListCommand implements Callable<ExitStatus> {
    private static final String SCHEMA = "lockstep/practice-list/1";
    private static final int ID = 20;
    private static final int USERS = 7;
    private static final int POLICIES = 12;
    private static final int ENDPOINT = 24;

    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private OutputOptions output = new OutputOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    private final Console console;

    public PracticeListCommand(Console console) {
        this.console = console;
    }

    /// Formats of a list; the constants are the words of the option.
    enum Format {
        text,
        json
    }

    @Override
    public ExitStatus call() {
        List<PracticeRegistry.Seen> all =
                new PracticeAccounts(PracticeCommand.registry(console)).list();
        output.write(
                console,
                switch (format) {
                    case json -> json(all);
                    case text -> text(all);
                });
        if (all.isEmpty() && format == Format.text && !common.quiet) {
            console.err()
                    .println(
                            "lockstep: no practice account runs; start one: lockstep practice"
                                    + " start");
        }
        return ExitStatus.DONE;
    }

    private static String text(List<PracticeRegistry.Seen> all) {
        if (all.isEmpty()) {
            return "";
        }
        var out = new StringBuilder();
        out.append(row("id", "users", "policies", "answers at", "its clock (UTC)"));
        for (PracticeRegistry.Seen seen : all) {
            RunningPractice one = seen.practice();
            out.append(
                    row(
                            Printable.line(one.id()),
                            Integer.toString(one.users()),
                            one.enforced() ? "enforced" : "not judged",
                            one.endpoint().toString(),
                            seen.now().map(Instant::toString).orElse("does not answer")));
        }
        return out.toString();
    }

    private static String row(
            String id, String users, String policies, String endpoint, String clock) {
        return (Paragraph.cell(id, ID)
                                + Paragraph.cell(users, USERS)
                                + Paragraph.cell(policies, POLICIES)
                                + Paragraph.cell(endpoint, ENDPOINT)
                                + clock)
                        .stripTrailing()
                + "\n";
    }

    private static String json(List<PracticeRegistry.Seen> all) {
        List<JsonValue> each = all.stream().<JsonValue>map(PracticeListCommand::json).toList();
        return new JsonObject(
                                0,
                                List.of(
                                        text("schema", SCHEMA),
                                        new Member(0, "practice", new JsonArray(0, each))))
                        .toJson()
                + "\n";
    }

    private static JsonValue json(PracticeRegistry.Seen seen) {
        RunningPractice one = seen.practice();
        return new JsonObject(
                0,
                List.of(
                        text("id", one.id()),
                        text("account", one.account()),
                        text("shape", one.shape()),
                        number("users", one.users()),
                        new Member(0, "enforced", new JsonBoolean(0, one.enforced())),
                        text("endpoint", one.endpoint().toString()),
                        number("pid", one.process().pid()),
                        text("startedAt", one.started().toString()),
                        seen.now()
                                .map(now -> text("clock", now.toString()))
                                .orElse(new Member(0, "clock", new JsonNull(0)))));
    }

    private static Member text(String name, String value) {
        return new Member(0, name, new JsonText(0, Printable.line(value)));
    }

    private static Member number(String name, long value) {
        return new Member(0, name, new JsonNumber(0, Long.toString(value)));
    }
}
