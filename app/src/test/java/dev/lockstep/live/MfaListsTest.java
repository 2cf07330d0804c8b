package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `lockstep mfa status`, `chase` and `enrol --wait`: who has none, and what is sent to them.
class MfaListsTest extends MfaAtTheTerminal {
    @Test
    void waiting_prints_a_text_to_send_and_ends_when_the_device_is_there() throws Exception {
        start();
        String serial = serial(served.server().state(), user);
        Conversation terminal = conversation();
        var enrolled =
                Thread.ofVirtual()
                        .start(() -> {
                            while (!terminal.shown().contains("waiting up to")) {
                                Thread.onSpinWait();
                            }
                            Run person =
                                    new Conversation(served.environment(), folder.resolve("other"))
                                            .run(new AppPerson(), "mfa", "enrol", user);
                            assertThat(person.status()).as(person.err()).isZero();
                        });
        Run run = terminal.run(new AppPerson(), "mfa", "enrol", user, "--wait", "--every", "1");
        enrolled.join();
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "Security credentials",
                        "https://",
                        "As device name type: " + user,
                        "has MFA now");
        assertThat(run.out().replace('\n', ' ')).contains(serial + " (virtual");
        assertThat(AppPerson.key(terminal.shown())).as("no secret").isEmpty();
    }

    @Test
    void a_time_that_is_over_is_3() throws IOException {
        start();
        Run run = mfa(new AppPerson(), "enrol", user, "--wait", "--limit", "0");
        assertThat(run.status()).isEqualTo(3);
        assertThat(said(run)).contains("the same command goes on waiting");
    }

    @Test
    void status_and_chase_name_those_who_have_none_with_a_text_for_each() throws IOException {
        start();
        Run status = mfa(new AppPerson(), "status");
        assertThat(status.status()).as(status.err()).isZero();
        assertThat(status.out()).contains("MFA of account " + AppPerson.ID, "NONE", user);
        assertThat(status.out().lines()).allMatch(line -> line.length() <= 80);
        Run chase = mfa(new AppPerson(), "chase");
        assertThat(chase.status()).isZero();
        assertThat(chase.out())
                .contains(user, "The password dates from", "Security credentials", "https://");
        assertThat(chase.out().lines()).allMatch(line -> line.length() <= 80);
        Run json = mfa(new AppPerson(), "chase", "--format", "json");
        assertThat(json.out())
                .contains("\"schema\" : \"lockstep/mfa-chase/1\"")
                .contains("\"user\" : \"" + user + "\"")
                .contains("\"text\" : ");
        Run states = mfa(new AppPerson(), "status", "--format", "json");
        assertThat(states.out()).contains("lockstep/mfa-status/1", "\"judged\" : \"lacks\"");
    }

    @Test
    void saved_answers_are_told_as_of_when_they_were_taken_or_as_of_then() throws IOException {
        start();
        Run saved = conversation().run(new AppPerson(), "snapshot", "--output", "answers");
        assertThat(saved.status()).as(saved.err()).isZero();
        String live = mfa(new AppPerson(), "status").out();
        served.close();
        Run status = mfa(new AppPerson(), "status", "--from", "answers");
        assertThat(status.status()).as(status.err()).isZero();
        assertThat(status.out().lines().filter(line -> line.contains(user)))
                .isNotEmpty()
                .containsExactlyElementsOf(
                        live.lines().filter(line -> line.contains(user)).toList());
        Run chase =
                mfa(
                        new AppPerson(),
                        "chase",
                        "--from",
                        "answers",
                        "--now",
                        "2031-01-31T12:00:00Z",
                        "--format",
                        "json");
        assertThat(chase.status()).as(chase.err()).isZero();
        assertThat(chase.out()).contains("2031-01-31", "\"user\" : \"" + user + "\"");
        assertThat(mfa(new AppPerson(), "status", "--from", "answers", "--deep").status())
                .isEqualTo(64);
        assertThat(mfa(new AppPerson(), "status", "--now", "soon").status()).isEqualTo(64);
    }

    @Test
    void each_prints_the_policy_that_it_needs_and_asks_nothing() throws IOException {
        start();
        for (String command :
                List.of("enrol", "resync", "replace", "clean-up", "status", "chase")) {
            Run run = mfa(new AppPerson(), command, "--print-policy");
            assertThat(run.status()).isZero();
            assertThat(run.out()).contains("\"Version\": \"2012-10-17\"", "iam:List");
        }
        assertThat(served.server().calls()).isEmpty();
        assertThat(mfa(new AppPerson(), "enrol", "--print-policy").out())
                .contains("iam:CreateVirtualMFADevice", "iam:EnableMFADevice")
                .doesNotContain("iam:DeactivateMFADevice");
    }
}
