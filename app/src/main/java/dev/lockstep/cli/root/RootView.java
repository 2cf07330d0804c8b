package dev.lockstep.cli.root;

import dev.lockstep.cli.Console;
import dev.lockstep.cli.OutputOptions;
import dev.lockstep.cli.ReadingBar;
import dev.lockstep.cli.practice.PracticeCommand;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.root.LookAtRoot;
import dev.lockstep.operation.root.LookAtRoot.Looked;
import dev.lockstep.operation.root.RootReading;
import dev.lockstep.record.root.RootJson;
import java.util.Optional;

/// How root is looked at, and where the answer goes, as options say it.
interface RootView {
    /// Whose root, and as whom AWS is asked.
    LiveAccount.Request request(Console console);

    /// Whether nothing is said beside the result.
    boolean isQuiet();

    /// Whether the answer is text, and not JSON.
    boolean isText();

    /// Where the answer goes.
    OutputOptions destination();

    default RootTalk talk(Console console) {
        return new RootTalk(console, isText());
    }

    default LiveAccount accounts(Console console) {
        return new LiveAccount(console.accounts(), PracticeCommand.lookup(console));
    }

    /// Looks at root once.
    default Looked look(Console console, RootReading reading) {
        try (var bar = new ReadingBar(console, isQuiet())) {
            return new LookAtRoot(accounts(console), Version.TEXT)
                    .look(request(console), reading, bar);
        }
    }

    /// The same while somebody waits, without a word.
    default Looked lookAgain(Console console, RootReading reading) {
        return new LookAtRoot(accounts(console), Version.TEXT)
                .look(request(console), reading, LiveAccount.Watch.NOBODY);
    }

    /// Prints the policy that looking takes.
    default ExitStatus policy(Console console, RootReading reading) {
        destination().write(console, reading.policy());
        return ExitStatus.DONE;
    }

    /// Writes where it stands, if the answer is JSON.
    ///
    /// @param reading what was asked
    default void json(Console console, Looked looked, RootReading reading) {
        if (isText()) {
            return;
        }
        var told =
                new RootJson.Told(
                        looked.about(),
                        looked.now(),
                        reading == RootReading.KEYS ? Optional.empty() : Optional.of(looked.mfa()),
                        reading == RootReading.MFA ? Optional.empty() : Optional.of(looked.keys()),
                        looked.audit().findings(),
                        looked.waitingDays(),
                        looked.incomplete());
        destination().write(console, out -> RootJson.write(told, out));
    }
}
