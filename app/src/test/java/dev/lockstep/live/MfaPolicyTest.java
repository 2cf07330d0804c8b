package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.account.User;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.RoleEffect;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.shape.FreshAccount;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.SessionKey;
import dev.lockstep.secret.Secret;
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
import org.junit.jupiter.params.provider.CsvSource;

/// The policy that each `mfa` command prints is enough, and nothing of it needless: proven by a
/// role that has nothing else, on practice accounts that judge each call.
class MfaPolicyTest {
    private static final String ROLE = "helpdesk";
    private static final Secret SEED =
            new Secret("KRUGKIDROVUWG2ZAMJZG653OEBTG66BANJ2W24DTEBXXMZLSEB2GQZJANRQXU6JA");

    @TempDir Path folder;

    private record Tried(int status, List<String> refusals, java.util.Set<String> called) {}

    private static PracticeState made(PracticeState state, dev.lockstep.effect.Effect... effects) {
        PracticeState now = state;
        for (var effect : effects) {
            now =
                    now.after(
                            effect,
                            Assigned.of(
                                    Served.now().minus(Duration.ofDays(1)),
                                    "AROA000000000HELPDESK"));
        }
        return now;
    }

    private Tried tried(String policy, boolean hasDevice, String command, String... typed)
            throws IOException {
        FreshAccount fresh = AccountShape.WORST.make(4, 1, Served.now());
        String user =
                fresh.truth().users().values().stream()
                        .filter(one -> one.mfaDevices().isEmpty())
                        .map(User::name)
                        .findFirst()
                        .orElseThrow();
        String trust =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                        + "{\"AWS\":\"arn:aws:iam::"
                        + AppPerson.ID
                        + ":root\"},\"Action\":\"sts:AssumeRole\"}]}";
        PracticeState state =
                made(
                        fresh.state(),
                        new RoleEffect.CreateRole(
                                ROLE,
                                "/",
                                trust,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Map.of()),
                        new RoleEffect.PutRolePolicy(ROLE, "own", policy));
        if (hasDevice) {
            var device = new MfaEffect.CreateVirtualMfaDevice("/", user);
            String serial = device.serial(state.truth());
            state = made(state, device, new MfaEffect.EnableMfaDevice(user, serial));
            state = state.withSecrets(state.secrets().withSeed(serial, SEED));
        }
        SessionKey session =
                SessionKey.make(
                        new Caller.RoleSession(ROLE, "run", false),
                        Served.now().plus(Duration.ofHours(12)),
                        prefix -> prefix + "HELPDESK00000000");
        state = state.withSecrets(state.secrets().withSession(session.id(), session.session()));
        try (Served served = Served.of(state, options -> options.withEnforced(true))) {
            var environment = new LinkedHashMap<>(served.environment());
            environment.put("AWS_ACCESS_KEY_ID", session.id());
            environment.put("AWS_SECRET_ACCESS_KEY", session.session().secret().reveal());
            environment.put("AWS_SESSION_TOKEN", session.session().token().reveal());
            var line = new ArrayList<>(List.of("mfa"));
            line.addAll(List.of(command.replace("USER", user).split(" ")));
            line.addAll(List.of("--yes", "--account", AppPerson.ID));
            if (command.equals("clean-up")) {
                // Nobody knows whose they are.
                state.truth().virtualMfaDevices().stream()
                        .filter(one -> !one.isAssigned())
                        .forEach(one -> line.addAll(List.of("--confirm", one.serial())));
            }
            var person = new AppPerson().slipping(typed);
            if (command.startsWith("resync")) {
                person.with(SEED);
            }
            Run run =
                    new Conversation(environment, folder).run(person, line.toArray(String[]::new));
            return new Tried(
                    run.status(),
                    served.server().refusals(),
                    java.util.Set.copyOf(served.server().calls().keySet()));
        }
    }

    private String printed(String command) throws IOException {
        try (Served served = Served.of(AccountShape.EMPTY.make(0, 1, Served.now()))) {
            var line = new ArrayList<>(List.of("mfa"));
            line.addAll(List.of(command.split(" ")));
            line.add("--print-policy");
            return new Conversation(served.environment(), folder)
                    .run((_, _) -> Optional.empty(), line.toArray(String[]::new))
                    .out();
        }
    }

    private static List<String> actions(String policy) {
        return policy.lines()
                .map(line -> line.strip().replace(",", "").replace("\"", ""))
                .filter(line -> line.matches("iam:\\w+"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "enrol, enrol USER, false, 0",
        "enrol, enrol USER, stop, 4",
        "enrol --wait, enrol USER --wait --limit 0, false, 3",
        "resync, resync USER, true, 0",
        "replace, replace USER, true, 0",
        "clean-up, clean-up, false, 0",
    })
    void a_role_that_has_nothing_else_can_do_it(
            String printed, String command, String how, int status) throws IOException {
        String[] typed = how.equals("stop") ? new String[] {"stop"} : new String[0];
        Tried tried = tried(printed(printed), how.equals("true"), command, typed);
        assertThat(tried.refusals()).isEmpty();
        assertThat(tried.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "enrol, enrol USER, false, iam:DeleteVirtualMFADevice",
        "enrol --wait, enrol USER --wait --limit 0, false, ''",
        "resync, resync USER, true, ''",
        "replace, replace USER, true, ''",
        "clean-up, clean-up, false, ''",
    })
    void each_action_is_called(String printed, String command, boolean hasDevice, String unless)
            throws IOException {
        String policy = printed(printed);
        Tried tried = tried(policy, hasDevice, command);
        // Deleting is for leaving off.
        assertThat(tried.called())
                .containsAll(actions(policy).stream().filter(one -> !one.equals(unless)).toList());
    }
}
