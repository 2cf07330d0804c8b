package dev.lockstep.live;

import dev.lockstep.Run;
import dev.lockstep.account.Account;
import dev.lockstep.account.Root;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.aws.AwsAccounts;
import dev.lockstep.cli.Answering;
import dev.lockstep.cli.CommandLineEdge;
import dev.lockstep.cli.Console;
import dev.lockstep.collect.Accounts;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.practice.operation.AllOperations;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.Operations;
import dev.lockstep.practice.running.PracticeRegistry;
import dev.lockstep.practice.server.Options;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.SessionKey;
import dev.lockstep.statefolder.StateFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryRequest;

/// A practice account and its root user, who does in the console what no API does: between two
/// looks at the account summary.
final class RootStory implements AutoCloseable {
    private static final String APP = "root-phone";

    final Path folder;
    final Served served;
    final List<String> asked = new ArrayList<>();
    private final Deque<UnaryOperator<PracticeState>> deeds;
    private final SessionKey rootSession;
    private Map<String, String> caller = Map.of();
    private ThisProcess process = ThisProcess.NONE;
    private Clock clock = Clock.systemUTC();
    private Accounts accounts = new AwsAccounts("0", Clock.systemUTC(), Served.QUICK);

    private RootStory(
            Path folder,
            Served served,
            Deque<UnaryOperator<PracticeState>> deeds,
            SessionKey rootSession) {
        this.folder = folder;
        this.served = served;
        this.deeds = deeds;
        this.rootSession = rootSession;
    }

    static RootStory of(AccountShape shape, Path folder) throws IOException {
        return of(shape, folder, UnaryOperator.identity(), UnaryOperator.identity());
    }

    static RootStory of(
            AccountShape shape,
            Path folder,
            UnaryOperator<PracticeState> before,
            UnaryOperator<Options> more)
            throws IOException {
        PracticeState state = before.apply(shape.make(4, 1, Served.now()).state());
        SessionKey session =
                SessionKey.make(
                        new Caller.RootUser(true, true),
                        Served.now().plus(Duration.ofDays(400)),
                        prefix -> prefix + "ROOTSESSION00000");
        var deeds = new ArrayDeque<UnaryOperator<PracticeState>>();
        Served served =
                Served.of(
                        state.withSecrets(
                                state.secrets().withSession(session.id(), session.session())),
                        options -> more.apply(played(options, deeds)));
        var story = new RootStory(folder, served, deeds, session);
        new PracticeRegistry(StateFolder.of(story.environment(), folder)).put(served.running());
        return story;
    }

    private static Options played(Options one, Deque<UnaryOperator<PracticeState>> deeds) {
        return new Options(
                one.port(),
                List.of((request, call) -> answered(request, call, deeds)),
                one.denied(),
                one.faults(),
                one.faultsOf(),
                one.visibleAfter(),
                one.token(),
                one.truthKey(),
                one.seed(),
                one.time(),
                one.ahead(),
                one.enforced());
    }

    private static Optional<Answer> answered(
            SdkPojo request, Call call, Deque<UnaryOperator<PracticeState>> deeds) {
        Call after = call;
        if (request instanceof GetAccountSummaryRequest && !deeds.isEmpty()) {
            PracticeState state = deeds.poll().apply(call.state());
            after =
                    new Call(
                            state,
                            state.truth(),
                            call.caller(),
                            call.session(),
                            call.now(),
                            call.real(),
                            call.region(),
                            call.judged(),
                            call.newId());
        }
        for (Operations one : AllOperations.list()) {
            Optional<Answer> answer = one.answer(request, after);
            if (answer.isPresent()) {
                return answer;
            }
        }
        return Optional.empty();
    }

    /// At the next looks at the summary nothing has happened, and then this.
    void after(int looks, UnaryOperator<PracticeState> deed) {
        for (int i = 0; i < looks; i++) {
            deeds.add(UnaryOperator.identity());
        }
        deeds.add(deed);
    }

    /// This happens before anybody looks again.
    void now(UnaryOperator<PracticeState> deed) {
        after(0, deed);
        run("root", "mfa", "--no-wait");
    }

    /// Root gives itself an authenticator app.
    static PracticeState withApp(PracticeState state) {
        var device = new MfaEffect.CreateVirtualMfaDevice("/", APP);
        String serial = device.serial(state.truth());
        return state.after(device, Assigned.at(Served.now()))
                .after(new MfaEffect.EnableMfaDevice(Root.NAME, serial), Assigned.at(Served.now()));
    }

    /// Root gives itself a passkey.
    static PracticeState withPasskey(PracticeState state) {
        return with(
                state,
                root -> {
                    var devices = new ArrayList<>(root.mfaDevices());
                    devices.add(
                            new MfaDevice(
                                    "arn:aws:iam::" + AppPerson.ID + ":u2f/root-account/passkey",
                                    Optional.of(Served.now())));
                    return new Root(
                            root.passwordLastUsed(),
                            root.accessKeys(),
                            devices,
                            root.created(),
                            root.password(),
                            root.signingCertificates());
                });
    }

    /// Root has these of its keys.
    static PracticeState withKeys(
            PracticeState state, Function<List<AccessKey>, List<AccessKey>> keys) {
        return with(
                state,
                root ->
                        new Root(
                                root.passwordLastUsed(),
                                keys.apply(root.accessKeys()),
                                root.mfaDevices(),
                                root.created(),
                                root.password(),
                                root.signingCertificates()));
    }

    private static PracticeState with(PracticeState state, UnaryOperator<Root> change) {
        Account truth = state.truth();
        return state.withTruth(
                truth.withIdentities(change.apply(truth.root()), truth.users()), Served.now());
    }

    Root root() {
        return served.server().state().truth().root();
    }

    String key(boolean active) {
        return root().accessKeys().stream()
                .filter(one -> one.active() == active)
                .findFirst()
                .orElseThrow()
                .id();
    }

    /// From now on root asks, by a session of `aws login`.
    RootStory asRoot() {
        caller =
                Map.of(
                        "AWS_ACCESS_KEY_ID",
                        rootSession.id(),
                        "AWS_SECRET_ACCESS_KEY",
                        rootSession.session().secret().reveal(),
                        "AWS_SESSION_TOKEN",
                        rootSession.session().token().reveal());
        return this;
    }

    /// From now on root asks, by one of its keys.
    RootStory asKey(String id) {
        caller =
                Map.of(
                        "AWS_ACCESS_KEY_ID",
                        id,
                        "AWS_SECRET_ACCESS_KEY",
                        served.server().state().secrets().keys().get(id).reveal());
        return this;
    }

    RootStory asAdministrator() {
        caller = Map.of();
        return this;
    }

    RootStory within(ThisProcess other) {
        process = other;
        return this;
    }

    /// From now on AWS is reached so.
    void reaching(Accounts other) {
        accounts = other;
    }

    /// From now on each look at the clock of the machine takes so long.
    RootStory slow(Duration step) {
        clock = new Slow(Instant.now(), step);
        return this;
    }

    void later(Duration time) {
        served.server().clock().advance(time);
    }

    void write(String... lines) throws IOException {
        Files.writeString(
                folder.resolve("lockstep.yaml"),
                "lockstep: 1   # ours\n" + String.join("\n", lines) + "\n");
    }

    String yaml() throws IOException {
        return Files.readString(folder.resolve("lockstep.yaml"));
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

    /// Nobody is there to be asked.
    Run run(String... arguments) {
        return run(Answering.NOBODY, arguments);
    }

    /// Somebody answers so, line by line, and then closes the terminal.
    Run answered(List<String> answers, String... arguments) {
        var typed = new ArrayDeque<>(answers);
        return run(
                question -> {
                    asked.add(question);
                    return Optional.ofNullable(typed.poll());
                },
                arguments);
    }

    private Run run(Answering answering, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status =
                new CommandLineEdge(
                                new Console(
                                                new PrintStream(out, false, StandardCharsets.UTF_8),
                                                new PrintStream(err, false, StandardCharsets.UTF_8),
                                                environment(),
                                                clock,
                                                folder)
                                        .reaching(accounts)
                                        .answeredBy(answering),
                                process)
                        .run(List.of(arguments));
        return new Run(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        served.close();
    }

    /// A clock on which each look takes a while.
    private static final class Slow extends Clock {
        private final Duration step;
        private Instant now;

        Slow(Instant now, Duration step) {
            this.now = now;
            this.step = step;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public synchronized Instant instant() {
            now = now.plus(step);
            return now;
        }
    }
}
