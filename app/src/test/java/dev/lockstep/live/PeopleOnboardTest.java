package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.access.judgement.RequireMfa;
import dev.lockstep.account.User;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.baseline.Person;
import dev.lockstep.practice.server.Faults;
import dev.lockstep.seal.Age;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// `people onboard` and `people password`, with a person at the terminal and without.
class PeopleOnboardTest {
    private static final String NEW = BoardStory.NEW;

    @TempDir Path folder;
    private BoardStory story;

    @BeforeEach
    void start() throws IOException {
        story = BoardStory.in(folder);
    }

    @AfterEach
    void end() {
        story.close();
    }

    private User made() {
        return story.user(NEW).orElseThrow();
    }

    private Run run(int status, String... arguments) {
        Run run = story.run(arguments);
        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(status);
        return new Run(run.status(), BoardStory.flat(run.out()), BoardStory.flat(run.err()));
    }

    private BoardStory.Talk talk(int status, AppPerson person, String... arguments) {
        BoardStory.Talk talk = story.talk(person, arguments);
        assertThat(talk.run().status()).as(talk.screen()).isEqualTo(status);
        return talk;
    }

    private Run elsewhere(int status, String... more) {
        var words = new ArrayList<>(List.of("people", "onboard", NEW, "--elsewhere", "--yes"));
        words.addAll(List.of("--password-file", "p"));
        words.addAll(List.of(more));
        return run(status, words.toArray(String[]::new));
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }

    @Test
    void with_the_person_beside_user_password_mfa_and_rights_come_in_this_order()
            throws IOException {
        BoardStory.Talk talk = talk(0, new AppPerson(), "people", "onboard", NEW);
        assertThat(made().groups()).containsExactly("auditors");
        assertThat(made().mfaDevices()).hasSize(1);
        assertThat(made().loginProfile())
                .hasValueSatisfying(one -> assertThat(one.resetRequired()).isTrue());
        assertThat(made().inlinePolicies()).isEmpty();
        String password = story.password(NEW).orElseThrow();
        assertThat(count(talk.screen(), password)).isEqualTo(1);
        assertThat(story.written()).doesNotContain(password);
        assertThat(talk.screen().indexOf("First code"))
                .isGreaterThan(talk.screen().indexOf(password))
                .isLessThan(talk.screen().indexOf("Put zoe.new into the group auditors"));
        assertThat(talk.screen().lines()).allMatch(line -> line.length() <= 80);

        var again = new AppPerson();
        talk(0, again, "people", "onboard", NEW);
        assertThat(again.asked()).isEmpty();
    }

    @Test
    void whoever_says_no_has_changed_nothing() {
        talk(4, new AppPerson().refusing(), "people", "onboard", NEW);
        assertThat(story.user(NEW)).isEmpty();
    }

    @Test
    void whoever_leaves_off_in_the_middle_is_told_what_is_there_and_what_is_missing() {
        var vague = new AppPerson().saying("perhaps", "MFA");
        String told = BoardStory.flat(talk(3, vague, "people", "onboard", NEW).screen());
        assertThat(told)
                .contains("no answer was understood, so it is taken as no; no more was done")
                .contains(
                        "zoe.new has a password and no MFA, and is not in auditors yet; the same"
                                + " command goes on")
                .doesNotContain("nothing was done");
        assertThat(made().groups()).isEmpty();
        // What stands then is what the list says, and no plan gives the rights before.
        String list = BoardStory.flat(story.run("people", "list").out());
        assertThat(list).contains("a first password that nobody has used", "people onboard " + NEW);
        String plan = BoardStory.flat(story.run("plan", "--only", "user-in-group").out());
        assertThat(plan)
                .contains("people onboard PERSON")
                .doesNotContain("into the group auditors");

        var late = new AppPerson().saying("no", "Make this change");
        assertThat(BoardStory.flat(talk(3, late, "people", "onboard", NEW).screen()))
                .contains("as you said; no more was done", NEW + " has a password and MFA, and is");
        assertThat(made().groups()).isEmpty();
    }

    @Test
    void elsewhere_a_small_policy_lets_the_person_in_until_mfa_is_seen() throws IOException {
        Path file = folder.resolve("first.txt");
        Run run =
                run(
                        0,
                        "people",
                        "onboard",
                        NEW,
                        "--elsewhere",
                        "--yes",
                        "--password-file",
                        "first.txt",
                        "--sheet",
                        "zoe.html");
        assertThat(run.out()).contains("once AWS shows the device, it gives the rights");
        assertThat(made().groups()).isEmpty();
        assertThat(made().inlinePolicies())
                .extracting(InlinePolicy::name)
                .containsExactly("LockstepEnrolment");
        String password = story.password(NEW).orElseThrow();
        assertThat(Files.readString(file)).contains(password);
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(story.written(file)).doesNotContain(password);
        assertThat(Files.readString(folder.resolve("zoe.html")))
                .contains("Content-Security-Policy", "default-src 'none'", NEW, "At least 14")
                .doesNotContain("<script", password);
        // A plan leaves it alone meanwhile, and names the command.
        Run plan = run(0, "plan", "--allow-undetermined");
        assertThat(plan.out()).contains("lockstep people onboard PERSON");
        assertThat(made().inlinePolicies()).hasSize(1);

        Run waiting = run(0, "people", "onboard", NEW, "--elsewhere", "--yes");
        assertThat(waiting.out()).contains("has no MFA yet", "As device name type " + NEW);
        assertThat(made().groups()).isEmpty();

        talk(0, new AppPerson(), "mfa", "enrol", NEW);
        run(0, "people", "onboard", NEW, "--elsewhere", "--yes");
        assertThat(made().groups()).containsExactly("auditors");
        assertThat(made().inlinePolicies()).isEmpty();
        assertThat(story.password(NEW)).contains(password);
    }

    @Test
    void without_a_terminal_and_without_options_nothing_is_done() {
        assertThat(run(4, "people", "onboard", NEW, "--yes").err())
                .contains("--password-file", "nothing was done");
        assertThat(run(4, "people", "onboard", NEW, "--yes", "--password-file", "p").err())
                .contains("--key-file");
        assertThat(story.user(NEW)).isEmpty();
        assertThat(folder.resolve("p")).doesNotExist();
    }

    private void refused(Person person, String... words) throws IOException {
        story.also(person);
        assertThat(
                        run(
                                        4,
                                        "people",
                                        "onboard",
                                        person.id(),
                                        "--yes",
                                        "--elsewhere",
                                        "--password-file",
                                        "p")
                                .err())
                .contains(words)
                .contains("nothing was done");
        assertThat(folder.resolve("p")).doesNotExist();
    }

    private static Person with(String id, String user, boolean federated, String... groups) {
        return new Person(
                id,
                Optional.empty(),
                Optional.empty(),
                user,
                List.of(groups),
                federated,
                Optional.empty());
    }

    @Test
    void what_cannot_be_is_a_clear_sentence_before_anything_is_made() throws IOException {
        refused(with("fay", "fay", true, "auditors"), "signs in another way");
        refused(with("fay", "fay", false), "gives fay no group");
        refused(with("fay", "ci-deploy", false, "auditors"), "to more than one", "a service");
        refused(with("fay", NEW, false, "auditors"), "to more than one", "fay", NEW);
        refused(with("fay", "emergency-admin", false, "auditors"), "break-glass");
        refused(with("fay", "fay", false, "nowhere"), "the group nowhere");
        assertThat(run(4, "people", "onboard", "nobody", "--yes").err())
                .contains("lockstep.yaml has no person nobody");
    }

    @Test
    void a_user_in_as_many_groups_as_aws_allows_is_told() {
        try (var iam = story.iam()) {
            iam.createUser(one -> one.userName(NEW));
            for (int i = 0; i < 10; i++) {
                String group = "extra-" + i;
                iam.createGroup(one -> one.groupName(group));
                iam.addUserToGroup(one -> one.groupName(group).userName(NEW));
            }
        }
        assertThat(
                        run(
                                        4,
                                        "people",
                                        "onboard",
                                        NEW,
                                        "--yes",
                                        "--elsewhere",
                                        "--password-file",
                                        "p")
                                .err())
                .contains("11 groups, and AWS allows 10", "nothing was done");
    }

    @Test
    void a_user_that_differs_in_case_is_taken_to_be_the_persons() {
        try (var iam = story.iam()) {
            iam.createUser(one -> one.userName("Zoe.New"));
        }
        Run run = run(0, "people", "onboard", NEW, "--yes", "--elsewhere", "--password-file", "p");
        assertThat(run.out()).contains("AWS does not tell from zoe.new");
        assertThat(story.user(NEW)).isEmpty();
        assertThat(story.password("Zoe.New")).isPresent();
    }

    @Test
    void what_is_there_is_not_made_again() {
        try (var iam = story.iam()) {
            iam.createUser(one -> one.userName(NEW));
            iam.createLoginProfile(one -> one.userName(NEW).password("Given-by-hand-34679"));
        }
        BoardStory.Talk talk = talk(0, new AppPerson(), "people", "onboard", NEW);
        assertThat(talk.screen()).contains("has a console password");
        assertThat(story.password(NEW)).contains("Given-by-hand-34679");
        assertThat(made().groups()).containsExactly("auditors");
        assertThat(made().mfaDevices()).hasSize(1);
    }

    @Test
    void where_rights_stand_mfa_comes_before_the_password() {
        story.letStand();
        assertThat(elsewhere(4).err()).contains("without --elsewhere", "nothing was done");
        assertThat(run(4, "people", "onboard", NEW, "--yes").err())
                .contains("--password-file", "nothing was done");
        assertThat(made().mfaDevices()).isEmpty();

        String screen = talk(0, new AppPerson(), "people", "onboard", NEW).screen();
        String password = story.password(NEW).orElseThrow();
        assertThat(screen.indexOf("First code")).isPositive().isLessThan(screen.indexOf(password));
        assertThat(made().mfaDevices()).hasSize(1);
        assertThat(BoardStory.flat(screen)).contains("is in: a password, MFA and the groups");
    }

    @Test
    void nobody_gets_a_second_user_unless_somebody_says_that_the_other_is_not_theirs() {
        try (var iam = story.iam()) {
            iam.createUser(one -> one.userName("znew"));
        }
        assertThat(elsewhere(4).err())
                .contains("znew (by name)", "lockstep people match --user zoe.new=znew");
        // A yes at the terminal.
        assertThat(BoardStory.flat(talk(4, new AppPerson(), "people", "onboard", NEW).screen()))
                .contains("Is znew the user of zoe.new", "no second one is made");
        assertThat(story.user(NEW)).isEmpty();
        elsewhere(0, "--new-user");
        assertThat(story.user(NEW)).isPresent();
    }

    @Test
    void a_refusal_in_the_middle_leaves_no_password_behind_that_is_not_in_force()
            throws IOException {
        story.close();
        Path other = Files.createDirectory(folder.resolve("enforced"));
        story = BoardStory.in(other, options -> options.withEnforced(true));
        String policy = run(0, "people", "onboard", "--print-policy").out();
        story.as(policy.replace("\"iam:CreateLoginProfile\",", ""));
        Run run = run(3, "people", "onboard", NEW, "--yes", "--elsewhere", "--password-file", "p");
        assertThat(run.err())
                .contains("AccessDenied", "is not in force", "The same command goes on");
        assertThat(other.resolve("p")).doesNotExist();
        assertThat(story.user(NEW)).isPresent();
        assertThat(story.password(NEW)).isEmpty();
    }

    @Test
    void a_new_first_password_takes_the_place_of_the_old_one() throws IOException {
        String user = story.somebody();
        Optional<String> before = story.password(user);
        Run given = run(0, "people", "password", user, "--yes", "--password-file", "p");
        // AWS keeps no former password: nothing is said of taking it back.
        assertThat(given.out() + given.err()).contains("Done: ").doesNotContain("lockstep undo");
        String id =
                new JsonMapper()
                        .readTree(story.run("runs", "--format", "json").out())
                        .at("/runs/0/id")
                        .asString();
        assertThat(run(0, "runs", "show", id).out())
                .contains("Nothing takes it back: AWS keeps no former password")
                .doesNotContain("lockstep undo");
        String now = story.password(user).orElseThrow();
        assertThat(before).isNotEqualTo(Optional.of(now));
        assertThat(Files.readString(folder.resolve("p"))).contains(now);
        assertThat(story.user(user).orElseThrow().loginProfile().orElseThrow().resetRequired())
                .isTrue();
        assertThat(story.written(folder.resolve("p"))).doesNotContain(now);
    }

    @Test
    void at_the_next_sign_in_no_password_is_given() {
        String user = story.somebody();
        Optional<String> before = story.password(user);
        run(0, "people", "password", user, "--yes", "--at-next-sign-in");
        assertThat(story.password(user)).isEqualTo(before);
        assertThat(story.user(user).orElseThrow().loginProfile().orElseThrow().resetRequired())
                .isTrue();
        assertThat(run(0, "people", "password", user, "--at-next-sign-in").out())
                .contains("already");
    }

    @Test
    void break_glass_users_and_strangers_get_no_password() {
        assertThat(run(4, "people", "password", "emergency-admin", "--yes").err())
                .contains("break-glass");
        try (var iam = story.iam()) {
            iam.createUser(one -> one.userName("stranger"));
            iam.createLoginProfile(one -> one.userName("stranger").password("Given-by-hand-34679"));
        }
        Run stranger = run(4, "people", "password", "stranger", "--yes", "--password-file", "p");
        assertThat(stranger.err()).contains("nobody whose user stranger is", "nothing was done");
        assertThat(stranger.out()).isEmpty();
        assertThat(story.password("stranger")).contains("Given-by-hand-34679");
        assertThat(folder.resolve("p")).doesNotExist();
        assertThat(run(4, "people", "password", NEW, "--yes").err())
                .contains("has no user yet", "people onboard");
    }

    @Test
    void a_password_is_sealed_to_the_recipient_of_lockstep_yaml_and_stands_nowhere_else()
            throws IOException, InterruptedException {
        Age age = Age.in(folder.resolve("identity.txt"));
        story.sealedTo(age.recipient());
        Run run = run(0, "people", "onboard", NEW, "--elsewhere", "--yes");
        String password = story.password(NEW).orElseThrow();
        Path file;
        try (Stream<Path> files = Files.list(folder)) {
            file = files.filter(one -> one.toString().endsWith(".age")).findFirst().orElseThrow();
        }
        assertThat(file.getFileName().toString()).startsWith(NEW + "-password-");
        assertThat(age.open(file)).contains(password, NEW, "AWS asks for a new one");
        assertThat(story.written() + run.out() + run.err()).doesNotContain(password);
    }

    private void again(String operation, String fault) throws IOException {
        story.close();
        story =
                BoardStory.in(
                        Files.createDirectory(folder.resolve("faulty")),
                        options -> options.withFaultsOf(operation, Faults.parse(fault)));
    }

    @Test
    void where_the_answer_is_lost_the_password_in_force_is_the_one_that_was_handed_over()
            throws IOException {
        again("iam:CreateLoginProfile", "lost=1");
        elsewhere(0);
        assertThat(Files.readString(story.folder.resolve("p")))
                .contains(story.password(NEW).orElseThrow());
    }

    @Test
    void where_nothing_can_be_seen_of_a_lost_answer_that_is_said() throws IOException {
        again("iam:UpdateLoginProfile", "lost=1");
        String user = story.somebody();
        Run run = run(3, "people", "password", user, "--yes", "--password-file", "p");
        assertThat(run.err())
                .contains("may be in force or not", "lockstep people password " + user);
        Path file = story.folder.resolve("p");
        String before = Files.readString(file);
        assertThat(before).contains(story.password(user).orElseThrow());

        // Nor does anybody know of the next one: both are kept.
        Run again = run(3, "people", "password", user, "--yes", "--password-file", "p");
        assertThat(again.out()).contains("may be in force, so it stays in", "p.before until AWS");
        assertThat(again.err()).contains("Nor is it known of the one before, in");
        assertThat(Files.readString(file)).contains(story.password(user).orElseThrow());
        assertThat(Files.readString(story.folder.resolve("p.before"))).isEqualTo(before);
    }

    @Test
    void a_user_that_vanishes_in_the_middle_is_told_and_made_again_by_the_same_command() {
        elsewhere(0);
        try (var iam = story.iam()) {
            iam.deleteLoginProfile(one -> one.userName(NEW));
            iam.deleteUserPolicy(one -> one.userName(NEW).policyName("LockstepEnrolment"));
            iam.deleteUser(one -> one.userName(NEW));
        }
        assertThat(run(4, "people", "password", NEW, "--yes", "--password-file", "q").err())
                .contains("has no user yet");
        run(0, "people", "onboard", NEW, "--elsewhere", "--yes", "--password-file", "q");
        assertThat(made().inlinePolicies()).hasSize(1);
    }

    @Test
    void a_group_that_asks_for_mfa_comes_first_and_no_other_policy_is_needed() {
        String arn = story.requireMfa();
        String account = story.truth().id().orElseThrow();
        try (var iam = story.iam()) {
            iam.createPolicyVersion(one ->
                    one.policyArn(arn)
                            .policyDocument(RequireMfa.document("aws", account).text())
                            .setAsDefault(true));
        }
        elsewhere(0);
        assertThat(made().groups()).containsExactly("auditors");
        assertThat(made().inlinePolicies()).isEmpty();
        assertThat(made().mfaDevices()).isEmpty();
    }
}
