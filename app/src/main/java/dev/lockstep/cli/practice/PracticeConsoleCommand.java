package dev.lockstep.cli.practice;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.OutputOptions;
import dev.lockstep.input.JsonValue;
import dev.lockstep.input.JsonValue.JsonArray;
import dev.lockstep.input.JsonValue.JsonNull;
import dev.lockstep.input.JsonValue.JsonObject;
import dev.lockstep.input.JsonValue.JsonText;
import dev.lockstep.input.JsonValue.Member;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.PracticeAccounts;
import dev.lockstep.practice.running.ConsoleSignIn;
import dev.lockstep.practice.running.RunningPractice;
import dev.lockstep.report.Printable;
import dev.lockstep.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep practice console`: how to open the console of a practice account, and what to sign in
/// with.
@Command(
        name = "console",
        header = "Tell how to sign in at a practice account's console.",
        description = {
            "The console is where one does what no API of AWS does: root's MFA, root's",
            "keys, a first sign-in. Prints the address to open in a browser, and what root,",
            "or a user, signs in with: the password and, where there is an MFA device, its",
            "key and its code now. All of these are secrets of the practice account; they",
            "open nothing on AWS. Without an ID, of the only account that runs."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep practice console",
            "  lockstep practice console worst-k3fz --user alice",
            "  lockstep practice console --format json | jq -r .address"
        })
public final class PracticeConsoleCommand implements Callable<ExitStatus> {
    private static final String SCHEMA = "lockstep/practice-console/1";

    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private OutputOptions output = new OutputOptions();

    @Parameters(arity = "0..1", paramLabel = "ID", description = "As practice list names it.")
    private @Nullable String id;

    @Option(names = "--user", paramLabel = "NAME", description = "An IAM user, instead of root.")
    private @Nullable String user;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json (default: ${DEFAULT-VALUE}).")
    private PracticeListCommand.Format format = PracticeListCommand.Format.text;

    private final Console console;

    public PracticeConsoleCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        var accounts = new PracticeAccounts(PracticeCommand.registry(console));
        RunningPractice practice = accounts.one(Optional.ofNullable(id)).practice();
        ConsoleSignIn signIn = accounts.signIn(practice, Optional.ofNullable(user));
        output.write(
                console,
                switch (format) {
                    case json -> json(practice, signIn);
                    case text -> text(practice, signIn);
                });
        if (format == PracticeListCommand.Format.text && !common.quiet) {
            console.err()
                    .println(
                            "lockstep: these are secrets of a practice account; they open nothing"
                                    + " on AWS");
        }
        return ExitStatus.DONE;
    }

    private static String text(RunningPractice practice, ConsoleSignIn signIn) {
        var out = new StringBuilder();
        out.append("Open in a browser\n  ").append(practice.console().reveal()).append('\n');
        if (signIn.isRoot()) {
            out.append("Root user sign in\n");
            line(out, "Email address", signIn.name());
        } else {
            out.append("IAM user sign in\n");
            line(out, "Account ID", signIn.account());
            line(out, "User name", signIn.name());
        }
        line(
                out,
                "Password",
                signIn.password()
                        .map(Secret::reveal)
                        .orElse("none: there is no way in at the console"));
        for (ConsoleSignIn.Device device : signIn.devices()) {
            out.append("MFA device ").append(Printable.line(device.serial())).append('\n');
            if (device.key().isPresent()) {
                line(
                        out,
                        "Code now",
                        device.code()
                                .map(Secret::reveal)
                                .orElse("used already; another within half a minute"));
                out.append("  Secret key for an authenticator app\n    ")
                        .append(Printable.line(device.key().get().reveal()))
                        .append('\n');
            } else {
                line(out, "Kind", device.kind() + "; the console has a button for it");
            }
        }
        return out.toString();
    }

    private static void line(StringBuilder out, String name, String value) {
        out.append("  %-15s%s%n".formatted(name, Printable.line(value)).replace("\r", ""));
    }

    private static String json(RunningPractice practice, ConsoleSignIn signIn) {
        Optional<String> name = Optional.of(signIn.name());
        return new JsonObject(
                                0,
                                List.of(
                                        text("schema", SCHEMA),
                                        text("practice", practice.id()),
                                        text("account", signIn.account()),
                                        text("address", practice.console().reveal()),
                                        optional("email", name.filter(_ -> signIn.isRoot())),
                                        optional("user", name.filter(_ -> !signIn.isRoot())),
                                        optional("password", signIn.password().map(Secret::reveal)),
                                        new Member(
                                                0,
                                                "mfa-devices",
                                                new JsonArray(
                                                        0,
                                                        signIn.devices().stream()
                                                                .<JsonValue>map(
                                                                        PracticeConsoleCommand
                                                                                ::json)
                                                                .toList()))))
                        .toJson()
                + "\n";
    }

    private static JsonValue json(ConsoleSignIn.Device device) {
        return new JsonObject(
                0,
                List.of(
                        text("serial", device.serial()),
                        text("kind", device.kind()),
                        optional("secret-key", device.key().map(Secret::reveal)),
                        optional("code", device.code().map(Secret::reveal))));
    }

    private static Member text(String name, String value) {
        return new Member(0, name, new JsonText(0, Printable.line(value)));
    }

    private static Member optional(String name, Optional<String> value) {
        return value.map(one -> text(name, one)).orElse(new Member(0, name, new JsonNull(0)));
    }
}
