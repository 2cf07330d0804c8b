package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.policies.InlinePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `people offboard` and `people split`, over weeks, on a practice account whose clock moves.
class PeopleOffboardTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern RUN = Pattern.compile("lockstep undo (\\d\\S+)");

    @TempDir Path folder;
    private BoardStory story;
    private String user;

    @BeforeEach
    void start() throws IOException {
        story = BoardStory.in(folder);
        user = story.somebody();
        try (var iam = story.iam()) {
            iam.createAccessKey(one -> one.userName(user));
            iam.putUserPolicy(one ->
                    one.userName(user)
                            .policyName("own")
                            .policyDocument(
                                    """
                                    {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                                    "Action":"s3:GetObject","Resource":"*"}]}\
                                    """));
        }
    }

    @AfterEach
    void end() {
        story.close();
    }

    private Run run(int status, String... arguments) {
        Run run = story.run(arguments);
        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(status);
        return run;
    }

    private String flat(int status, String... arguments) {
        Run run = run(status, arguments);
        return BoardStory.flat(run.out() + "\n" + run.err());
    }

    private User now() {
        return story.user(user).orElseThrow();
    }

    private String out() {
        return flat(0, "people", "offboard", user, "--yes", "--confirm", user);
    }

    @Test
    void somebody_who_leaves_is_out_at_once_and_deleted_after_the_waiting_time()
            throws IOException {
        assertThat(flat(4, "people", "offboard", user)).contains("no terminal", "--yes");
        assertThat(now().loginProfile()).isPresent();

        assertThat(out()).contains("Sessions that have begun", "again in 14 days");
        assertThat(now().loginProfile()).isEmpty();
        assertThat(now().accessKeys()).noneMatch(AccessKey::active);
        assertThat(now().groups()).isEmpty();
        assertThat(now().attachedPolicies()).isEmpty();
        assertThat(now().inlinePolicies())
                .extracting(InlinePolicy::name)
                .containsExactly("LockstepOffboarded");
        assertThat(now().inlinePolicies().getFirst().document().text())
                .contains("\"Deny\"", "\"DateLessThan\"", "aws:TokenIssueTime");

        // A plan meanwhile puts it back into no group, and takes nothing from it.
        JsonNode plan = JSON.readTree(story.run("plan", "--format", "json").out());
        assertThat(plan.get("changes").toString()).doesNotContain("\"" + user + "\"");
        assertThat(plan.get("by-hand").toString())
                .contains("lockstep people offboard USER", "wait until", user);

        story.later(Duration.ofDays(5));
        JsonNode waits =
                JSON.readTree(run(0, "people", "offboard", user, "--format", "json").out());
        assertThat(waits.get("state").asString()).isEqualTo("waiting");
        assertThat(waits.get("on").asString()).isNotEmpty();
        assertThat(out()).contains("No use of its keys is seen", "It waits until");
        assertThat(story.user(user)).isPresent();

        assertThat(BoardStory.flat(story.run("status").out()))
                .contains(user + " is out of use since");
        story.later(Duration.ofDays(10));
        assertThat(BoardStory.flat(story.run("status").out()))
                .contains("can be deleted now", "lockstep people offboard " + user);
        assertThat(flat(4, "people", "offboard", user, "--yes")).contains("--confirm " + user);
        assertThat(story.user(user)).isPresent();
        assertThat(story.yaml()).contains(user);
        assertThat(out()).contains("is out of lockstep.yaml");
        assertThat(story.user(user)).isEmpty();
        assertThat(story.truth().virtualMfaDevices())
                .noneMatch(one -> one.serial().endsWith("/" + user));
        assertThat(story.yaml()).doesNotContain(user);
    }

    @Test
    void undo_brings_keys_groups_and_policies_back_but_not_the_password() {
        List<String> groups = now().groups();
        Matcher run = RUN.matcher(out());
        assertThat(run.find()).isTrue();
        String told = flat(0, "undo", run.group(1), "--yes");
        assertThat(told).contains("password");
        assertThat(now().groups()).isEqualTo(groups);
        assertThat(now().accessKeys()).anyMatch(AccessKey::active);
        assertThat(now().inlinePolicies()).extracting(InlinePolicy::name).containsExactly("own");
        assertThat(now().loginProfile()).isEmpty();
    }

    @Test
    void who_gets_something_again_waits_anew() {
        out();
        story.later(Duration.ofDays(13));
        try (var iam = story.iam()) {
            iam.addUserToGroup(one -> one.userName(user).groupName("auditors"));
        }
        assertThat(out()).contains("has something again; so it waits anew");
        story.later(Duration.ofDays(5));
        assertThat(out()).contains("It waits until");
        assertThat(story.user(user)).isPresent();
    }

    @Test
    void nobody_takes_themselves_out_and_emergency_users_stay() {
        assertThat(flat(4, "people", "offboard", "emergency-admin", "--yes"))
                .contains("break-glass", "was not touched");
        String admin =
                story.truth().users().values().stream()
                        .filter(one -> one.groups().contains("administrators"))
                        .map(User::name)
                        .filter(name -> !name.equals("emergency-admin"))
                        .findFirst()
                        .orElseThrow();
        story.key(admin);
        assertThat(flat(4, "people", "offboard", admin, "--yes", "--confirm", admin))
                .contains("nobody takes themselves out");
        assertThat(story.user(admin).orElseThrow().loginProfile()).isPresent();
        assertThat(flat(4, "people", "offboard", "nobody", "--yes"))
                .contains("no user nobody", "nothing was done");
    }

    @Test
    void a_user_of_two_people_is_taken_from_neither() throws IOException {
        Path file = story.folder.resolve("lockstep.yaml");
        Files.writeString(
                file,
                story.yaml()
                        .replaceFirst("(?m)^people:$", "people:\n  guest: {user: " + user + "}"));
        assertThat(flat(4, "people", "offboard", "guest", "--yes", "--confirm", user))
                .contains("to guest, " + user, "lockstep people split " + user);
        assertThat(now().loginProfile()).isPresent();
    }

    @Test
    void a_person_whose_user_is_gone_is_not_taken_for_another_user_of_that_name()
            throws IOException {
        Path file = story.folder.resolve("lockstep.yaml");
        Files.writeString(
                file,
                story.yaml().replaceFirst("(?m)^people:$", "people:\n  guest: {user: guest.gone}"));
        try (var iam = story.iam()) {
            iam.createUser(one -> one.userName("guest"));
        }
        assertThat(flat(4, "people", "offboard", "guest", "--yes", "--confirm", "guest"))
                .contains("there is a user guest", "guest.gone", "nobody can tell");
        assertThat(story.yaml()).contains("guest.gone");
    }

    @Test
    void a_person_whose_user_is_gone_is_only_taken_out_of_the_roster() {
        assertThat(flat(4, "people", "offboard", BoardStory.NEW)).contains("--yes");
        assertThat(flat(0, "people", "offboard", BoardStory.NEW, "--yes"))
                .contains("has no user in this account", "is out of lockstep.yaml");
        assertThat(story.yaml()).doesNotContain(BoardStory.NEW);
    }

    @Test
    void an_onboarding_of_who_is_on_the_way_out_is_refused() {
        out();
        assertThat(
                        flat(
                                4,
                                "people",
                                "onboard",
                                user,
                                "--yes",
                                "--elsewhere",
                                "--password-file",
                                "p"))
                .contains("waits to be deleted", "lockstep undo");
        assertThat(flat(4, "people", "password", user, "--yes", "--password-file", "p"))
                .contains("waits to be deleted");
    }

    @Test
    void a_shared_login_goes_last_once_each_of_its_people_is_in() {
        try (var iam = story.iam()) {
            iam.createUser(one -> one.userName("shared"));
            iam.createLoginProfile(one -> one.userName("shared").password("Shared-by-all-34679"));
            iam.addUserToGroup(one -> one.userName("shared").groupName("auditors"));
        }
        BoardStory.Talk first =
                story.talk(
                        new AppPerson(),
                        "people",
                        "split",
                        "shared",
                        "--into",
                        "ann,ben",
                        "--elsewhere");
        assertThat(first.run().status()).as(first.screen()).isZero();
        assertThat(story.yaml()).contains("  ann:", "  ben:");
        assertThat(BoardStory.flat(first.screen())).contains("stays as it is", "Not yet: ann, ben");
        assertThat(story.user("shared").orElseThrow().loginProfile()).isPresent();
        assertThat(story.user("ann").orElseThrow().groups()).isEmpty();

        BoardStory.Talk second =
                story.talk(new AppPerson(), "people", "split", "shared", "--into", "ann,ben");
        assertThat(second.run().status()).as(second.screen()).isZero();
        for (String name : List.of("ann", "ben")) {
            assertThat(story.user(name).orElseThrow().groups()).containsExactly("auditors");
            assertThat(story.user(name).orElseThrow().mfaDevices()).hasSize(1);
            assertThat(story.user(name).orElseThrow().inlinePolicies()).isEmpty();
        }
        assertThat(story.user("shared").orElseThrow().loginProfile()).isEmpty();
        assertThat(story.user("shared").orElseThrow().groups()).isEmpty();
        story.later(Duration.ofDays(16));
        assertThat(
                        flat(
                                0,
                                "people",
                                "split",
                                "shared",
                                "--into",
                                "ann,ben",
                                "--yes",
                                "--confirm",
                                "shared",
                                "--codes",
                                "-",
                                "--key-file",
                                "k"))
                .contains("ann is in", "ben is in");
        assertThat(story.user("shared")).isEmpty();
    }

    @Test
    void splitting_says_what_it_cannot_do() {
        assertThat(flat(64, "people", "split", user, "--into", "ann")).contains("two people");
        assertThat(flat(4, "people", "split", user, "--into", "ann," + user, "--yes"))
                .contains("nobody keeps it");
        assertThat(flat(4, "people", "split", "ci-deploy", "--into", "ann,ben", "--yes"))
                .contains("a service");
        assertThat(flat(4, "people", "split", "emergency-admin", "--into", "ann,ben", "--yes"))
                .contains("a break-glass user");
        // Its own person, who is not named, would lose it.
        assertThat(flat(4, "people", "split", user, "--into", "ann,ben", "--yes"))
                .contains("to " + user + " too", "--into ann,ben," + user, "nothing was done");
        try (var iam = story.iam()) {
            iam.createUser(one -> one.userName("znew"));
            iam.createUser(one -> one.userName("shared"));
            iam.addUserToGroup(one -> one.userName("shared").groupName("auditors"));
        }
        // What is known of the second is told before anything is made for the first.
        assertThat(splitting(4, "p"))
                .contains("znew (by name)", "nothing was done", "If none is: --new-user");
        assertThat(story.yaml()).doesNotContain("  ann:");

        // The file takes one password.
        assertThat(splitting(3, "p", "--new-user"))
                .contains(
                        "goes on with another file",
                        "p is there already; no more was done",
                        "what was done before stands; there is no user zoe.new yet; the same"
                                + " command goes on")
                .doesNotContain("nothing was done");
        assertThat(story.yaml()).contains("  ann:");
        assertThat(story.user("ann")).isPresent();
        assertThat(story.user(BoardStory.NEW)).isEmpty();
        assertThat(splitting(0, "q", "--new-user")).contains("Not yet: ann, " + BoardStory.NEW);
    }

    private String splitting(int status, String file, String... more) {
        var words = new ArrayList<>(List.of("people", "split", "shared", "--into"));
        words.addAll(List.of("ann," + BoardStory.NEW, "--elsewhere", "--yes"));
        words.addAll(List.of("--password-file", file));
        words.addAll(List.of(more));
        return flat(status, words.toArray(String[]::new));
    }
}
