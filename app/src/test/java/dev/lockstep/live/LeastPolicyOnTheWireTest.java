package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.RandomAccounts;
import dev.lockstep.account.ReadState;
import dev.lockstep.apply.Engine;
import dev.lockstep.apply.MemoryDisk;
import dev.lockstep.apply.Patience;
import dev.lockstep.apply.RunRefused;
import dev.lockstep.apply.RunResult;
import dev.lockstep.apply.Steering;
import dev.lockstep.collect.NoSession;
import dev.lockstep.control.Audit;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.effect.RoleEffect;
import dev.lockstep.lockstepfile.RosterFile;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.run.MakePlan;
import dev.lockstep.plan.RandomBaselines;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.shape.FreshAccount;
import dev.lockstep.practice.shape.FromSnapshot;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.SessionKey;
import dev.lockstep.record.plan.PlanWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The policies that a plan prints are enough to make the plan again, to carry it out, to audit the
/// account afterwards and to take the run back: proven by a role that has nothing else, on practice
/// accounts that judge each call.
class LeastPolicyOnTheWireTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ROLE = "mender";

    /// More are asked for by `-Dwire.cases=…`.
    private static final int CASES = Math.max(1, Integer.getInteger("wire.cases", 2) / 4);

    /// Waits for nothing for long: what is refused stays so.
    private static final Patience SHORT =
            new Patience(
                    Duration.ofMillis(50),
                    Duration.ofMillis(50),
                    Duration.ofMillis(10),
                    Duration.ofMillis(50),
                    16,
                    2);

    @TempDir Path folder;

    /// An account with a role that has no rights yet, and what its owner plans there.
    private record Prepared(PracticeState state, Path baseline, MakePlan.Made made) {}

    private static Prepared prepared(PracticeState fresh, Path baseline, Path place)
            throws IOException {
        String trust =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                        + "{\"AWS\":\"arn:aws:iam::"
                        + fresh.truth().id().orElseThrow()
                        + ":root\"},\"Action\":\"sts:AssumeRole\"}]}";
        PracticeState state =
                fresh.after(
                        new RoleEffect.CreateRole(
                                ROLE,
                                "/",
                                trust,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Map.of()),
                        Assigned.of(
                                Served.now().minus(Duration.ofDays(1)), "AROA0000000000MENDER"));
        try (Served served = Served.of(state, UnaryOperator.identity())) {
            Mender owner =
                    Mender.of(served, served.environment(), baseline, place.resolve("of-owner"));
            return new Prepared(state, baseline, owner.plan());
        }
    }

    private static List<JsonNode> policies(MakePlan.Made made) {
        var out = new StringWriter();
        PlanWriter.write(made.record(), out);
        return JSON.readTree(out.toString()).get("policies").valueStream().toList();
    }

    /// What became of a plan in the hands of the role.
    private record Tried(
            Optional<Mender.Ran> applied,
            Optional<Mender.Ran> undone,
            Set<String> called,
            List<String> refusals) {}

    private static Tried tried(Prepared planned, List<JsonNode> policies, Path state)
            throws IOException {
        try (var role = Role.with(planned, policies, state)) {
            Optional<Mender.Ran> applied = ran(() -> role.mender().apply(planned.made()));
            Set<String> called = Set.copyOf(role.served().server().calls().keySet());
            Optional<Mender.Ran> undone =
                    applied.filter(LeastPolicyOnTheWireTest::isDone)
                            .flatMap(run -> ran(() -> role.mender().undo(run.id())));
            return new Tried(applied, undone, called, role.served().server().refusals());
        }
    }

    /// What is refused where a plan is made and carried out, and nothing given up before its end.
    private static List<String> refusals(Prepared planned, List<JsonNode> policies, Path state)
            throws IOException {
        try (var role = Role.with(planned, policies, state)) {
            role.mender().plan();
            role.mender().audit();
            var disk =
                    new MemoryDisk(
                            Planned.head(
                                    planned.state().truth().id().orElseThrow(),
                                    planned.made().plan(),
                                    "plan"));
            new Engine(Planned.writer(role.environment()), Planned.PACE, SHORT, Steering.SILENT)
                    .carryOut(disk.head(), disk.saved().lines(), disk.open());
            return role.served().server().refusals();
        }
    }

    /// The role, where each call is judged.
    private record Role(Served served, Map<String, String> environment, Mender mender)
            implements AutoCloseable {
        static Role with(Prepared planned, List<JsonNode> policies, Path state) throws IOException {
            SessionKey session =
                    SessionKey.make(
                            new Caller.RoleSession(ROLE, "run", false),
                            Served.now().plus(Duration.ofHours(12)),
                            prefix -> prefix + "MENDER0000000000");
            Served served =
                    Served.of(
                            withPolicies(planned.state(), policies)
                                    .withSecrets(
                                            planned.state()
                                                    .secrets()
                                                    .withSession(session.id(), session.session())),
                            options -> options.withEnforced(true));
            var environment = new LinkedHashMap<>(served.environment());
            environment.put("AWS_ACCESS_KEY_ID", session.id());
            environment.put("AWS_SECRET_ACCESS_KEY", session.session().secret().reveal());
            environment.put("AWS_SESSION_TOKEN", session.session().token().reveal());
            return new Role(
                    served, environment, Mender.of(served, environment, planned.baseline(), state));
        }

        @Override
        public void close() {
            served.close();
        }
    }

    private interface Run {
        Mender.Ran run();
    }

    private static Optional<Mender.Ran> ran(Run run) {
        try {
            return Optional.of(run.run());
        } catch (Refused | RunRefused | NoSession _) {
            return Optional.empty();
        }
    }

    private static boolean isDone(Mender.Ran run) {
        return run.finished().result().end() == RunResult.End.DONE;
    }

    private static PracticeState withPolicies(PracticeState state, List<JsonNode> policies) {
        PracticeState now = state;
        String account = state.truth().id().orElseThrow();
        int number = 0;
        for (JsonNode policy : policies) {
            String name = "mender-" + ++number;
            Assigned assigned = Assigned.of(Served.now(), "ANPA00000000000MENDER" + number);
            now =
                    now.after(
                                    new PolicyEffect.CreatePolicy(
                                            name,
                                            "/",
                                            policy.toString(),
                                            Optional.empty(),
                                            Map.of()),
                                    assigned)
                            .after(
                                    new RoleEffect.AttachRolePolicy(
                                            ROLE, "arn:aws:iam::" + account + ":policy/" + name),
                                    assigned);
        }
        return now;
    }

    private static void isEnough(Tried tried) {
        assertThat(tried.refusals()).isEmpty();
        Mender.Ran applied = tried.applied().orElseThrow();
        assertThat(applied.finished().result().end())
                .as(applied.finished().result().why())
                .isEqualTo(RunResult.End.DONE);
        assertThat(applied.shown().stale()).isEmpty();
        assertThat(denied(applied.finished().after().orElseThrow())).isEmpty();
        Mender.Ran undone = tried.undone().orElseThrow();
        assertThat(undone.finished().result().end())
                .as(undone.finished().result().why())
                .isEqualTo(RunResult.End.DONE);
        assertThat(denied(undone.finished().after().orElseThrow())).isEmpty();
    }

    private static List<String> denied(Audit audit) {
        return audit.reads().stream()
                .filter(read -> read.state() == ReadState.State.DENIED)
                .map(ReadState::name)
                .toList();
    }

    @Test
    @Timeout(120)
    void the_worst_account_is_mended_and_given_back_by_a_role_with_nothing_but_them()
            throws IOException {
        FreshAccount worst = AccountShape.WORST.make(6, 1, Served.now());
        Path baseline =
                Files.writeString(
                        folder.resolve("lockstep.yaml"),
                        RosterFile.render("Worst.", worst.baseline()));
        Prepared planned = prepared(worst.state(), baseline, folder);
        assertThat(planned.made().plan().changes()).hasSizeGreaterThan(15);
        isEnough(tried(planned, policies(planned.made()), folder.resolve("of-role")));
    }

    private Prepared random(int seed) throws IOException {
        var random = new Random(seed);
        Path place = Files.createDirectory(folder.resolve("case-" + seed));
        FreshAccount fresh =
                FromSnapshot.make(RandomAccounts.account(random).snapshot(), Served.now());
        return prepared(fresh.state(), Wanted.file(RandomBaselines.baseline(random), place), place);
    }

    @Test
    @Timeout(300)
    void so_are_random_accounts() throws IOException {
        int tried = 0;
        for (int seed = 100; tried < CASES; seed++) {
            Prepared planned = random(seed);
            if (planned.made().plan().changes().isEmpty()) {
                continue;
            }
            tried++;
            try {
                isEnough(
                        tried(
                                planned,
                                policies(planned.made()),
                                folder.resolve("of-role-" + seed)));
            } catch (AssertionError | RuntimeException wrong) {
                throw new AssertionError("seed " + seed + ": " + wrong, wrong);
            }
        }
    }

    /// Of some actions; that of all, action by action, is what the policy engine shows.
    @Test
    @Timeout(120)
    void without_an_action_that_is_called_that_call_is_refused() throws IOException {
        Prepared planned = random(3);
        assertThat(planned.made().plan().changes()).isNotEmpty();
        List<JsonNode> policies = policies(planned.made());
        Tried whole = tried(planned, policies, folder.resolve("whole"));
        isEnough(whole);
        var called = new ArrayList<>(new TreeSet<>(actions(policies)));
        called.retainAll(whole.called());
        assertThat(called).hasSizeGreaterThan(20);
        Collections.shuffle(called, new Random(5));
        for (String action : called.subList(0, Math.clamp(CASES, 2, 5))) {
            List<String> refusals =
                    refusals(
                            planned,
                            without(policies, action),
                            folder.resolve("no-" + action.replace(':', '-')));
            assertThat(refusals)
                    .as(action)
                    .isNotEmpty()
                    .allMatch(refusal -> refusal.startsWith(action + ": "));
        }
    }

    private static List<String> actions(List<JsonNode> policies) {
        return policies.stream()
                .flatMap(policy -> policy.get("Statement").valueStream())
                .flatMap(statement -> words(statement.get("Action")).stream())
                .toList();
    }

    private static List<String> words(JsonNode one) {
        return one.isArray()
                ? one.valueStream().map(JsonNode::asString).toList()
                : List.of(one.asString());
    }

    /// The policies without an action, wherever it stands.
    private static List<JsonNode> without(List<JsonNode> policies, String action) {
        var all = new ArrayList<JsonNode>();
        for (JsonNode policy : policies) {
            ArrayNode statements = JSON.createArrayNode();
            for (JsonNode statement : policy.get("Statement")) {
                List<String> left =
                        words(statement.get("Action")).stream()
                                .filter(one -> !one.equals(action))
                                .toList();
                if (!left.isEmpty()) {
                    ObjectNode one = JSON.createObjectNode();
                    one.put("Effect", "Allow");
                    one.set("Action", JSON.valueToTree(left));
                    one.set("Resource", statement.get("Resource"));
                    statements.add(one);
                }
            }
            if (!statements.isEmpty()) {
                ObjectNode document = JSON.createObjectNode();
                document.put("Version", "2012-10-17");
                document.set("Statement", statements);
                all.add(document);
            }
        }
        return all;
    }
}
