package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.account.Account;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.practice.server.Options;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.shape.FreshAccount;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.secret.Secret;
import dev.lockstep.write.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// `lockstep mfa` with a person at the terminal, in this process, on an account that is served in
/// it. The state folder does not know it, so to the program it is a real account.
abstract class MfaAtTheTerminal {
    static final Secret SEED =
            new Secret("KRUGKIDROVUWG2ZAMJZG653OEBTG66BANJ2W24DTEBXXMZLSEB2GQZJANRQXU6JA");

    @TempDir Path folder;
    Served served;
    String user;

    @AfterEach
    void end() {
        if (served != null) {
            served.close();
        }
    }

    void start(UnaryOperator<PracticeState> change, UnaryOperator<Options> options)
            throws IOException {
        FreshAccount fresh = AccountShape.WORST.make(4, 1, Served.now());
        user =
                fresh.truth().users().values().stream()
                        .filter(one -> one.loginProfile().isPresent())
                        .filter(one -> one.mfaDevices().isEmpty())
                        .map(User::name)
                        .findFirst()
                        .orElseThrow();
        served = Served.of(change.apply(fresh.state()), options);
    }

    void start() throws IOException {
        start(state -> state, options -> options);
    }

    static PracticeState made(PracticeState state, Effect... effects) {
        PracticeState now = state;
        for (Effect effect : effects) {
            now = now.after(effect, Assigned.at(Served.now().minusSeconds(86_400)));
        }
        return now;
    }

    static String serial(PracticeState state, String name) {
        return new MfaEffect.CreateVirtualMfaDevice("/", name).serial(state.truth());
    }

    /// The user has a device of this name, whose seed is known.
    PracticeState with(PracticeState state, String name) {
        String serial = serial(state, name);
        PracticeState made =
                made(
                        state,
                        new MfaEffect.CreateVirtualMfaDevice("/", name),
                        new MfaEffect.EnableMfaDevice(user, serial));
        return made.withSecrets(made.secrets().withSeed(serial, SEED));
    }

    Run mfa(AppPerson person, String... arguments) {
        return conversation().run(person, line(arguments));
    }

    static String[] line(String... arguments) {
        var line = new ArrayList<>(List.of("mfa"));
        line.addAll(List.of(arguments));
        return line.toArray(String[]::new);
    }

    /// What was said to the person, each sentence in a line of its own.
    static String said(Run run) {
        return run.err().replace("\n  ", " ");
    }

    Conversation conversation() {
        return new Conversation(served.environment(), folder);
    }

    Account truth() {
        return served.server().state().truth();
    }

    List<String> devices() {
        return truth().users().get(user).mfaDevices().stream()
                .map(MfaDevice::serial)
                .map(serial -> serial.substring(serial.lastIndexOf('/') + 1))
                .toList();
    }

    /// The names of virtual devices that are nobody's, but for the one that the account came with.
    List<String> leftovers() {
        return truth().virtualMfaDevices().stream()
                .filter(one -> !one.isAssigned())
                .map(VirtualMfaDevice::serial)
                .map(serial -> serial.substring(serial.lastIndexOf('/') + 1))
                .filter(name -> name.startsWith(user))
                .toList();
    }

    List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            var texts = new ArrayList<String>();
            for (Path one : all.filter(Files::isRegularFile).toList()) {
                texts.add(Files.readString(one));
            }
            return texts;
        }
    }

    /// What went wrong does so no more.
    void healthy() throws IOException {
        PracticeState now = served.server().state();
        served.close();
        served = Served.of(now, options -> options);
    }

    LiveAccount.Opened opened(Clock clock) {
        return served.reader(Served.QUICK)
                .open(
                        new LiveAccount.Request(
                                SessionRequest.isolated(served.environment(), clock),
                                false,
                                Served.goal(Optional.empty(), Optional.empty())));
    }

    void written(Effect effect) {
        assertThat(opened(Clock.systemUTC()).collector().writer().write(effect))
                .isInstanceOf(Written.Done.class);
    }

    /// A process that hears Ctrl-C, and ends when all is tidied up.
    static final class Interrupted implements ThisProcess {
        final Deque<Runnable> hooks = new ConcurrentLinkedDeque<>();

        @Override
        public List<String> program() {
            return List.of();
        }

        @Override
        public Interruption whenInterrupted(Runnable tidyUp) {
            hooks.add(tidyUp);
            return () -> hooks.remove(tidyUp);
        }

        void interrupt() {
            hooks.forEach(hook -> Thread.ofVirtual().start(hook));
        }
    }
}
