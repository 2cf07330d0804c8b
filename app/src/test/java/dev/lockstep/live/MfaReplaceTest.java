package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.practice.server.Faults;
import dev.lockstep.practice.state.PracticeState;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// `lockstep mfa replace` and `resync`: a lost phone, and one whose clock is off.
class MfaReplaceTest extends MfaAtTheTerminal {
    @Test
    void a_lost_phone_is_replaced_the_new_device_first() throws IOException {
        start(state -> with(state, user), options -> options);
        Run run = mfa(new AppPerson(), "replace", user);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(devices()).containsExactly(user + "-2");
        assertThat(leftovers()).isEmpty();
        assertThat(run.out().replace('\n', ' ')).contains("is taken off " + user);
    }

    @Test
    void leaving_a_replacement_off_keeps_the_old_device() throws IOException {
        start(state -> with(state, user), options -> options);
        Run run = mfa(new AppPerson().slipping("stop"), "replace", user);
        assertThat(run.status()).as(run.err()).isEqualTo(4);
        assertThat(devices()).containsExactly(user);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void a_replacement_whose_end_was_refused_goes_on_with_the_old_device_alone()
            throws IOException {
        start(
                state -> with(state, user),
                options -> options.withDenied(Set.of("iam:DeactivateMFADevice")));
        Run refused = mfa(new AppPerson(), "replace", user);
        assertThat(refused.status()).as(refused.err()).isEqualTo(3);
        assertThat(said(refused)).contains("the same command goes on with that");
        assertThat(devices()).containsExactly(user, user + "-2");
        PracticeState now = served.server().state();
        served.close();
        served = Served.of(now, options -> options);
        var person = new AppPerson();
        Run run = mfa(person, "replace", user, "--device", user);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(said(run)).contains("the new device stands already");
        assertThat(person.asked()).noneMatch(question -> question.contains("code"));
        assertThat(devices()).containsExactly(user + "-2");
    }

    @Test
    void a_device_taken_off_whose_deletion_was_refused_is_deleted_and_the_new_one_stays()
            throws IOException {
        start(
                state -> with(state, user),
                options -> options.withDenied(Set.of("iam:DeleteVirtualMFADevice")));
        Run refused = mfa(new AppPerson(), "replace", user);
        assertThat(refused.status()).as(refused.err()).isEqualTo(3);
        assertThat(said(refused)).contains("is taken off, but its name is still taken");
        assertThat(devices()).containsExactly(user + "-2");
        assertThat(leftovers()).containsExactly(user);
        healthy();
        var person = new AppPerson();
        Run run = mfa(person, "replace", user);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(person.asked()).noneMatch(question -> question.contains("code"));
        assertThat(devices()).containsExactly(user + "-2");
        assertThat(leftovers()).isEmpty();
        Run again = mfa(new AppPerson(), "replace", user);
        assertThat(again.status()).as("the new device is not lost").isEqualTo(4);
        assertThat(said(again)).contains("--device names it");
        Run named = mfa(new AppPerson(), "replace", user, "--device", user + "-2");
        assertThat(named.status()).as(named.err()).isZero();
        assertThat(devices()).containsExactly(user);
    }

    @Test
    void a_device_that_was_added_is_not_in_the_place_of_the_lost_one() throws IOException {
        start(state -> with(state, user), options -> options);
        assertThat(mfa(new AppPerson(), "enrol", user, "--another").status()).isZero();
        Run run = mfa(new AppPerson(), "replace", user, "--device", user);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(devices()).containsExactly(user + "-2", user + "-3");
    }

    @Test
    void several_devices_are_asked_about_and_without_an_answer_nothing_is_done()
            throws IOException {
        start(state -> with(with(state, user), user + "-2"), options -> options);
        var person = new AppPerson();
        Run run = mfa(person, "replace", user);
        assertThat(run.status()).isEqualTo(4);
        assertThat(said(run)).contains("--device names it");
        assertThat(person.asked()).anyMatch(question -> question.contains("Which one is lost?"));
    }

    @Test
    void a_device_is_brought_into_step_by_two_codes() throws IOException {
        start(
                state -> {
                    PracticeState now = with(state, user);
                    return now.withSecrets(now.secrets().withStep(serial(state, user), false));
                },
                options -> options);
        Run run = mfa(new AppPerson().with(SEED).slipping("000000", "111111"), "resync", user);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(said(run)).contains("AWS did not take these codes");
        assertThat(served.server().state().secrets().outOfStep()).isEmpty();
        assertThat(run.out().replace('\n', ' ')).contains("in step: its codes are good again");
        Run off = mfa(new AppPerson().with(SEED).slipping("stop"), "resync", user);
        assertThat(off.status()).isEqualTo(4);
    }

    @Test
    void who_has_no_device_can_neither_replace_nor_resync() throws IOException {
        start();
        assertThat(said(mfa(new AppPerson(), "replace", user))).contains("has no MFA device");
        assertThat(said(mfa(new AppPerson(), "resync", user))).contains("has no MFA device");
    }

    @Test
    void a_resync_without_answer_may_have_been_made() throws Exception {
        start(
                state -> with(state, user),
                options -> options.withFaultsOf("iam:ResyncMFADevice", Faults.parse("lost=1")));
        var process = new Interrupted();
        var hearing =
                Thread.ofVirtual()
                        .start(() -> {
                            while (served.server().calls().getOrDefault("iam:ResyncMFADevice", 0L)
                                    == 0) {
                                Thread.onSpinWait();
                            }
                            process.interrupt();
                        });
        Run run = conversation().run(process, new AppPerson().with(SEED), "mfa", "resync", user);
        hearing.join();
        assertThat(run.status()).as(run.err()).isEqualTo(130);
        assertThat(said(run))
                .contains("the device may be in step now")
                .doesNotContain("nothing was changed");
    }

    @Test
    void an_interrupt_at_any_prompt_of_a_replacement_loses_nothing() throws IOException {
        start(state -> with(state, user), options -> options);
        for (int prompt = 0; prompt < 4; prompt++) {
            var asked = new AtomicInteger();
            int at = prompt;
            var person = new AppPerson();
            var process = new Interrupted();
            int status =
                    conversation()
                            .run(
                                    process,
                                    (question, screen) -> {
                                        if (asked.getAndIncrement() == at) {
                                            process.interrupt();
                                            return Optional.empty();
                                        }
                                        return person.apply(question, screen);
                                    },
                                    "mfa",
                                    "replace",
                                    user)
                            .status();
            assertThat(status).as("at prompt " + prompt).isIn(4, 130);
            assertThat(devices()).containsExactly(user);
            assertThat(leftovers()).isEmpty();
        }
        Run run = mfa(new AppPerson(), "replace", user);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(devices()).containsExactly(user + "-2");
    }
}
