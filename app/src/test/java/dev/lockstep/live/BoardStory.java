package dev.lockstep.live;

import dev.lockstep.Main;
import dev.lockstep.Run;
import dev.lockstep.access.judgement.RequireMfa;
import dev.lockstep.account.Account;
import dev.lockstep.account.User;
import dev.lockstep.aws.AwsAccounts;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import dev.lockstep.cli.Answering;
import dev.lockstep.cli.Console;
import dev.lockstep.lockstepfile.RosterFile;
import dev.lockstep.lockstepfile.edit.BaselineEdit;
import dev.lockstep.practice.running.PracticeRegistry;
import dev.lockstep.practice.server.Options;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.shape.FreshAccount;
import dev.lockstep.practice.wire.Clients;
import dev.lockstep.statefolder.StateFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.iam.IamClient;

/// A tidy practice account with a lockstep.yaml that names a person who has no user yet, and
/// somebody who runs commands on it.
final class BoardStory implements AutoCloseable {
    /// The person without a user.
    static final String NEW = "zoe.new";

    final Path folder;
    final Served served;
    private final Baseline baseline;
    private Map<String, String> caller = Map.of();

    private BoardStory(Path folder, Served served, Baseline baseline) {
        this.folder = folder;
        this.served = served;
        this.baseline = baseline;
    }

    static FreshAccount fresh() {
        return AccountShape.TIDY.make(6, 1, Served.now());
    }

    static Person person(String id, String... groups) {
        return new Person(
                id,
                Optional.empty(),
                Optional.empty(),
                id,
                List.of(groups),
                false,
                Optional.empty());
    }

    static BoardStory in(Path folder) throws IOException {
        return in(folder, UnaryOperator.identity());
    }

    static BoardStory in(Path folder, UnaryOperator<Options> more) throws IOException {
        FreshAccount fresh = fresh();
        Baseline baseline =
                new BaselineEdit.PutPerson(person(NEW, "auditors")).applyTo(fresh.baseline());
        var story = new BoardStory(folder, Served.of(fresh, more), baseline);
        story.write(baseline);
        new PracticeRegistry(StateFolder.of(story.environment(), folder))
                .put(story.served.running());
        return story;
    }

    private void write(Baseline wanted) throws IOException {
        Files.writeString(
                folder.resolve("lockstep.yaml"), RosterFile.render("The wanted account.", wanted));
    }

    /// From now on lockstep.yaml says this of a person too.
    void also(Person person) throws IOException {
        write(new BaselineEdit.PutPerson(person).applyTo(baseline));
    }

    /// From now on lockstep.yaml gives that person a recipient of sealed files.
    void sealedTo(String recipient) throws IOException {
        also(
                new Person(
                        NEW,
                        Optional.empty(),
                        Optional.empty(),
                        NEW,
                        List.of("auditors"),
                        false,
                        Optional.of(recipient)));
    }

    String yaml() {
        try {
            return Files.readString(folder.resolve("lockstep.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Account truth() {
        return served.server().state().truth();
    }

    Optional<User> user(String name) {
        return Optional.ofNullable(truth().users().get(name));
    }

    /// The console password of a user, if it has one.
    Optional<String> password(String name) {
        return served.server().state().secrets().password(name).map(one -> one.reveal());
    }

    /// Somebody of the account with a password and MFA, in a group of people, and no administrator.
    String somebody() {
        return truth().users().values().stream()
                .filter(one -> one.groups().equals(List.of("developers")))
                .filter(one -> one.loginProfile().isPresent() && !one.mfaDevices().isEmpty())
                .map(User::name)
                .findFirst()
                .orElseThrow();
    }

    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(served.environment());
        environment.put("LOCKSTEP_HOME", folder.resolve("state").toString());
        if (!caller.isEmpty()) {
            environment.remove("AWS_SESSION_TOKEN");
            environment.putAll(caller);
        }
        return environment;
    }

    void later(Duration time) {
        served.server().clock().advance(time);
    }

    IamClient iam() {
        var session = served.running().session();
        return Clients.ready(
                IamClient.builder(),
                served.server().endpoint().toString(),
                UrlConnectionHttpClient.create(),
                AwsSessionCredentials.create(
                        session.accessKeyId(),
                        session.secret().reveal(),
                        session.token().reveal()));
    }

    /// The account's policy that asks for MFA.
    String requireMfa() {
        return truth().policies().stream()
                .filter(one -> one.name().equals(RequireMfa.NAME))
                .findFirst()
                .orElseThrow()
                .arn();
    }

    /// The new person's user stands already, in a group that does not ask for MFA any more.
    void letStand() {
        try (IamClient iam = iam()) {
            iam.createUser(one -> one.userName(NEW));
            iam.addUserToGroup(one -> one.userName(NEW).groupName("auditors"));
            iam.detachGroupPolicy(one -> one.groupName("auditors").policyArn(requireMfa()));
        }
    }

    /// From now on commands are run by a user that has this policy and nothing else.
    void as(String policy) {
        try (IamClient iam = iam()) {
            String arn =
                    iam.createPolicy(one -> one.policyName("helper").policyDocument(policy))
                            .policy()
                            .arn();
            iam.createUser(one -> one.userName("helper"));
            iam.attachUserPolicy(one -> one.userName("helper").policyArn(arn));
            key("helper");
        }
    }

    /// From now on commands are run by this user, with a key of its own.
    void key(String user) {
        try (IamClient iam = iam()) {
            var made = iam.createAccessKey(one -> one.userName(user)).accessKey();
            caller =
                    Map.of(
                            "AWS_ACCESS_KEY_ID",
                            made.accessKeyId(),
                            "AWS_SECRET_ACCESS_KEY",
                            made.secretAccessKey());
        }
    }

    /// A person at the terminal, with an authenticator app.
    Talk talk(AppPerson person, String... arguments) {
        var conversation = new Conversation(environment(), folder);
        return new Talk(conversation.run(person, arguments), conversation.shown());
    }

    /// How a command went, and all that stood on the screen.
    record Talk(Run run, String screen) {}

    /// A command of a script: there is nobody to ask.
    Run run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status =
                Main.run(
                        List.of(arguments),
                        new Console(
                                        new PrintStream(out, false, StandardCharsets.UTF_8),
                                        new PrintStream(err, false, StandardCharsets.UTF_8),
                                        environment(),
                                        Clock.systemUTC(),
                                        folder)
                                .reaching(new AwsAccounts("0", Clock.systemUTC(), Served.QUICK))
                                .answeredBy(Answering.NOBODY));
        return new Run(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// A text without its line breaks.
    static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }

    /// All that stands in files under the folder, but for some.
    String written(Path... except) throws IOException {
        var all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!List.of(except).contains(file)) {
                    all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return all.toString();
    }

    @Override
    public void close() {
        served.close();
    }
}
