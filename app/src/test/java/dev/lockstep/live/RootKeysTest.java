package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.account.Root;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.aws.AwsAccounts;
import dev.lockstep.collect.Collector;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.practice.server.Faults;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.write.Seen;
import dev.lockstep.write.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `root keys`: watched from outside, and by root itself, over days.
@Timeout(90)
class RootKeysTest {
    private static final Pattern UNDO = Pattern.compile("lockstep undo ([0-9]{8}-\\S+)");

    @TempDir Path folder;
    private RootStory story;

    @AfterEach
    void end() {
        story.close();
    }

    private void begin() throws IOException {
        story = RootStory.of(AccountShape.WORST, folder);
    }

    private Run keys(int status, String... more) {
        String[] all = new String[more.length + 2];
        all[0] = "root";
        all[1] = "keys";
        System.arraycopy(more, 0, all, 2, more.length);
        return shown(status, story.run(all));
    }

    private static Run shown(int status, Run run) {
        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(status);
        if (run.out().startsWith("{")) {
            return run;
        }
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
        return new Run(run.status(), KeysStory.flat(run.out()), KeysStory.flat(run.err()));
    }

    private static List<AccessKey> none(List<AccessKey> keys) {
        return List.of();
    }

    @Test
    void from_outside_it_tells_what_is_known_where_to_look_and_who_can_do_it() throws IOException {
        begin();
        Run run = keys(3, "--no-wait");
        assertThat(run.out())
                .contains(
                        "Root's key 1 of the credential report is active",
                        "for ec2",
                        "by the credential report of",
                        "AttributeKey=Username,AttributeValue=root",
                        "Only root itself",
                        "then Deactivate",
                        "Next: Make the active key inactive now, wait 14 days")
                .doesNotContain("organization");
        JsonNode json = new JsonMapper().readTree(keys(3, "--no-wait", "--format", "json").out());
        assertThat(json.get("accessKeys").get("state").asString()).isEqualTo("active");
        assertThat(json.get("accessKeys").get("power").asString()).isEqualTo("console");
        assertThat(json.get("accessKeys").get("keys")).hasSize(2);
    }

    @Test
    void gone_is_confirmed_only_when_a_newer_report_agrees() throws IOException {
        begin();
        story.after(1, state -> RootStory.withKeys(state, RootKeysTest::none));
        Run run = keys(3, "--every", "1");
        assertThat(run.out()).contains("AWS shows a change").doesNotContain("Gone, confirmed");
        story.later(Duration.ofHours(5));
        assertThat(keys(0).out()).contains("Root has no access keys", "Gone, confirmed");
    }

    @Test
    void of_a_key_that_the_report_shows_inactive_it_is_not_said_that_it_has_waited()
            throws IOException {
        story =
                RootStory.of(
                        AccountShape.WORST,
                        folder,
                        state ->
                                RootStory.withKeys(
                                        state,
                                        keys ->
                                                keys.stream()
                                                        .filter(key -> !key.active())
                                                        .toList()),
                        UnaryOperator.identity());
        Run run = keys(3, "--no-wait");
        assertThat(run.out())
                .contains("If it was made inactive before", "14 days ago", "Actions, then Delete")
                .doesNotContain("then Deactivate", "waited long enough");
    }

    @Test
    void a_refused_summary_and_report_are_not_none() throws IOException {
        story =
                RootStory.of(
                        AccountShape.WORST,
                        folder,
                        UnaryOperator.identity(),
                        options ->
                                options.withDenied(
                                        Set.of(
                                                "iam:GetAccountSummary",
                                                "iam:GetCredentialReport",
                                                "organizations:DescribeOrganization")));
        assertThat(keys(3).err()).contains("AWS refused iam:GetAccountSummary", "--print-policy");
        JsonNode json =
                new JsonMapper().readTree(story.run("root", "--no-wait", "--format", "json").out());
        assertThat(json.get("accessKeys").get("state").asString()).isEqualTo("not-known");
        assertThat(json.get("accessKeys").get("power").asString()).isEqualTo("not-known");
    }

    @Test
    void root_itself_takes_its_keys_from_active_to_gone() throws IOException {
        begin();
        story.asRoot();
        String active = story.key(true);
        String inactive = story.key(false);
        // What has waited comes first, and is typed.
        Run untyped = keys(4, "--yes");
        assertThat(untyped.err()).contains("--confirm " + inactive);
        assertThat(untyped.out()).contains("AttributeKey=AccessKeyId,AttributeValue=AKIA");
        keys(0, "--yes", "--confirm", inactive);
        assertThat(story.root().accessKeys()).extracting(AccessKey::id).containsExactly(active);

        Run made = keys(0, "--yes");
        assertThat(made.out())
                .contains("It can be made inactive now", "lockstep root keys again in 14 days");
        assertThat(story.root().accessKeys()).noneMatch(AccessKey::active);

        story.later(Duration.ofDays(5));
        assertThat(keys(0, "--yes").out()).contains("It waits until", "lockstep undo");
        story.later(Duration.ofDays(10));
        keys(4, "--yes");
        Run gone = keys(0, "--yes", "--confirm", active);
        assertThat(gone.out()).contains("Gone, confirmed: root's own list is empty");
        assertThat(story.root().accessKeys()).isEmpty();
        assertThat(keys(0).out()).contains("Gone, confirmed");
        keys(0, "--format", "json");
    }

    @Test
    void only_root_takes_back_what_root_did() throws IOException {
        begin();
        story.asRoot();
        String active = story.key(true);
        Run made = keys(0, active, "--yes");
        Matcher undo = UNDO.matcher(made.out());
        assertThat(undo.find()).as(made.out()).isTrue();
        story.asAdministrator();
        Run refused = story.run("undo", undo.group(1), "--yes");
        assertThat(refused.status()).as(refused.out() + refused.err()).isEqualTo(4);
        assertThat(story.root().accessKeys()).noneMatch(AccessKey::active);
        story.asRoot();
        Run undone = story.run("undo", undo.group(1), "--yes");
        assertThat(undone.status()).as(undone.out() + undone.err()).isZero();
        assertThat(story.key(true)).isEqualTo(active);
    }

    @Test
    void the_key_that_signs_goes_last_and_its_own_end_is_told() throws IOException {
        begin();
        String active = story.key(true);
        String inactive = story.key(false);
        story.asKey(active);
        assertThat(keys(4, active, "--yes", "--confirm", active).err())
                .contains("signs these requests, so it goes last");
        keys(0, "--yes", "--confirm", inactive);
        Run own = keys(0, "--yes", "--confirm", active);
        assertThat(own.out())
                .contains("it signs its own end", "AWS does not take the key any more");
        assertThat(story.root().accessKeys()).noneMatch(AccessKey::active);
        assertThat(keys(3).err()).contains("AWS does not take the credentials");
        // The journal knows since when it waits.
        story.asRoot().later(Duration.ofDays(15));
        keys(0, "--yes", "--confirm", active);
        assertThat(story.root().accessKeys()).isEmpty();
    }

    @Test
    void an_administrator_neither_sees_nor_changes_a_key_of_root_in_the_place_of_its_own()
            throws IOException {
        begin();
        String id = story.key(true);
        Collector collector =
                new AwsAccounts("0", Clock.systemUTC(), Served.QUICK)
                        .open(SessionRequest.isolated(story.environment(), Clock.systemUTC()));
        var deletion = new AccessKeyEffect.DeleteAccessKey(Root.NAME, id);
        // A list that is the caller's own would show that root's key is gone.
        assertThat(collector.writer().look(deletion)).isInstanceOf(Seen.Missing.class);
        assertThat(collector.writer().write(deletion)).isInstanceOf(Written.NotDone.class);
        assertThat(collector.calls()).doesNotContainKeys("iam:DeleteAccessKey");
        assertThat(story.key(true)).isEqualTo(id);
    }

    @Test
    void killed_before_or_after_the_call_it_is_taken_up_again() throws IOException {
        for (boolean after : List.of(false, true)) {
            story = RootStory.of(AccountShape.WORST, Files.createTempDirectory(folder, "killed"));
            story.asRoot();
            String active = story.key(true);
            // The look, the last use, the call.
            var dying = new Dying(3, after);
            story.reaching(dying);
            try {
                story.run("root", "keys", active, "--yes");
            } catch (Dying.Death _) {
                // As a process ends; threads tell of it in their own way.
            }
            assertThat(dying.calls()).isGreaterThanOrEqualTo(3);
            story.reaching(new AwsAccounts("0", Clock.systemUTC(), Served.QUICK));
            Run again = story.run("root", "keys", active, "--yes");
            // Of a key that a killed run made inactive, only the report tells since when.
            assertThat(again.status()).as(again.out() + again.err()).isEqualTo(after ? 3 : 0);
            assertThat(story.root().accessKeys()).hasSize(2).noneMatch(AccessKey::active);
            if (!after) {
                story.close();
            }
        }
    }

    private void losing(UnaryOperator<PracticeState> before) throws IOException {
        story =
                RootStory.of(
                        AccountShape.WORST,
                        folder,
                        before,
                        options ->
                                options.withFaultsOf(
                                        "UpdateAccessKey", new Faults(0, 0, 1, Duration.ZERO)));
    }

    @Test
    void a_lost_answer_is_found_out_by_looking() throws IOException {
        losing(UnaryOperator.identity());
        story.asRoot();
        keys(0, story.key(true), "--yes");
        assertThat(story.root().accessKeys()).noneMatch(AccessKey::active);
    }

    @Test
    void the_end_of_the_key_that_signs_is_known_though_the_answer_is_lost() throws IOException {
        losing(state ->
                RootStory.withKeys(
                        state, keys -> keys.stream().filter(AccessKey::active).toList()));
        String key = story.key(true);
        story.asKey(key);
        assertThat(keys(0, "--yes", "--confirm", key).out())
                .contains("AWS does not take the key any more");
        assertThat(story.root().accessKeys()).noneMatch(AccessKey::active);
    }

    @Test
    void a_no_leaves_everything_as_it_was() throws IOException {
        begin();
        story.asRoot();
        Run no = story.answered(List.of("no"), "root", "keys", story.key(true));
        assertThat(no.status()).as(no.out() + no.err()).isEqualTo(4);
        Run closed = story.answered(List.of(), "root", "keys", story.key(true));
        assertThat(closed.status()).as(closed.out() + closed.err()).isEqualTo(4);
        assertThat(story.key(true)).isNotEmpty();
        assertThat(keys(4, "AKIANOSUCHKEY0000000").err()).contains("has no access key");
    }
}
