package dev.lockstep.cli.people;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.UsageError;
import dev.lockstep.operation.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `lockstep people`: the people of lockstep.yaml and their users.
@Command(
        name = "people",
        header = "The people of an account: who has which user, and how each stands.",
        description = {
            "Steps 5 and 8. lockstep.yaml lists the people, the machines and the users for",
            "emergencies (the roster); these commands compare it with the account, fill it",
            "from a file, and show person by person what holds."
        },
        subcommands = {
            PeopleListCommand.class,
            PeopleSheetCommand.class,
            PeopleImportCommand.class,
            PeopleMatchCommand.class,
            PeopleOnboardCommand.class,
            PeoplePasswordCommand.class,
            PeopleOffboardCommand.class,
            PeopleSplitCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  lockstep people list                 who has which user, and what is next",
            "  lockstep people import people.csv    put people of a file into lockstep.yaml",
            "  lockstep people match                whose a user is that looks like somebody's",
            "  lockstep people sheet                what holds, person by person",
            "  lockstep people sheet alice --format html --output alice.html",
            "  lockstep people onboard alice        user, password, MFA, then the rights",
            "  lockstep people onboard alice --elsewhere    alice sets up MFA in the console",
            "  lockstep people password alice       another first password",
            "  lockstep people offboard bob         out at once, deleted after some weeks",
            "  lockstep people split admin --into alice,bob"
        })
public final class PeopleCommand implements Callable<ExitStatus> {
    @SuppressWarnings("unused") // picocli acts on it
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Override
    public ExitStatus call() {
        throw new UsageError(
                "say what to do: list, sheet, import, match, onboard, password, offboard or split"
                        + " (see lockstep people --help)");
    }
}
