package dev.lockstep.practice.server;

import dev.lockstep.account.Account;
import dev.lockstep.practice.console.ConsoleSite;
import dev.lockstep.practice.console.Desk;
import dev.lockstep.practice.enforce.Enforcement;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.Operations;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.Secrets;
import dev.lockstep.practice.wire.Authentication;
import dev.lockstep.practice.wire.KnownKey;
import dev.lockstep.practice.wire.Operation;
import dev.lockstep.practice.wire.Protocol;
import dev.lockstep.practice.wire.Unauthenticated;
import dev.lockstep.practice.wire.Wire;
import dev.lockstep.practice.wire.WireRequest;
import dev.lockstep.practice.wire.WireResponse;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkPojo;

/// AWS's API of one account: one call after the other, each whole.
final class Api {
    private static final int MOST_REFUSALS = 1000;

    private final Options options;
    private final PracticeClock clock;
    private final Draw draw;
    private final Truth truth;
    private final Enforcement enforcement = new Enforcement();

    /// Apart: the console is not behind, and each remembers the policies of one state.
    private final Enforcement atConsole = new Enforcement();

    private final TreeMap<String, Long> calls = new TreeMap<>();
    private final List<String> refusals = new ArrayList<>();
    private PracticeState state;

    Api(PracticeState state, Options options, PracticeClock clock) {
        this.state = state;
        this.options = options;
        this.clock = clock;
        this.draw = new Draw(options.seed());
        this.truth = new Truth(options.truthKey());
    }

    synchronized PracticeState state() {
        return state;
    }

    synchronized SortedMap<String, Long> calls() {
        return new TreeMap<>(calls);
    }

    synchronized List<String> refusals() {
        return List.copyOf(refusals);
    }

    /// The answer; empty if it is lost on the way.
    synchronized Optional<WireResponse> answer(WireRequest request) {
        String requestId = draw.requestId();
        Wire wire = wire(request);
        try {
            Authentication signer =
                    Authentication.of(request, this::known, clock.real(), clock.now());
            return answer(wire, request, signer, requestId);
        } catch (Unauthenticated e) {
            return Optional.of(wire.error(e.as(wire.service().protocol()), requestId));
        } catch (AwsError e) {
            return Optional.of(wire.error(e, requestId));
        }
    }

    /// What the console answers: its requests take turns with the calls.
    ///
    /// @param endpoint where this server answers
    synchronized WireResponse answer(WireRequest request, ConsoleSite console, URI endpoint) {
        ConsoleSite.Answer answer =
                console.answer(
                        request,
                        new Desk(
                                state,
                                clock.now(),
                                clock.real(),
                                endpoint,
                                options.operations(),
                                options.enforced() ? Optional.of(atConsole) : Optional.empty(),
                                draw::id));
        state = answer.next().replacedAt(clock.fine(), state);
        return answer.response();
    }

    private static Wire wire(WireRequest request) {
        return Authentication.service(request)
                .map(Wire::new)
                .orElseGet(() -> Wire.guessed(request));
    }

    private Optional<KnownKey> known(String id) {
        return truth.known(id).or(() -> KnownKey.find(seen(), state.secrets(), id));
    }

    private Account seen() {
        return state.visible(clock.fine(), options.visibleAfter());
    }

    private Optional<WireResponse> answer(
            Wire wire, WireRequest request, Authentication signer, String requestId) {
        Operation operation = wire.operation(request);
        if (truth.isKey(signer.keyId())) {
            SdkPojo read = readable(wire, operation, request);
            boolean fresh = operation.name().equals("GenerateCredentialReport");
            Answer answer =
                    truth.read(state, fresh, shown -> operate(read, call(shown, signer, true)))
                            .orElseThrow(() -> wire.notServed(operation));
            return Optional.of(wire.answer(operation, answer.response(), requestId));
        }
        calls.merge(operation.action(), 1L, Long::sum);
        state =
                state.usedKey(signer.keyId(), wire.service().id(), signer.region(), clock.now())
                        .replacedAt(clock.fine(), state);
        Protocol protocol = wire.service().protocol();
        if (options.denied().contains(operation.action())) {
            String arn = signer.caller().arn(state.truth());
            throw Denials.of(operation, protocol, arn, state.truth());
        }
        if (session(state, signer)
                .filter(one -> SessionScope.forbids(one, operation))
                .isPresent()) {
            throw SessionScope.refusal(protocol, operation, signer.caller().arn(state.truth()));
        }
        Faults faults = options.faults(operation.action());
        fail(faults, protocol);
        WireResponse response = carriedOut(wire, operation, request, signer, requestId);
        return draw.happens(faults.lost()) ? Optional.empty() : Optional.of(response);
    }

    /// The answer of a call that nothing kept from its operation, be it an error.
    private WireResponse carriedOut(
            Wire wire,
            Operation operation,
            WireRequest request,
            Authentication signer,
            String requestId) {
        try {
            SdkPojo read = readable(wire, operation, request);
            Call call = call(state, signer, false);
            if (options.enforced()) {
                judge(wire, operation, read, call, request);
            }
            Answer answer = operate(read, call).orElseThrow(() -> wire.notServed(operation));
            state = answer.next().replacedAt(clock.fine(), state);
            return wire.answer(operation, answer.response(), requestId);
        } catch (AwsError e) {
            return wire.error(e, requestId);
        }
    }

    private void judge(
            Wire wire, Operation operation, SdkPojo read, Call call, WireRequest request) {
        try {
            enforcement.judge(
                    operation, wire.service().protocol(), read, call, request.header("user-agent"));
        } catch (AwsError refusal) {
            if (refusals.size() < MOST_REFUSALS) {
                refusals.add(operation.action() + ": " + refusal.getMessage());
            }
            throw refusal;
        }
    }

    private static SdkPojo readable(Wire wire, Operation operation, WireRequest request) {
        if (!operation.served()) {
            throw wire.notServed(operation);
        }
        return wire.read(operation, request);
    }

    private Call call(PracticeState from, Authentication signer, boolean truthful) {
        return new Call(
                from,
                truthful ? from.truth() : seen(),
                signer.caller(),
                session(from, signer),
                clock.now(),
                clock.real(),
                signer.region(),
                options.enforced() && !truthful,
                draw::id);
    }

    private static Optional<Secrets.Session> session(PracticeState from, Authentication signer) {
        return Optional.ofNullable(from.secrets().sessions().get(signer.keyId()));
    }

    private Optional<Answer> operate(SdkPojo request, Call call) {
        for (Operations some : options.operations()) {
            Optional<Answer> answer = some.answer(request, call);
            if (answer.isPresent()) {
                return answer;
            }
        }
        return Optional.empty();
    }

    /// Fails a share of the calls, as asked for.
    ///
    /// @throws AwsError then
    private void fail(Faults faults, Protocol protocol) {
        boolean query = protocol == Protocol.QUERY;
        if (draw.happens(faults.throttle())) {
            throw query
                    ? new AwsError(400, "Throttling", "Rate exceeded")
                    : protocol == Protocol.JSON
                            ? new AwsError(400, "ThrottlingException", "Rate exceeded")
                            : new AwsError(429, "TooManyRequestsException", "Rate exceeded");
        }
        if (draw.happens(faults.error())) {
            throw draw.coin()
                    ? new AwsError(
                            500,
                            query ? "InternalFailure" : "InternalServerException",
                            "The request processing has failed because of an unknown error,"
                                    + " exception or failure.")
                    : new AwsError(
                            503,
                            query ? "ServiceUnavailable" : "ServiceUnavailableException",
                            "The request has failed due to a temporary failure of the server.");
        }
    }

    /// By how much the answer comes later.
    Duration delay(WireRequest request) {
        try {
            return options.faults(wire(request).operation(request).action()).delay();
        } catch (AwsError _) {
            return options.faults().delay();
        }
    }
}
