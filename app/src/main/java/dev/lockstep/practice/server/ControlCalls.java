package dev.lockstep.practice.server;

import dev.lockstep.practice.wire.JsonText;
import dev.lockstep.practice.wire.Parameters;
import dev.lockstep.practice.wire.WireRequest;
import dev.lockstep.practice.wire.WireResponse;
import dev.lockstep.secret.Secret;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The calls that are the practice account's own and not AWS's; [PracticeServer] lists them.
///
/// @param account the account's id
/// @param stop ends the server, after this answer
record ControlCalls(
        Secret token,
        PracticeClock clock,
        Supplier<Map<String, Long>> calls,
        Supplier<Optional<String>> account,
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
            case "account" -> get(request, this::told);
            case "clock" ->
                    request.method().equals("POST") ? advanced(request) : get(request, this::time);
            case "calls" -> get(request, this::counted);
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

    private static WireResponse get(WireRequest request, Supplier<String> text) {
        return request.method().equals("GET")
                ? json(200, text.get())
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
            account.get().ifPresent(id -> json.writeStringProperty("account", id));
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

    private static WireResponse json(int status, String text) {
        return WireResponse.of(status, "application/json", text);
    }
}
