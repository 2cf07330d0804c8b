package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.aws.wire.Limits;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Status;
import dev.lockstep.operation.Goal;
import dev.lockstep.operation.Threshold;
import dev.lockstep.practice.server.Faults;
import dev.lockstep.practice.server.Options;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.shape.FreshAccount;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.StoredReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Each read of an audit, one by one, refused, throttled for ever, broken, lost or late: over the
/// wire, the verdicts are those of an account whose read is missing.
class EachReadTest {
    private static final JsonMapper JSON = new JsonMapper();

    /// Answers that come later than this are no answers.
    private static final Duration LATE = Duration.ofMillis(50);

    /// Whether each read goes wrong in each way. Else each is refused, and one other way of the
    /// four is tried on it.
    private static final boolean ALL = Boolean.getBoolean("reads.all");

    /// What comes of an exception. AWS's own codes may end so too.
    private static final String STRANGE =
            "(?s).*(java\\.|software\\.amazon|Caused by|\\n\\s+at |SdkClientException).*";

    @TempDir static Path place;
    private static Path whole = Path.of("");
    private static PracticeState account = AccountShape.EMPTY.make(0, 1, Instant.EPOCH).state();
    private static Set<String> operations = Set.of();
    private static Instant now = Instant.EPOCH;

    /// A way to go wrong.
    enum Wrong {
        REFUSED(Faults.NONE),
        THROTTLED(new Faults(1, 0, 0, Duration.ZERO)),
        BROKEN(new Faults(0, 1, 0, Duration.ZERO)),
        LOST(new Faults(0, 0, 1, Duration.ZERO)),
        LATE(new Faults(0, 0, 0, Duration.ofMillis(500)));

        private final Faults faults;

        Wrong(Faults faults) {
            this.faults = faults;
        }

        Options on(String operation, Options options) {
            return this == REFUSED
                    ? options.withDenied(Set.of(operation))
                    : options.withFaultsOf(operation, faults);
        }

        Limits limits() {
            return this == LATE ? hasty() : Served.QUICK;
        }
    }

    private static Limits hasty() {
        return new Limits(
                16,
                5_000,
                5_000,
                500,
                200,
                4,
                Duration.ofMillis(1),
                Duration.ofMillis(2),
                Duration.ofSeconds(20),
                Duration.ofSeconds(5),
                EachReadTest.LATE,
                Duration.ofSeconds(5),
                Duration.ofMillis(5));
    }

    @BeforeAll
    static void read_everything_once() throws IOException {
        whole = place.resolve("whole");
        now = Served.now().plusSeconds(3_600);
        FreshAccount fresh = AccountShape.TYPICAL.make(8, 3, Served.now());
        account = fresh.state();
        Goal goal = Served.goal(Optional.empty(), Optional.of(now));
        try (Served served = Served.of(fresh)) {
            served.audit(false, goal);
            // An older report from here on, so that every verdict about users is confirmed.
            StoredReport report = served.server().state().report().orElseThrow();
            account =
                    account.withReport(
                            new StoredReport(
                                    report.generated().minus(Duration.ofHours(1)), report.csv()));
        }
        try (Served served = Served.of(account, UnaryOperator.identity())) {
            served.snapshot(true, goal, whole);
            operations = new TreeSet<>(served.server().calls().keySet());
        }
        assertThat(operations).hasSizeGreaterThan(25).contains("iam:GetAccessKeyLastUsed");
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(300)
    void each_read_that_goes_wrong_leaves_the_verdicts_of_an_account_without_it(Wrong wrong)
            throws IOException {
        var problems = new ArrayList<String>();
        int number = 0;
        for (String operation : operations) {
            int other = 1 + number++ % (Wrong.values().length - 1);
            if (!ALL && wrong != Wrong.REFUSED && wrong.ordinal() != other) {
                continue;
            }
            Audit expected = without(operation, wrong);
            try (Served served = Served.of(account, options -> wrong.on(operation, options))) {
                Run run = audit(served, wrong.limits(), "--deep", "--format", "json");
                compare(operation, expected, run, wrong)
                        .forEach(line -> problems.add(operation + ": " + line));
            }
        }
        assertThat(problems).as(String.join("\n", problems)).isEmpty();
    }

    private static Audit without(String operation, Wrong wrong) throws IOException {
        Path folder = Files.createTempDirectory(place, wrong.name()).resolve("saved");
        String code = wrong == Wrong.REFUSED ? "AccessDenied" : "Throttling";
        return Served.saved(
                TakenAway.copy(whole, operation, code, folder),
                Served.goal(Optional.empty(), Optional.of(now)));
    }

    private static List<String> compare(String operation, Audit expected, Run run, Wrong wrong) {
        var problems = new ArrayList<String>();
        if (run.out().isEmpty()) {
            return List.of("no audit, status " + run.status() + ": " + run.err());
        }
        List<String> wanted = expected.findings().stream().map(EachReadTest::line).toList();
        var found = new ArrayList<String>();
        JSON.readTree(run.out()).get("findings").forEach(one -> found.add(line(one)));
        List<String> differences = Compared.strictly("missing", found, wanted);
        // On a busy machine other answers may come too late as well.
        boolean isExact =
                wrong != Wrong.LATE
                        || found.stream().noneMatch(one -> one.contains("undetermined"));
        if (isExact) {
            problems.addAll(differences);
        }
        if ((run.err() + run.out()).matches(STRANGE)) {
            problems.add("not in plain words: " + run.err());
        }
        boolean isMissed =
                Threshold.DEFAULT.missing(expected).stream()
                        .anyMatch(one -> one.contains(operation));
        if (isMissed && !run.err().contains(operation)) {
            problems.add("not named: " + run.err());
        }
        int status = Threshold.DEFAULT.exitStatus(expected).code();
        if (isExact && run.status() != status) {
            problems.add("status " + run.status() + ", not " + status);
        }
        return problems;
    }

    private static String line(Finding finding) {
        return finding.control().id()
                + " | "
                + finding.status().id()
                + " | "
                + finding.subject().name()
                + words(finding.status().id(), finding.verdict().summary());
    }

    private static String line(JsonNode finding) {
        String status = finding.get("status").asString();
        return finding.get("control").asString()
                + " | "
                + status
                + " | "
                + finding.get("subject").get("name").asString()
                + words(status, finding.get("summary").asString());
    }

    /// What quotes AWS's words is another sentence each time.
    private static String words(String status, String summary) {
        return status.equals("undetermined") || status.equals("manual") ? "" : " | " + summary;
    }

    /// Where nothing fails, a refused read is what the status tells.
    @Test
    void a_refused_read_that_verdicts_hang_on_is_3_and_named() throws IOException {
        int told = 0;
        for (String operation : operations) {
            List<String> open = openControls(without(operation, Wrong.REFUSED));
            if (open.isEmpty()) {
                continue;
            }
            var arguments = new ArrayList<>(List.of("--deep"));
            open.forEach(control -> arguments.addAll(List.of("--only", control)));
            try (Served served =
                    Served.of(account, options -> options.withDenied(Set.of(operation)))) {
                Run run = audit(served, Served.QUICK, arguments.toArray(String[]::new));
                assertThat(run.status()).as(operation + run.err()).isEqualTo(3);
                assertThat(run.err()).contains("lockstep: not complete: AWS refused " + operation);
                told++;
            }
        }
        assertThat(told).isGreaterThan(4);
    }

    /// Controls that are undetermined, and fail nowhere.
    private static List<String> openControls(Audit audit) {
        var failing = new HashSet<String>();
        var open = new TreeSet<String>();
        for (Finding finding : audit.findings()) {
            String control = finding.control().id();
            if (finding.status() == Status.FAIL) {
                failing.add(control);
            }
            if (finding.status() == Status.UNDETERMINED
                    && finding.severity().isAtLeast(Severity.MEDIUM)) {
                open.add(control);
            }
        }
        open.removeAll(failing);
        return List.copyOf(open);
    }

    private static Run audit(Served served, Limits limits, String... more) {
        var arguments = new ArrayList<>(List.of("audit", "--now", now.toString()));
        arguments.addAll(List.of(more));
        return InProcess.run(served.environment(), limits, place, arguments);
    }
}
