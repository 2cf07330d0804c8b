package dev.lockstep.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.aws.AwsAccounts;
import dev.lockstep.aws.wire.Limits;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page that says what is read names every call that a read takes.
class LiveReadsPageTest {
    private static final Pattern CALL = Pattern.compile("[a-z-]+:[A-Z][A-Za-z]+");
    private static final List<String> PAGE = Page.of("docs/live-reads.md").lines();

    @Test
    void every_call_stands_in_it_and_no_other() {
        var named = new TreeSet<String>();
        PAGE.forEach(line -> CALL.matcher(line).results().forEach(call -> named.add(call.group())));
        var program = new AwsAccounts("0", Clock.systemUTC(), Limits.DEFAULT);
        assertThat(named).isEqualTo(new TreeSet<>(program.actions()));
    }

    @Test
    void the_calls_for_one_user_stand_among_those_that_settle_a_verdict() {
        List<String> settling =
                PAGE.stream().filter(line -> line.matches("\\|.*\\|.*\\| `iam:.*")).toList();
        assertThat(settling).hasSize(ReadKey.ofOneUser().size());
        for (ReadKey<?> kind : ReadKey.ofOneUser()) {
            assertThat(settling)
                    .anyMatch(line ->
                            line.contains(kind.name())
                                    && line.contains(kind.operations().getFirst()));
        }
    }
}
