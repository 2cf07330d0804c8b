package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lockstep.Run;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.practice.server.Faults;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.Totp;
import dev.lockstep.secret.Secret;
import dev.lockstep.write.SecretWrite;
import dev.lockstep.write.Written;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `lockstep mfa enrol` where AWS refuses, answers nothing or changes meanwhile: what is left is
/// told.
class MfaGoesWrongTest extends MfaAtTheTerminal {
    @ParameterizedTest
    @CsvSource({
        "iam:ListMFADevices, 3, nothing was done",
        "iam:ListVirtualMFADevices, 3, nothing was done",
        "iam:ListUsers, 3, nothing was done",
        "iam:CreateVirtualMFADevice, 4, no new device",
        "iam:EnableMFADevice, 3, nothing of it is left",
    })
    void what_aws_refuses_in_the_middle_is_told_and_leaves_nothing(
            String operation, int status, String words) throws IOException {
        start(state -> state, options -> options.withDenied(Set.of(operation)));
        Run run = mfa(new AppPerson(), "enrol", user);
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        assertThat(said(run)).contains(words).contains("AccessDenied");
        assertThat(devices()).isEmpty();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void throttling_is_waited_out() throws IOException {
        start(
                state -> state,
                options -> options.withFaults(Faults.parse("throttle=0.3")).withSeed(7));
        Run run = mfa(new AppPerson(), "enrol", user);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(devices()).containsExactly(user);
    }

    @Test
    void a_lost_key_leaves_nothing_and_is_told() throws IOException {
        start(
                state -> state,
                options ->
                        options.withFaultsOf("iam:CreateVirtualMFADevice", Faults.parse("lost=1")));
        Run run = mfa(new AppPerson(), "enrol", user);
        assertThat(run.status()).as(run.err()).isEqualTo(3);
        assertThat(said(run)).contains("was lost, so nobody can use it; nothing of it is left");
        assertThat(leftovers()).isEmpty();
    }

    /// Whether a call without answer was carried out is looked for a quarter of a minute.
    @Test
    @EnabledIfSystemProperty(
            named = "mfa.patience",
            matches = "true",
            disabledReason = "./test --long waits for what AWS may show later")
    void a_device_whose_enabling_had_no_answer_keeps_its_key_and_is_not_deleted() throws Exception {
        start(
                state -> state,
                options -> options.withFaultsOf("iam:EnableMFADevice", Faults.parse("error=1")));
        var process = new Interrupted();
        var hearing =
                Thread.ofVirtual()
                        .start(() -> {
                            while (served.server().calls().getOrDefault("iam:EnableMFADevice", 0L)
                                    == 0) {
                                Thread.onSpinWait();
                            }
                            process.interrupt();
                        });
        Run run =
                conversation().run(process, new AppPerson(), "mfa", "enrol", user, "--qr", "none");
        hearing.join();
        assertThat(run.status()).as(run.err()).isEqualTo(130);
        assertThat(said(run))
                .contains("may be " + user + "'s now")
                .doesNotContain("nothing of it is left");
        assertThat(leftovers()).containsExactly(user);
        healthy();
        Run yes = mfa(new AppPerson(), "enrol", user, "--yes", "--account", AppPerson.ID);
        assertThat(yes.status()).isEqualTo(4);
        assertThat(said(yes)).contains("--confirm " + user);
        assertThat(leftovers()).containsExactly(user);
        Run named =
                mfa(
                        new AppPerson(),
                        "enrol",
                        user,
                        "--yes",
                        "--account",
                        AppPerson.ID,
                        "--confirm",
                        user);
        assertThat(named.status()).as(named.err()).isZero();
        assertThat(devices()).containsExactly(user);
    }

    @Test
    void what_is_left_is_not_told_where_nobody_knows() throws IOException {
        start();
        String serial = serial(served.server().state(), user);
        var person = new AppPerson().slipping("stop");
        Run run =
                conversation()
                        .run(
                                (question, screen) -> {
                                    if (question.contains("First code")) {
                                        written(new MfaEffect.DeleteVirtualMfaDevice(serial));
                                    }
                                    return person.apply(question, screen);
                                },
                                "mfa",
                                "enrol",
                                user);
        assertThat(run.status()).as(run.err()).isEqualTo(3);
        assertThat(said(run))
                .contains("whether anything of it is left is not known")
                .doesNotContain("nothing of it is left");
    }

    @Test
    void a_device_of_somebody_else_is_not_deleted_when_the_enrolment_is_left_off()
            throws IOException {
        start();
        String serial = serial(served.server().state(), user);
        String other =
                truth().users().keySet().stream()
                        .filter(one -> !one.equals(user))
                        .findFirst()
                        .orElseThrow();
        var person = new AppPerson().slipping("stop");
        Run run =
                conversation()
                        .run(
                                (question, screen) -> {
                                    if (question.contains("First code")) {
                                        PracticeState now = served.server().state();
                                        assertThat(now.truth().users()).containsKey(other);
                                        enabled(other, serial, AppPerson.key(screen));
                                    }
                                    return person.apply(question, screen);
                                },
                                "mfa",
                                "enrol",
                                user);
        assertThat(run.status()).as(run.err()).isEqualTo(3);
        assertThat(said(run)).contains("is assigned to somebody, so it was not deleted");
    }

    private void enabled(String owner, String serial, String key) {
        var enable = new MfaEffect.EnableMfaDevice(owner, serial);
        var secret = new Secret(key);
        Instant now = Instant.now();
        assertThat(
                        opened(Clock.systemUTC())
                                .collector()
                                .writer()
                                .write(
                                        new SecretWrite.EnableDevice(
                                                enable,
                                                new SecretWrite.CodePair(
                                                        new Secret(
                                                                Totp.code(
                                                                        secret,
                                                                        now.minusSeconds(30))),
                                                        new Secret(Totp.code(secret, now))))))
                .isInstanceOf(Written.Done.class);
    }

    /// AWS may only be slow to show the user, so it is asked for a quarter of a minute.
    @Test
    @EnabledIfSystemProperty(
            named = "mfa.patience",
            matches = "true",
            disabledReason = "./test --long waits for a user who does not come back")
    void a_user_who_is_deleted_meanwhile_is_told_and_nothing_is_left() throws IOException {
        start(
                state ->
                        made(
                                state,
                                new UserEffect.CreateUser(
                                        "new.user", "/", Optional.empty(), Map.of())),
                options -> options);
        user = "new.user";
        var person = new AppPerson();
        Run run =
                conversation()
                        .run(
                                (question, screen) -> {
                                    if (question.contains("Next code")) {
                                        written(new UserEffect.DeleteUser(user));
                                    }
                                    return person.apply(question, screen);
                                },
                                "mfa",
                                "enrol",
                                user);
        assertThat(run.status()).as(run.err()).isEqualTo(3);
        assertThat(said(run))
                .contains("nothing of it is left")
                .contains("see whether there still is a user " + user);
        assertThat(person.asked()).filteredOn(one -> one.contains("First code")).hasSize(1);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void the_time_of_aws_is_read_off_its_answers() throws IOException {
        start();
        Clock late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-3));
        LiveAccount.Opened opened = opened(late);
        assertThat(opened.collector().time().orElseThrow())
                .isCloseTo(Instant.now(), within(3, ChronoUnit.SECONDS));
    }
}
