package dev.lockstep.practice.server;

import dev.lockstep.account.Root;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.wire.JsonText;
import dev.lockstep.practice.wire.Parameters;
import dev.lockstep.practice.wire.WireRequest;
import dev.lockstep.practice.wire.WireResponse;
import dev.lockstep.secret.Secret;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/// The calls that are the practice account's own and not AWS's; [PracticeServer] lists them.
///
/// @param state of the account as it is
/// @param stop ends the server, after this answer
record ControlCalls(
        Secret token,
        PracticeClock clock,
        Supplier<Map<String, Long>> calls,
        Supplier<PracticeState> state,
        Runnable stop) {
    static final String PREFIX = "/_lockstep/";

    static boolean concern(WireRequest request) {
        return request.path().startsWith(PREFIX);
    }

    WireResponse answer(WireRequest request) {
        String name = PracticeServer.TOKEN_HEADER.toLowerCase(Locale.ROOT);
        if (!request.header(name).map(token::is).orElse(false)) {
            return Refusal.of(403, "This call needs the token of the practice account.");
        }
        return switch (request.path().substring(PREFIX.length())) {
            case "account" -> get(request, () -> json(200, told()));
            case "clock" ->
                    request.method().equals("POST")
                            ? advanced(request)
                            : get(request, () -> json(200, time()));
            case "calls" -> get(request, () -> json(200, counted()));
            case "sign-in" -> get(request, () -> signIn(request));
            case "stop" -> {
                if (!request.method().equals("POST")) {
                    yield Refusal.of(405, "This call is a POST.");
                }
                stop.run();
                yield json(
                        202, JsonText.object(json -> json.writeBooleanProperty("stopped", true)));
            }
            default -> Refusal.of(404, "There is no such call.");
        };
    }

    private static WireResponse get(WireRequest request, Supplier<WireResponse> answer) {
        return request.method().equals("GET")
                ? answer.get()
                : Refusal.of(405, "This call is a GET.");
    }

    private WireResponse advanced(WireRequest request) {
        try {
            String by = Parameters.of(request.query()).getOrDefault("advance", "");
            clock.advance(Duration.parse(by));
            return json(200, time());
        } catch (DateTimeParseException _) {
            return Refusal.of(400, "advance is an ISO 8601 duration, such as PT336H.");
        } catch (IllegalArgumentException _) {
            return Refusal.of(
                    400,
                    "The clock moves forward only, and at most "
                            + PracticeClock.FURTHEST.toDays()
                            + " days ahead of the real time.");
        }
    }

    private String told() {
        return JsonText.object(json -> {
            state.get().truth().id().ifPresent(id -> json.writeStringProperty("account", id));
            json.writeBooleanProperty("practice", true);
            json.writeStringProperty("now", clock.now().toString());
        });
    }

    private String time() {
        return JsonText.object(json -> {
            json.writeStringProperty("now", clock.now().toString());
            json.writeStringProperty("ahead", clock.ahead().toString());
        });
    }

    private String counted() {
        return JsonText.object(json -> calls.get().forEach(json::writeNumberProperty));
    }

    private WireResponse signIn(WireRequest request) {
        String user;
        try {
            user = Parameters.of(request.query()).getOrDefault("user", Root.NAME);
        } catch (IllegalArgumentException _) {
            return Refusal.of(400, "user is the name of a user.");
        }
        return SignInFacts.of(state.get(), user, clock.real())
                .map(facts -> json(200, facts.json()))
                .orElseGet(() -> Refusal.of(404, "There is no such user."));
    }

    private static WireResponse json(int status, String text) {
        return WireResponse.of(status, "application/json", text);
    }
}
