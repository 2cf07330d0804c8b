package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.practice.server.Faults;
import dev.lockstep.practice.server.Options;
import dev.lockstep.practice.shape.AccountShape;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `root mfa`, on practice accounts whose root does its part in the console meanwhile.
@Timeout(60)
class RootMfaTest {
    @TempDir Path folder;
    private RootStory story;

    @AfterEach
    void end() {
        story.close();
    }

    private void begin(AccountShape shape) throws IOException {
        story = RootStory.of(shape, folder);
    }

    private void begin(AccountShape shape, UnaryOperator<Options> more) throws IOException {
        story = RootStory.of(shape, folder, UnaryOperator.identity(), more);
    }

    private Run mfa(int status, String... more) {
        String[] all = new String[more.length + 2];
        all[0] = "root";
        all[1] = "mfa";
        System.arraycopy(more, 0, all, 2, more.length);
        Run run = story.run(all);
        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(status);
        if (!run.out().startsWith("{")) {
            assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
            return new Run(run.status(), KeysStory.flat(run.out()), KeysStory.flat(run.err()));
        }
        return run;
    }

    @Test
    void root_without_mfa_is_led_through_the_console_and_waited_for_and_an_app_is_told()
            throws IOException {
        begin(AccountShape.WORST);
        story.after(2, RootStory::withApp);
        Run run = mfa(0, "--every", "1");
        assertThat(run.out())
                .contains(
                        "AWS has no API for root's MFA",
                        "passkey or security key",
                        "Register two",
                        "Assign MFA device",
                        "lockstep practice console",
                        "Lockstep cannot take this back",
                        "Troubleshoot MFA",
                        "AWS has it: root has MFA now.",
                        "It is an authenticator app: arn:aws:iam::",
                        "only root can see");
        assertThat(run.err()).contains("Ctrl-C is safe");
    }

    @Test
    void a_passkey_shows_as_no_app() throws IOException {
        begin(AccountShape.WORST);
        story.after(1, RootStory::withPasskey);
        assertThat(mfa(0, "--every", "1").out())
                .contains("It is no authenticator app, so a passkey, security key or hardware");
    }

    @Test
    void root_itself_sees_each_of_its_devices_and_that_there_is_one_only() throws IOException {
        begin(AccountShape.EMPTY);
        story.asRoot().after(1, RootStory::withPasskey);
        assertThat(mfa(0, "--every", "1").out())
                .contains(
                        "u2f/root-account/passkey (a passkey or security key",
                        "Root has one device only");
        assertThat(mfa(0).out())
                .contains("Root has MFA.", "one device only")
                .doesNotContain("What to click");
        story.now(RootStory::withApp);
        assertThat(mfa(0).out()).doesNotContain("one device only");
    }

    @Test
    void where_hardware_is_wanted_an_app_is_not_enough() throws IOException {
        begin(AccountShape.WORST);
        story.write("root: {mfa-kind: hardware}");
        story.asRoot().now(RootStory::withApp);
        assertThat(mfa(3).out()).contains("Root has MFA.", "mfa-kind: hardware", "What to click");
        story.now(RootStory::withPasskey);
        mfa(0);
    }

    @Test
    void a_summary_that_never_turns_ends_with_a_clear_sentence() throws IOException {
        begin(AccountShape.WORST);
        story.slow(Duration.ofSeconds(8));
        Run run = mfa(3, "--every", "1", "--wait-minutes", "1");
        assertThat(run.err())
                .contains("after 1 minutes AWS shows no MFA of root of account " + AppPerson.ID)
                .contains("lockstep root mfa goes on waiting");
    }

    @Test
    void a_refused_summary_is_told_with_who_may_read_it() throws IOException {
        begin(
                AccountShape.WORST,
                options ->
                        options.withDenied(
                                Set.of("iam:GetAccountSummary", "iam:ListVirtualMFADevices")));
        assertThat(mfa(3).err())
                .contains("AWS refused iam:GetAccountSummary", "--print-policy", "SecurityAudit");
    }

    @Test
    void a_refused_summary_does_not_hide_an_app_that_is_known() throws IOException {
        begin(AccountShape.TYPICAL, options -> options.withDenied(Set.of("iam:GetAccountSummary")));
        assertThat(mfa(0).out()).contains("Root has MFA.", "an authenticator app");
    }

    @Test
    void throttling_is_waited_out() throws IOException {
        begin(
                AccountShape.WORST,
                options ->
                        options.withFaultsOf(
                                "GetAccountSummary", new Faults(0.5, 0, 0, Duration.ZERO)));
        story.after(1, RootStory::withApp);
        mfa(0, "--every", "1");
    }

    @Test
    void without_waiting_it_says_what_to_do_and_that_it_is_missing() throws IOException {
        begin(AccountShape.WORST);
        assertThat(mfa(3, "--no-wait").out())
                .contains("What to click", "Run lockstep root mfa again");
        JsonNode json = new JsonMapper().readTree(mfa(3, "--no-wait", "--format", "json").out());
        assertThat(json.get("schema").asString()).isEqualTo("lockstep/root/1");
        assertThat(json.get("mfa").get("state").asString()).isEqualTo("off");
        assertThat(json.get("accessKeys").isNull()).isTrue();
        mfa(64, "--every", "0");
    }

    @Test
    void an_interrupt_says_how_to_go_on() throws IOException {
        begin(AccountShape.WORST);
        story.within(
                new ThisProcess() {
                    @Override
                    public List<String> program() {
                        return List.of();
                    }

                    @Override
                    public Interruption whenInterrupted(Runnable tidyUp) {
                        tidyUp.run();
                        return () -> {};
                    }
                });
        story.after(1, RootStory::withApp);
        assertThat(mfa(0, "--every", "1").err())
                .contains("nothing is lost: lockstep root mfa goes on from here");
    }
}
