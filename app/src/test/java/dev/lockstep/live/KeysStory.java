package dev.lockstep.live;

import dev.lockstep.Main;
import dev.lockstep.Run;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.aws.AwsAccounts;
import dev.lockstep.cli.Answering;
import dev.lockstep.cli.Console;
import dev.lockstep.practice.running.PracticeRegistry;
import dev.lockstep.practice.server.Options;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.shape.FreshAccount;
import dev.lockstep.practice.wire.Clients;
import dev.lockstep.statefolder.StateFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.iam.IamClient;

/// A practice account with a user that has one active key and no password, and somebody who runs
/// commands on it.
final class KeysStory implements AutoCloseable {
    final Path folder;
    final Served served;
    final String user;
    final String key;
    final List<String> asked = new ArrayList<>();
    boolean terminal;
    boolean isAway;
    private Map<String, String> caller = Map.of();

    private KeysStory(Path folder, Served served, String user, String key) {
        this.folder = folder;
        this.served = served;
        this.user = user;
        this.key = key;
    }

    static KeysStory in(Path folder) throws IOException {
        return in(folder, UnaryOperator.identity());
    }

    static KeysStory in(Path folder, UnaryOperator<Options> more) throws IOException {
        FreshAccount fresh = AccountShape.WORST.make(6, 1, Served.now());
        User user =
                fresh.truth().users().values().stream()
                        .filter(one -> one.loginProfile().isEmpty())
                        .filter(one -> one.accessKeys().size() == 1)
                        .filter(one -> one.accessKeys().getFirst().active())
                        .findFirst()
                        .orElseThrow();
        var story =
                new KeysStory(
                        folder,
                        Served.of(fresh, more),
                        user.name(),
                        user.accessKeys().getFirst().id());
        new PracticeRegistry(StateFolder.of(story.environment(), folder))
                .put(story.served.running());
        return story;
    }

    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(served.environment());
        environment.put("LOCKSTEP_HOME", folder.resolve("state").toString());
        if (!caller.isEmpty()) {
            environment.remove("AWS_SESSION_TOKEN");
            environment.putAll(caller);
        }
        if (terminal) {
            environment.put("LOCKSTEP_TERMINAL", "1");
            environment.put("TERM", "dumb");
        }
        return environment;
    }

    /// From now on commands are run by a user that has this policy and nothing else.
    void as(String policy) {
        var session = served.running().session();
        try (IamClient iam =
                Clients.ready(
                        IamClient.builder(),
                        served.server().endpoint().toString(),
                        UrlConnectionHttpClient.create(),
                        AwsSessionCredentials.create(
                                session.accessKeyId(),
                                session.secret().reveal(),
                                session.token().reveal()))) {
            String arn =
                    iam.createPolicy(one -> one.policyName("helper").policyDocument(policy))
                            .policy()
                            .arn();
            iam.createUser(one -> one.userName("helper"));
            iam.attachUserPolicy(one -> one.userName("helper").policyArn(arn));
            var made = iam.createAccessKey(one -> one.userName("helper")).accessKey();
            caller =
                    Map.of(
                            "AWS_ACCESS_KEY_ID",
                            made.accessKeyId(),
                            "AWS_SECRET_ACCESS_KEY",
                            made.secretAccessKey());
        }
    }

    /// A lockstep.yaml that names the user as a service.
    ///
    /// @param service what is said of it, in YAML
    /// @param more lines
    void baseline(String service, String... more) throws IOException {
        Files.writeString(
                folder.resolve("lockstep.yaml"),
                "lockstep: 1\nservices:\n  "
                        + user
                        + ": {"
                        + service
                        + "}   # a machine\n"
                        + String.join("\n", more)
                        + (more.length == 0 ? "" : "\n"));
    }

    String yaml() throws IOException {
        return Files.readString(folder.resolve("lockstep.yaml"));
    }

    List<AccessKey> keys() {
        return served.server().state().truth().users().get(user).accessKeys();
    }

    AccessKey key(String id) {
        return keys().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    /// The key that is not the first one.
    Optional<AccessKey> second() {
        return keys().stream().filter(one -> !one.id().equals(key)).findFirst();
    }

    void later(Duration time) {
        served.server().clock().advance(time);
    }

    /// Signs a call with a key, as a program does that uses it.
    void use(String id, String secret) {
        Map<String, String> environment = environment();
        environment.put("AWS_ACCESS_KEY_ID", id);
        environment.put("AWS_SECRET_ACCESS_KEY", secret);
        environment.remove("AWS_SESSION_TOKEN");
        run(environment, List.of(), List.of("keys", "list"));
    }

    /// A program uses the first key.
    void usedNow() {
        use(key, served.server().state().secrets().keys().get(key).reveal());
    }

    Run run(String... arguments) {
        return run(environment(), List.of(), List.of(arguments));
    }

    /// Runs a command that is told yes, and does something before each answer.
    Run agreed(Runnable before, String... arguments) {
        return run(
                environment(),
                question -> {
                    before.run();
                    return Optional.of("yes");
                },
                List.of(arguments),
                Clock.systemUTC());
    }

    /// A command on another machine, which has made no runs and does not know that this is a
    /// practice account.
    ///
    /// @param ahead how far its clock is before the true time
    Run elsewhere(Duration ahead, String... arguments) {
        Map<String, String> environment = environment();
        environment.put("LOCKSTEP_HOME", folder.resolve("elsewhere").toString());
        return run(
                environment,
                _ -> Optional.empty(),
                List.of(arguments),
                Clock.offset(Clock.systemUTC(), ahead));
    }

    Run answered(List<String> answers, String... arguments) {
        return run(environment(), answers, List.of(arguments));
    }

    private Run run(Map<String, String> environment, List<String> answers, List<String> arguments) {
        Deque<String> typed = new ArrayDeque<>(answers);
        Answering answering =
                question -> {
                    asked.add(question);
                    return Optional.ofNullable(typed.poll());
                };
        return run(environment, answering, arguments, Clock.systemUTC());
    }

    private Run run(
            Map<String, String> environment,
            Answering answering,
            List<String> arguments,
            Clock clock) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status =
                Main.run(
                        arguments,
                        new Console(
                                        new PrintStream(out, false, StandardCharsets.UTF_8),
                                        new PrintStream(err, false, StandardCharsets.UTF_8),
                                        environment,
                                        clock,
                                        folder)
                                .reaching(new AwsAccounts("0", clock, Served.QUICK))
                                .answeredBy(isAway ? Answering.NOBODY : answering));
        return new Run(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// A text without its line breaks.
    static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }

    /// All that stands in files under the folder, but for one.
    String written(Path except) throws IOException {
        var all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.equals(except)) {
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
