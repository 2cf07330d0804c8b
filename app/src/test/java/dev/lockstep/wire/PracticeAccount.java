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
        PracticeServer server =
                PracticeServer.start(
                        state,
                        Options.of(
                                AllOperations.list(),
                                new Secret("control"),
                                InstantSource.system()));
        return new PracticeAccount(
                server,
                new CaseRun.Login(
                        session.id(),
                        session.session().secret().reveal(),
                        session.session().token().reveal()));
    }

    @Override
    public void close() {
        server.close();
    }
}
