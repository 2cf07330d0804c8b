package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.RoleEffect;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.SessionKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The policy that each `root` command prints is enough, and nothing of it needless: proven by a
/// role that has nothing else, on a practice account that judges each call.
class RootPolicyTest {
    private static final String ROLE = "watcher";

    @TempDir Path folder;

    private Run run(Served served, Map<String, String> caller, String... line) {
        var environment = new LinkedHashMap<>(served.environment());
        environment.putAll(caller);
        return new Conversation(environment, folder).run((_, _) -> Optional.empty(), line);
    }

    private static String[] line(String command, String... more) {
        var line = new ArrayList<>(List.of(command.split(" ")));
        line.addAll(List.of(more));
        return line.toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"root mfa", "root keys", "root"})
    void it_is_enough_and_no_action_of_it_is_needless(String command) throws IOException {
        String policy;
        try (Served served = Served.of(AccountShape.EMPTY.make(0, 1, Served.now()))) {
            policy = run(served, Map.of(), line(command, "--print-policy")).out();
            assertThat(served.server().calls()).isEmpty();
        }
        String trust =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                        + "{\"AWS\":\"arn:aws:iam::"
                        + AppPerson.ID
                        + ":root\"},\"Action\":\"sts:AssumeRole\"}]}";
        PracticeState state =
                AccountShape.WORST
                        .make(4, 1, Served.now())
                        .state()
                        .after(
                                new RoleEffect.CreateRole(
                                        ROLE,
                                        "/",
                                        trust,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Map.of()),
                                Assigned.of(Served.now(), "AROA000000000WATCHER0"))
                        .after(
                                new RoleEffect.PutRolePolicy(ROLE, "own", policy),
                                Assigned.at(Served.now()));
        SessionKey session =
                SessionKey.make(
                        new Caller.RoleSession(ROLE, "run", false),
                        Served.now().plus(Duration.ofHours(12)),
                        prefix -> prefix + "WATCHER000000000");
        state = state.withSecrets(state.secrets().withSession(session.id(), session.session()));
        try (Served served = Served.of(state, options -> options.withEnforced(true))) {
            Run run =
                    run(
                            served,
                            Map.of(
                                    "AWS_ACCESS_KEY_ID",
                                    session.id(),
                                    "AWS_SECRET_ACCESS_KEY",
                                    session.session().secret().reveal(),
                                    "AWS_SESSION_TOKEN",
                                    session.session().token().reveal()),
                            line(command, "--no-wait", "--account", AppPerson.ID));
            assertThat(served.server().refusals()).as(run.out() + run.err()).isEmpty();
            assertThat(run.status()).as(run.out() + run.err()).isEqualTo(3);
            List<String> actions =
                    policy.lines()
                            .map(text -> text.strip().replace(",", "").replace("\"", ""))
                            .filter(text -> text.matches("(iam|organizations):\\w+"))
                            .toList();
            assertThat(actions).isNotEmpty();
            assertThat(served.server().calls().keySet()).containsAll(actions);
        }
    }
}
