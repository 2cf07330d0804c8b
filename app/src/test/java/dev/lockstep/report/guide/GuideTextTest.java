package dev.lockstep.report.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.control.Step;
import dev.lockstep.guide.Caller;
import dev.lockstep.guide.Place;
import dev.lockstep.guide.Standing;
import dev.lockstep.guide.Walk;
import dev.lockstep.record.keys.About;
import dev.lockstep.report.TextReport;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the table of the walk says of what is not known.
class GuideTextTest {
    private static final GuideText TEXT =
            new GuideText(new TextReport.Look(80, false, false, ZoneOffset.UTC));

    private static Place place(
            Step step, Standing standing, List<String> fails, List<String> unknown) {
        return new Place(
                step,
                standing,
                fails,
                0,
                Optional.empty(),
                unknown,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static Walk walk(Standing standing, List<String> fails, List<String> unknown) {
        return new Walk(
                new Caller.Unknown(),
                List.of(),
                Arrays.stream(Step.values())
                        .filter(step -> step.number() > 0)
                        .map(step ->
                                step == Step.USER_MFA || step == Step.VERIFIED
                                        ? place(step, standing, fails, unknown)
                                        : place(step, Standing.DONE, List.of(), List.of()))
                        .toList());
    }

    private static String table(Walk walk) {
        return TEXT.overview(
                new About(
                        "1",
                        Optional.of("123456789012"),
                        "aws",
                        Optional.empty(),
                        Optional.empty(),
                        false),
                Instant.EPOCH,
                walk);
    }

    @Test
    void a_count_beside_which_something_is_not_known_says_so_and_each_read_is_named_once() {
        Walk walk =
                walk(
                        Standing.TO_DO,
                        List.of("one", "two"),
                        List.of(
                                "AWS refused iam:ListMFADevices (AccessDenied: User: a)",
                                "AWS refused iam:ListMFADevices (AccessDenied: User: b)"));
        assertThat(table(walk).lines().filter(line -> line.startsWith(" 6")))
                .singleElement()
                .asString()
                .endsWith("2 fail; not all is known");
        assertThat(TEXT.end(walk).lines())
                .contains("  - not known in steps 6, 8: AWS refused iam:ListMFADevices");
    }

    @Test
    void where_all_is_known_or_nothing_else_is_left_nothing_is_added() {
        Walk known = walk(Standing.TO_DO, List.of("one"), List.of());
        assertThat(table(known) + TEXT.end(known)).doesNotContain("known");
        Walk open = walk(Standing.NOT_KNOWN, List.of(), List.of("AWS refused iam:Get (no)"));
        assertThat(table(open)).contains("AWS did not answer all").doesNotContain("not all");
        assertThat(TEXT.end(open)).contains("AWS refused iam:Get (no)").doesNotContain("in step");
    }
}
