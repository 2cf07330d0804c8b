package dev.lockstep.cli.root;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.TestAccount;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.cli.Console;
import dev.lockstep.control.Audit;
import dev.lockstep.keys.KeyDeeds;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.root.LookAtRoot.Looked;
import dev.lockstep.record.keys.About;
import dev.lockstep.root.KeysStanding;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A walk in which an edit is refused ends with 4 only where nothing was done in any part.
class TallyTest {
    private static final Looked LOOKED =
            new Looked(
                    new About(
                            "0", Optional.empty(), "aws", Optional.empty(), Optional.empty(), true),
                    Audit.of(
                            TestAccount.account().snapshot(),
                            Baseline.DEFAULT,
                            TestAccount.NOW,
                            new Audit.Selection(Set.of(), Set.of(KeysStanding.CONTROL))),
                    KeyDeeds.of(List.of()),
                    TestAccount.NOW,
                    Set.of(),
                    true);

    private static ExitStatus refusedAfter(Part part) {
        var out = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        var tally =
                new Tally(new Console(out, out, Map.of(), Clock.systemUTC(), Path.of("nowhere")));
        tally.part(() -> part);
        tally.edit(() -> {
            throw new Refused("you said no");
        });
        return tally.status(true);
    }

    @Test
    void a_run_that_was_not_refused_did_something_though_it_is_not_complete() {
        assertThat(refusedAfter(Part.run(LOOKED, ExitStatus.NOT_COMPLETE)))
                .isEqualTo(ExitStatus.NOT_COMPLETE);
        assertThat(refusedAfter(Part.run(LOOKED, ExitStatus.DONE)))
                .isEqualTo(ExitStatus.NOT_COMPLETE);
        assertThat(refusedAfter(Part.run(LOOKED, ExitStatus.REFUSED)))
                .isEqualTo(ExitStatus.REFUSED);
    }

    @Test
    void what_aws_showed_was_done_and_what_only_stood_so_was_not() {
        assertThat(refusedAfter(Part.seen(LOOKED, ExitStatus.NOT_COMPLETE)))
                .isEqualTo(ExitStatus.NOT_COMPLETE);
        assertThat(refusedAfter(Part.byRoot(LOOKED, ExitStatus.DONE)))
                .isEqualTo(ExitStatus.REFUSED);
        assertThat(refusedAfter(Part.of(LOOKED, ExitStatus.DONE))).isEqualTo(ExitStatus.REFUSED);
    }
}
