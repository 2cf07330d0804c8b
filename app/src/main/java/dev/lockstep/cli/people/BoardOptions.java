package dev.lockstep.cli.people;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.ReadingBar;
import dev.lockstep.cli.UsageError;
import dev.lockstep.cli.practice.PracticeCommand;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.cli.run.AskedOptions;
import dev.lockstep.cli.run.AskedRun;
import dev.lockstep.cli.run.Consent;
import dev.lockstep.cli.run.EditOffer;
import dev.lockstep.cli.run.RunOutput;
import dev.lockstep.control.Audit;
import dev.lockstep.effect.Effect;
import dev.lockstep.operation.AuditPolicy;
import dev.lockstep.operation.BaselineDraft;
import dev.lockstep.operation.CommandPolicy;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.people.BoardingSteps;
import dev.lockstep.operation.run.AskedChanges;
import dev.lockstep.plan.Guard;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What the commands share by which people come and go: which account, and who agrees.
final class BoardOptions {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private AskedOptions asked = new AskedOptions();
    @Mixin private Consent consent = new Consent();

    @Option(
            names = "--print-policy",
            description = "Print the IAM policy that this needs; read nothing.")
    private boolean printPolicy;

    /// The account, once it was named by an option or typed.
    private Optional<String> named = Optional.empty();

    boolean isQuiet() {
        return common.quiet;
    }

    boolean isPolicyWanted() {
        return printPolicy;
    }

    Consent consent(Console console) {
        return consent.on(console);
    }

    AskedOptions asked() {
        return asked;
    }

    Optional<String> account() {
        return named.or(asked::account);
    }

    /// From now on nobody is asked which account is meant.
    void isNamed(Optional<String> account) {
        named = account;
    }

    LiveAccount accounts(Console console) {
        return new LiveAccount(console.accounts(), PracticeCommand.lookup(console));
    }

    AskedRun run(Console console, ThisProcess process, RunOutput output) {
        return new AskedRun(console, process, consent, output, common.quiet);
    }

    /// What an argument says.
    ///
    /// @throws UsageError if it is missing
    static String argument(@Nullable String argument, String label) {
        if (argument == null) {
            throw new UsageError("missing argument: " + label);
        }
        return argument;
    }

    /// Prints the policy of a command that reads the whole account, for its guards.
    ///
    /// @param reads what it reads besides
    void policy(Console console, String sid, Collection<String> reads, List<Effect> writes) {
        var all = new TreeSet<>(AuditPolicy.actions(console.accounts().actions()));
        all.addAll(reads);
        console.out().print(CommandPolicy.document(sid, CommandPolicy.actions(all, writes)));
        console.out().flush();
    }

    /// Holds the account and reads it.
    ///
    /// @param loosened guards that do not fit what the command is for
    BoardingSteps.Held hold(Console console, Guard... loosened) {
        Set<Guard> all = EnumSet.noneOf(Guard.class);
        all.addAll(asked.loosened());
        all.addAll(List.of(loosened));
        try (var bar = new ReadingBar(console, common.quiet)) {
            return new BoardingSteps(accounts(console), Version.TEXT, console.accounts().actions())
                    .hold(
                            new AskedChanges.Request(
                                    asked.request(console, Audit.Selection.ALL), all),
                            bar);
        }
    }

    /// The same held account with what belongs to a user.
    BoardingSteps.Held with(Console console, BoardingSteps.Held held, String user) {
        try (var bar = new ReadingBar(console, common.quiet)) {
            return held.with(user, bar);
        }
    }

    /// The lockstep.yaml that is edited, there or not.
    BaselineDraft.At roster(Console console) {
        return asked.draft(console);
    }

    /// Shows the lines of lockstep.yaml that change.
    void changed(Console console, BaselineDraft draft) {
        EditOffer.show(console, console.shown(roster(console).path()), draft, console.out()::print);
        console.out().flush();
    }

    /// Says sentences as a part of the answer. Hostile text may be in them.
    static void say(Console console, List<String> sentences) {
        sentences.forEach(
                line -> console.out().print(Paragraph.of(Printable.line(line), console.width())));
        console.out().flush();
    }
}
