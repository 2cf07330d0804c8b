package dev.lockstep.cli.access;

import dev.lockstep.access.template.SizeLimit;
import dev.lockstep.cli.BaselineOptions;
import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.OutputOptions;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.access.MakePolicy;
import dev.lockstep.report.Printable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lockstep access make-policy`: a policy that gives some services and nothing else.
@Command(
        name = "make-policy",
        header = "Write a policy that gives some services and nothing else.",
        description = {
            "It allows every action of these services and no action of another, so that a",
            "group which has it is limited to them. Roles may be passed to these services",
            "only if they are named. Services that make administrators, such as iam, are",
            "never given whole (exit status 4). Nothing is read from AWS or changed there.",
            "What somebody must know who attaches it stands on standard error."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep access make-policy --services s3,lambda",
            "  lockstep access make-policy --services s3,lambda --pass-roles app-runtime",
            "  lockstep access make-policy --group developers --kind group",
            "  lockstep access make-policy --services ec2,iam --read-only -o reading.json"
        })
public final class AccessMakePolicyCommand implements Callable<ExitStatus> {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private OutputOptions output = new OutputOptions();
    @Mixin private BaselineOptions baseline = new BaselineOptions();

    @Option(
            names = "--services",
            split = ",",
            paramLabel = "PREFIX",
            description = "Services by the prefix of their actions: s3,lambda.")
    private List<String> services = List.of();

    @Option(
            names = "--group",
            paramLabel = "NAME",
            description = "The services and roles that lockstep.yaml declares for this group.")
    private @Nullable String group;

    @Option(
            names = "--pass-roles",
            split = ",",
            paramLabel = "ROLE",
            description = "Roles that may be passed to these services, by name or ARN.")
    private List<String> passRoles = List.of();

    @Option(
            names = "--read-only",
            description = "Only what reads, and without what gives secrets away.")
    private boolean readOnly;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "managed",
            description =
                    "How it will be attached, which limits its size: managed, or inline of a group,"
                            + " user or role (default: ${DEFAULT-VALUE}).")
    private SizeLimit kind = SizeLimit.MANAGED;

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "The account of roles given by name (default: that of lockstep.yaml).")
    private @Nullable String account;

    @Option(
            names = "--partition",
            paramLabel = "NAME",
            defaultValue = "aws",
            description = "Their partition, such as aws-cn (default: ${DEFAULT-VALUE}).")
    private String partition = "aws";

    private final Console console;

    public AccessMakePolicyCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        var wish =
                new MakePolicy.Wish(
                        services,
                        passRoles,
                        Optional.ofNullable(group),
                        readOnly,
                        kind,
                        Optional.ofNullable(account),
                        partition,
                        baseline.path(console),
                        baseline.allowOutside());
        MakePolicy.Made made = MakePolicy.of(wish);
        output.write(console, made.text());
        if (!common.quiet) {
            made.notes()
                    .forEach(note -> console.err().println("lockstep: " + Printable.line(note)));
        }
        return ExitStatus.DONE;
    }
}
