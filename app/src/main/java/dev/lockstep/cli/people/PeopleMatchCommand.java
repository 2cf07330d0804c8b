package dev.lockstep.cli.people;

import dev.lockstep.cli.AccountOptions;
import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.run.Consent;
import dev.lockstep.operation.ExitStatus;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lockstep people match`: asks whose the users are that only look like a person's.
@Command(
        name = "match",
        header = "Ask whose the users are that only look like a person's.",
        description = {
            "A user of the account whose name, e-mail or tag looks like a person's is never",
            "taken for that person without a yes. The answers are written into lockstep.yaml",
            "as `user:`, where comments, order and formatting stay as they are. Nothing of",
            "the account is changed."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep people match",
            "  lockstep people match --user dave=dave.jones --user eve=evans --yes",
            "",
            "Exit status: 0 asked and written; 4 nothing was written."
        })
public final class PeopleMatchCommand implements Callable<ExitStatus> {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private AccountOptions account = new AccountOptions();
    @Mixin private Consent consent = new Consent();

    @Option(
            names = "--user",
            paramLabel = "PERSON=USER",
            description = "This user is this person's (can be given again).")
    private List<String> users = List.of();

    private final Console console;

    public PeopleMatchCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        return new MatchDialogue(console, consent, account, users).hold(common.quiet);
    }
}
