package dev.lockstep.practice.enforce;

import dev.lockstep.account.Account;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.Secrets;
import dev.lockstep.practice.wire.AwsModel;
import dev.lockstep.practice.wire.Operation;
import dev.lockstep.practice.wire.Service;
import dev.lockstep.secret.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkPojo;

/// Calls that are judged in a test, without a wire.
record Judged(Account account, Caller caller, Optional<Secrets.Session> session) {
    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    static Judged of(Account account, Caller caller) {
        return new Judged(account, caller, Optional.empty());
    }

    static Judged user(Account account, String name) {
        return of(account, new Caller.IamUser(name, false, false));
    }

    /// With temporary credentials that came about so.
    Judged with(Secrets.Kind kind) {
        return new Judged(
                account,
                caller,
                Optional.of(
                        new Secrets.Session(
                                new Secret("s"),
                                new Secret("t"),
                                caller,
                                NOW.plusSeconds(3600),
                                kind)));
    }

    Call call() {
        return new Call(
                PracticeState.of(account, Secrets.NONE),
                account,
                caller,
                session,
                NOW,
                "eu-west-1",
                UnaryOperator.identity());
    }

    static Operation operation(String action) {
        String[] parts = action.split(":");
        return service(action).operation(parts[1]).orElseThrow();
    }

    private static Service service(String action) {
        return AwsModel.get().service(action.split(":")[0]).orElseThrow();
    }

    /// `allowed`, or AWS's words.
    String says(String action, SdkPojo request) {
        try {
            new Enforcement()
                    .judge(
                            operation(action),
                            service(action).protocol(),
                            request,
                            call(),
                            Optional.of("aws-cli/2"));
            return "allowed";
        } catch (AwsError e) {
            return e.words();
        }
    }
}
