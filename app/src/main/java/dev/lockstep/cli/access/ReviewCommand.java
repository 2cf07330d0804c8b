package dev.lockstep.cli.access;

import dev.lockstep.access.question.AccessReview;
import dev.lockstep.access.question.Assumption;
import dev.lockstep.cli.Console;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.access.AskAccess;
import dev.lockstep.operation.access.ReadAccount;
import dev.lockstep.record.access.AccessJson;
import dev.lockstep.report.access.ReviewText;
import dev.lockstep.report.access.ReviewsText;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lockstep access review`: what a user, role or group can do, beside what is promised.
@Command(
        name = "review",
        header = "What somebody can do: services by level, beside what lockstep.yaml says.",
        description = {
            "For one user, role or group: the services that its policies reach, by the",
            "level of the actions, what is certain and what hangs on conditions or",
            "resources; whether it reads secrets, and whether it is or can become an",
            "administrator. Without a name: a line for each user, group and role."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep access review",
            "  lockstep access review developers",
            "  lockstep access review role/deploy --from answers/",
            "  lockstep access review alice --format json",
            "",
            "Exit status: 3 if AWS refused or did not answer what the answer hangs on, 64 if",
            "there is no such user, role or group, else 0."
        })
public final class ReviewCommand implements Callable<ExitStatus> {
    @Mixin private AskOptions ask = new AskOptions();
    @Mixin private AnswerFormat format = new AnswerFormat();

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description =
                    "A user, role or group: a name, user/NAME, role/NAME, group/NAME or an ARN.")
    private @Nullable String name;

    private final Console console;

    public ReviewCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        ReadAccount read = ask.read(console);
        if (!read.isKnown()) {
            return ask.withoutAnswer(console, read);
        }
        var asking = new AskAccess(read);
        List<Assumption> assumptions = asking.assumptions();
        List<AccessReview> reviews =
                name == null ? asking.reviewAll() : List.of(asking.review(name));
        List<String> mistakes = name == null ? List.of() : asking.mistakes(name);
        switch (format.chosen()) {
            case text ->
                    ask.write(
                            console,
                            name == null
                                    ? ReviewsText.of(
                                            reviews,
                                            assumptions,
                                            AskOptions.account(read),
                                            ask.look(console))
                                    : ReviewText.of(
                                            reviews.getFirst(),
                                            assumptions,
                                            mistakes,
                                            ask.look(console)));
            case json ->
                    ask.write(
                            console,
                            out ->
                                    AccessJson.reviews(
                                            reviews,
                                            assumptions,
                                            mistakes,
                                            AskOptions.about(read),
                                            out));
        }
        return ask.done(console, read, true);
    }
}
