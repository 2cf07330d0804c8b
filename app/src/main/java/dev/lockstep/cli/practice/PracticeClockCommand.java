package dev.lockstep.cli.practice;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.UsageError;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.PracticeAccounts;
import dev.lockstep.practice.running.PracticeRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lockstep practice clock`: shows the clock of a practice account, or moves it forward.
@Command(
        name = "clock",
        header = "Show the clock of a practice account, or move it forward.",
        description = {
            "Without an ID, of the only one that runs. Keys and passwords grow old at once,",
            "and lockstep judges the account by its own clock. It never moves back."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep practice clock              what it shows",
            "  lockstep practice clock +14d         two weeks later",
            "  lockstep practice clock worst-k3fz +4h"
        })
public final class PracticeClockCommand implements Callable<ExitStatus> {
    private static final Pattern AMOUNT = Pattern.compile("\\+([0-9]{1,9})(s|m|h|d|w)");

    @SuppressWarnings("unused") // picocli acts on it
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(
            arity = "0..2",
            paramLabel = "[ID] [+TIME]",
            hideParamSyntax = true,
            description =
                    "An account as practice list names it; a time such as +30m, +4h, +14d or +2w.")
    private List<String> words = List.of();

    private final Console console;

    public PracticeClockCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        @Nullable Duration by = null;
        var ids = new ArrayList<String>();
        for (String word : words) {
            if (!word.startsWith("+")) {
                ids.add(word);
            } else if (by == null) {
                by = amount(word);
            } else {
                throw new UsageError("give one time, such as +14d");
            }
        }
        if (ids.size() > 1) {
            throw new UsageError("a time begins with +, as in +14d; the clock only moves forward");
        }
        var accounts = new PracticeAccounts(PracticeCommand.registry(console));
        PracticeRegistry.Seen seen = accounts.one(ids.stream().findFirst());
        Instant now = by == null ? accounts.clock(seen) : accounts.advance(seen.practice(), by);
        console.out().println(now);
        return ExitStatus.DONE;
    }

    private static Duration amount(String word) {
        Matcher matcher = AMOUNT.matcher(word);
        if (!matcher.matches()) {
            throw new UsageError(word + " is no time; expected one such as +30m, +4h, +14d or +2w");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
        };
    }
}
