package dev.lockstep.wire;

import dev.lockstep.practice.operation.AllOperations;
import dev.lockstep.practice.server.Options;
import dev.lockstep.practice.server.PracticeServer;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.shape.FreshAccount;
import dev.lockstep.practice.state.OwnSession;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.SessionKey;
import dev.lockstep.secret.Secret;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// A practice account, empty unless another shape is asked for, served, with a session of root; its
/// writes are seen at once.
public record PracticeAccount(PracticeServer server, CaseRun.Login login) implements AutoCloseable {
    public static PracticeAccount start() throws IOException {
        return of(AccountShape.EMPTY, 0);
    }

    /// The account of a shape, served so.
    public static PracticeAccount of(AccountShape shape, int users) throws IOException {
        Instant now = Instant.now();
        FreshAccount fresh = shape.make(users, 7, now);
        var number = new AtomicInteger();
        SessionKey session =
                OwnSession.ofRoot(
                        now.plus(Duration.ofHours(12)),
                        prefix -> prefix + "%017d".formatted(number.incrementAndGet()));
        PracticeState state =
                PracticeState.of(
                        fresh.truth(),
                        fresh.secrets().withSession(session.id(), session.session()));
        return new PracticeAccount(
                served(state),
                new CaseRun.Login(
                        session.id(),
                        session.session().secret().reveal(),
                        session.session().token().reveal()));
    }

    private static PracticeServer served(PracticeState state) throws IOException {
        return PracticeServer.start(
                state,
                Options.of(AllOperations.list(), new Secret("control"), InstantSource.system()));
    }

    /// The same account, served anew, after something was done that no call does.
    public PracticeAccount after(UnaryOperator<PracticeState> deed) throws IOException {
        PracticeState state = deed.apply(server.state());
        server.close();
        return new PracticeAccount(served(state), login);
    }

    @Override
    public void close() {
        server.close();
    }
}
