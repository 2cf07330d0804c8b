package dev.lockstep.practice.console;

import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.wire.Parameters;
import dev.lockstep.practice.wire.WireRequest;
import dev.lockstep.practice.wire.WireResponse;
import dev.lockstep.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The practice account's console: what it answers to a browser.
///
/// `GET /_console/?token=…` with the practice account's token lets a browser in: it gets a cookie,
/// and the address without the token. Each form brings a token of its session. Who asks without
/// either gets a sentence. Where the request comes from is checked before it gets here.
///
/// One for each server; not for several threads at a time.
public final class ConsoleSite {
    /// Where all its pages are.
    public static final String PREFIX = "/_console/";

    private static final String NOT_LET_IN =
            "This page opens from the address that `lockstep practice console` prints: run it in a"
                    + " terminal, and open that address.";

    private final Secret token;
    private final String cookie;
    private final Visitors visitors = new Visitors();

    /// @param token of the practice account
    /// @param port that it listens on: browsers send a cookie to each port of a machine, so each
    ///   practice account has a name of its own for it
    public ConsoleSite(Secret token, int port) {
        this.token = token;
        this.cookie = "lockstep-console-" + port;
    }

    /// Whether a request is the console's.
    public static boolean concerns(WireRequest request) {
        return request.path().startsWith(PREFIX) || (request.path() + "/").equals(PREFIX);
    }

    /// What a browser gets, and the account after it.
    public record Answer(WireResponse response, PracticeState next) {}

    /// Answers a request.
    ///
    /// @param desk the account as it is
    public Answer answer(WireRequest request, Desk desk) {
        Optional<Map<String, String>> query = parameters(request.query());
        if (query.isEmpty()) {
            return outside(desk, 400, "Not a page", "This address cannot be read.");
        }
        if (query.get().containsKey("token")) {
            return new Answer(entered(request, query.get(), desk), desk.state());
        }
        Optional<Visitors.Known> known =
                cookie(request).flatMap(shown -> visitors.find(shown, desk.real()));
        if (known.isEmpty()) {
            return outside(desk, 403, "Not let in", NOT_LET_IN);
        }
        return switch (request.method()) {
            case "GET" -> answer(request, known.get(), false, query.get(), desk);
            case "POST" -> posted(request, known.get(), desk);
            default -> outside(desk, 405, "Not a page", "Pages are read, and forms are sent.");
        };
    }

    private WireResponse entered(WireRequest request, Map<String, String> query, Desk desk) {
        boolean right = request.method().equals("GET") && token.is(query.getOrDefault("token", ""));
        if (!right) {
            return secured(
                    403, Layout.outside("Not let in", "The address is not right. " + NOT_LET_IN));
        }
        return elsewhere("").with("Set-Cookie", shown(visitors.admit(desk.real()).cookie()));
    }

    private String shown(Secret value) {
        return cookie + "=" + value.reveal() + "; HttpOnly; SameSite=Strict; Path=" + PREFIX;
    }

    private Optional<String> cookie(WireRequest request) {
        return request.headers().getOrDefault("cookie", List.of()).stream()
                .flatMap(line -> List.of(line.split(";", -1)).stream())
                .map(String::strip)
                .filter(pair -> pair.startsWith(cookie + "="))
                .map(pair -> pair.substring(cookie.length() + 1))
                .findFirst();
    }

    private Answer posted(WireRequest request, Visitors.Known known, Desk desk) {
        boolean isForm =
                request.header("content-type")
                        .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                        .isPresent();
        Optional<Map<String, String>> form =
                isForm ? parameters(request.body().asUtf8String()) : Optional.empty();
        if (form.isEmpty()) {
            return outside(desk, 400, "Not a form", "What was sent cannot be read as a form.");
        }
        if (!known.visitor().formToken().is(form.get().getOrDefault("form-token", ""))) {
            return outside(
                    desk,
                    403,
                    "Form out of date",
                    "This form is not of your session, or you have signed in or out since. Go"
                            + " back, load the page again, and send the form from there. Nothing"
                            + " was changed.");
        }
        return answer(request, known, true, form.get(), desk);
    }

    private Answer answer(
            WireRequest request,
            Visitors.Known known,
            boolean posted,
            Map<String, String> fields,
            Desk desk) {
        String path =
                request.path().equals("/_console") ? "" : request.path().substring(PREFIX.length());
        Turn turn = Pages.turn(path, new Visit(known.visitor(), desk, posted, fields));
        boolean isRenewed = !turn.visitor().stage().equals(known.visitor().stage());
        Visitors.Known now =
                isRenewed
                        ? visitors.renewed(known.cookie(), turn.visitor(), desk.real())
                        : new Visitors.Known(known.cookie(), turn.visitor());
        visitors.put(now.cookie(), now.visitor());
        WireResponse response =
                switch (turn.reply()) {
                    case Turn.Reply.Page page ->
                            secured(
                                    page.status(),
                                    Layout.page(page, now.visitor(), turn.state().truth()));
                    case Turn.Reply.Elsewhere there -> elsewhere(there.path());
                };
        return new Answer(
                isRenewed ? response.with("Set-Cookie", shown(now.cookie())) : response,
                turn.state());
    }

    private static Answer outside(Desk desk, int status, String title, String sentence) {
        return new Answer(secured(status, Layout.outside(title, sentence)), desk.state());
    }

    private static WireResponse elsewhere(String path) {
        return secured(303, "").with("Location", PREFIX + path);
    }

    /// Pages are kept nowhere and show nothing of where one was. `same-origin`, since without any
    /// referrer a browser says of a form that it comes from nowhere (`Origin: null`; Fetch, "append
    /// a request Origin header"), as it says of other sites' forms.
    private static WireResponse secured(int status, String page) {
        return WireResponse.of(status, "text/html; charset=utf-8", page)
                .with("Content-Security-Policy", Layout.POLICY)
                .with("Cache-Control", "no-store")
                .with("X-Content-Type-Options", "nosniff")
                .with("X-Frame-Options", "DENY")
                .with("Cross-Origin-Opener-Policy", "same-origin")
                .with("Cross-Origin-Resource-Policy", "same-origin")
                .with("Referrer-Policy", "same-origin");
    }

    private static Optional<Map<String, String>> parameters(String text) {
        try {
            return Optional.of(Parameters.of(Objects.requireNonNullElse(text, "")));
        } catch (IllegalArgumentException | java.io.UncheckedIOException _) {
            return Optional.empty();
        }
    }
}
