package dev.lockstep.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.account.RandomAccounts;
import dev.lockstep.aws.AwsAccounts;
import dev.lockstep.aws.wire.Limits;
import dev.lockstep.collect.Collector;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.Permission;
import dev.lockstep.effect.RandomEffects;
import dev.lockstep.effect.Touched;
import dev.lockstep.practice.operation.AllOperations;
import dev.lockstep.practice.server.Options;
import dev.lockstep.practice.server.PracticeServer;
import dev.lockstep.practice.state.OwnSession;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.Secrets;
import dev.lockstep.practice.state.SessionKey;
import dev.lockstep.secret.Secret;
import dev.lockstep.write.AccountWriter;
import dev.lockstep.write.Seen;
import dev.lockstep.write.Written;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written over the wire is what an effect makes of an account, and a look before and after
/// it shows what it touches, in the same words.
class WriterTest {
    private static final int ACCOUNTS = Integer.getInteger("writer.accounts", 8);
    private static final int EFFECTS = 40;

    @TempDir Path folder;

    private static Collector opened(URI endpoint, CaseRun.Login login) {
        var environment = new HashMap<String, String>();
        environment.put("AWS_ENDPOINT_URL", endpoint.toString());
        environment.put("AWS_ACCESS_KEY_ID", login.id());
        environment.put("AWS_SECRET_ACCESS_KEY", login.secret());
        environment.put("AWS_DEFAULT_REGION", "us-east-1");
        if (!login.token().isEmpty()) {
            environment.put("AWS_SESSION_TOKEN", login.token());
        }
        return new AwsAccounts("test", Clock.systemUTC(), Limits.DEFAULT)
                .open(SessionRequest.isolated(environment, Clock.systemUTC()));
    }

    private static PracticeAccount served(Account account) throws Exception {
        SessionKey session =
                OwnSession.ofRoot(
                        Instant.now().plus(Duration.ofHours(12)),
                        prefix -> prefix + "0".repeat(16));
        PracticeServer server =
                PracticeServer.start(
                        PracticeState.of(
                                account, Secrets.NONE.withSession(session.id(), session.session())),
                        Options.of(
                                AllOperations.list(),
                                new Secret("control"),
                                InstantSource.system()));
        return new PracticeAccount(
                server,
                new CaseRun.Login(
                        session.id(),
                        session.session().secret().reveal(),
                        session.session().token().reveal()));
    }

    @Test
    void on_random_accounts_a_look_tells_what_the_effect_touches_before_and_after_each_write()
            throws Exception {
        var done = new TreeMap<String, Integer>();
        var refused = new TreeMap<String, Integer>();
        for (int seed = 0; seed < ACCOUNTS; seed++) {
            Random random = new Random(seed);
            Account first = RandomAccounts.account(random).snapshot().account();
            try (PracticeAccount practice = served(first)) {
                AccountWriter writer =
                        opened(practice.server().endpoint(), practice.login()).writer();
                for (int i = 0; i < EFFECTS; i++) {
                    Account before = practice.server().state().truth();
                    List<RandomEffects.Step> drawn = RandomEffects.of(before, random, 1);
                    if (drawn.isEmpty()) {
                        continue;
                    }
                    Effect effect = drawn.getFirst().effect();
                    String what = seed + ": " + effect;
                    assertThat(writer.look(effect))
                            .as(what)
                            .isEqualTo(new Seen.Known(Touched.in(before, effect)));
                    switch (writer.write(effect)) {
                        case Written.Done(Assigned assigned, Optional<String> request) -> {
                            done.merge(effect.operation(), 1, Integer::sum);
                            assertThat(request).as(what).isPresent();
                            Touched after = Touched.in(effect.applyTo(before, assigned), effect);
                            assertThat(writer.look(effect))
                                    .as(what)
                                    .isEqualTo(new Seen.Known(after));
                            assertThat(Touched.in(practice.server().state().truth(), effect))
                                    .as(what)
                                    .isEqualTo(after);
                        }
                        case Written.NotDone no -> {
                            refused.merge(effect.operation() + " " + no.code(), 1, Integer::sum);
                            assertThat(practice.server().state().truth())
                                    .as(what)
                                    .isEqualTo(before);
                        }
                        case Written.Unknown unknown ->
                                throw new AssertionError(what + ": " + unknown);
                    }
                }
            }
        }
        assertThat(done).hasSizeGreaterThan(30);
        // The ids of these accounts are shorter than AWS takes them; a region has one analyzer.
        assertThat(refused.keySet())
                .allMatch(one ->
                        one.matches("iam:(Update|Delete)[A-Za-z]+ ValidationError")
                                || one.endsWith(" ServiceQuotaExceededException"));
    }

    /// Credentials that no AWS CLI command makes without a file: their account is made of effects.
    @Test
    void what_takes_credentials_away_is_made_and_seen_on_a_practice_account() throws Exception {
        Account account = BuiltAccount.withCredentials();
        try (PracticeAccount practice = served(account)) {
            Collector opened = opened(practice.server().endpoint(), practice.login());
            assertThat(wrong(opened, account, EachEffect.ofCredentials())).isEmpty();
        }
    }

    @Test
    void each_effect_is_made_and_seen_on_a_practice_account() throws Exception {
        Venv venv = Venv.require("each effect on a practice account");
        try (PracticeAccount practice = served(BuiltAccount.empty())) {
            assertThat(wrong(venv, practice.server().endpoint(), practice.login())).isEmpty();
        }
    }

    /// What moto does otherwise than AWS's documents say.
    private static final Map<String, String> MOTO =
            Map.of(
                    "access-analyzer:CreateAnalyzer", "document only",
                    "access-analyzer:DeleteAnalyzer", "document only",
                    "cloudtrail:DeleteTrail", "a trail is not found by its ARN",
                    "cloudtrail:PutEventSelectors", "a new trail has no selectors",
                    "iam:CreateUser", "GetUser gives no permissions boundary",
                    "iam:PutUserPermissionsBoundary", "document only",
                    "iam:DeleteUserPermissionsBoundary", "document only",
                    "iam:UpdateLoginProfile", "PasswordResetRequired is not kept",
                    "iam:DeleteLoginProfile", "an update without a password takes the password");

    @Test
    void each_effect_is_made_and_seen_on_moto_but_for_what_moto_does_otherwise() throws Exception {
        Venv venv = Venv.require("each effect on moto");
        try (Emulator moto = Emulator.moto(venv, folder.resolve("server"))) {
            assertThat(wrong(venv, moto.endpoint(), CaseRun.Login.ANY).keySet())
                    .isEqualTo(MOTO.keySet());
        }
    }

    /// What does not go as the effects say, by operation.
    private Map<String, String> wrong(Venv venv, URI endpoint, CaseRun.Login login)
            throws Exception {
        String key = build(venv, endpoint, login);
        List<Effect> effects = EachEffect.of(key);
        assertThat(effects.stream().map(Effect::operation).distinct().count()).isGreaterThan(45);
        return wrong(opened(endpoint, login), BuiltAccount.of(key), effects);
    }

    private static Map<String, String> wrong(
            Collector opened, Account first, List<Effect> effects) {
        AccountWriter writer = opened.writer();
        Account account = first;
        var wrong = new TreeMap<String, String>();
        for (Effect effect : effects) {
            Map<String, Integer> before = opened.calls();
            Set<String> permitted =
                    Permission.of(effect, account).stream()
                            .map(Permission::action)
                            .collect(Collectors.toSet());
            var found = new ArrayList<String>();
            compare("before", writer.look(effect), Touched.in(account, effect), found);
            switch (writer.write(effect)) {
                case Written.Done(Assigned assigned, _) ->
                        account = effect.applyTo(account, assigned);
                case Written other -> {
                    found.add(other.toString());
                    account = effect.applyTo(account, Assigned.of(Instant.EPOCH, "v9"));
                }
            }
            compare("after", writer.look(effect), Touched.in(account, effect), found);
            opened.calls()
                    .forEach((operation, count) -> {
                        if (!count.equals(before.get(operation))
                                && !permitted.contains(operation)) {
                            found.add("takes " + operation + ", and not only " + permitted);
                        }
                    });
            if (!found.isEmpty()) {
                wrong.put(effect.operation(), effect + "\n  " + String.join("\n  ", found));
            }
        }
        return wrong;
    }

    private static void compare(String when, Seen seen, Touched should, List<String> found) {
        if (!seen.equals(new Seen.Known(should))) {
            found.add(when + ": " + seen + ", and not " + should);
        }
    }

    private String build(Venv venv, URI endpoint, CaseRun.Login login) throws Exception {
        Path home = folder.resolve("home");
        Files.createDirectories(home);
        Map<String, String> environment = new HashMap<>(venv.environment(home));
        environment.put("AWS_ENDPOINT_URL", endpoint.toString());
        environment.put("AWS_ACCESS_KEY_ID", login.id());
        environment.put("AWS_SECRET_ACCESS_KEY", login.secret());
        environment.put("AWS_DEFAULT_REGION", "us-east-1");
        if (!login.token().isEmpty()) {
            environment.put("AWS_SESSION_TOKEN", login.token());
        }
        // Where there is an S3, CloudTrail asks it for the bucket.
        String bucket =
                login == CaseRun.Login.ANY
                        ? "aws s3api create-bucket --bucket " + EachEffect.BUCKET + " > /dev/null\n"
                        : "";
        var builder =
                new ProcessBuilder("/bin/sh", "-c", bucket + EachEffect.BUILD)
                        .directory(home.toFile())
                        .redirectError(home.resolve("errors").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(home.resolve("errors"))).isZero();
        return out.strip();
    }
}
