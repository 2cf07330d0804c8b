package dev.lockstep.practice.console;

import dev.lockstep.practice.enforce.Enforcement;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.Operations;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.wire.AwsModel;
import dev.lockstep.practice.wire.Operation;
import dev.lockstep.practice.wire.Service;
import dev.lockstep.practice.wire.Wire;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkPojo;

/// The account as the console finds it, and what it can have done there: as on AWS, the console
/// carries out calls of the API in the name of whoever has signed in.
///
/// @param now the account's clock (UTC, whole seconds)
/// @param real the real time (UTC)
/// @param endpoint where the API answers
/// @param operations that are served
/// @param enforcement judges calls of users by their policies; absent: they are not judged
/// @param newId makes a random id from its prefix
public record Desk(
        PracticeState state,
        Instant now,
        Instant real,
        URI endpoint,
        List<Operations> operations,
        Optional<Enforcement> enforcement,
        UnaryOperator<String> newId) {
    private static final String REGION = "us-east-1";
    private static final String BROWSER = "practice console";

    public Desk {
        operations = List.copyOf(operations);
    }

    /// The same desk after something was done.
    Desk after(PracticeState next) {
        return new Desk(next, now, real, endpoint, operations, enforcement, newId);
    }

    /// A call in somebody's name. The console shows what is so: its pages are not behind.
    Call call(Caller caller) {
        return new Call(
                state,
                state.truth(),
                caller,
                Optional.empty(),
                now,
                real,
                REGION,
                enforcement.isPresent(),
                newId);
    }

    /// Has IAM do something in somebody's name.
    ///
    /// @param operation as IAM names it, such as `DeleteAccessKey`
    /// @throws AwsError if AWS would refuse
    Answer carryOut(Caller caller, String operation, SdkPojo request) {
        Service iam = AwsModel.get().service("iam").orElseThrow();
        Operation known = iam.operation(operation).orElseThrow();
        new Wire(iam).check(known, request);
        Call call = call(caller);
        if (!(caller instanceof Caller.RootUser)) {
            enforcement.ifPresent(judge ->
                    judge.judge(known, iam.protocol(), request, call, Optional.of(BROWSER)));
        }
        return operations.stream()
                .flatMap(some -> some.answer(request, call).stream())
                .findFirst()
                .orElseThrow();
    }
}
