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
import java.util.function.Supplier;

/// The practice account's console: what it answers to a browser.
///
/// `GET /_console/?entry=…` lets a browser in, once ([Entrance]): its pages are at a place of their
/// own, `/_console/…/`, for which alone its cookie is. Browsers send a cookie to each port of a
/// machine, and so to whatever else listens on it, but only for an address below that place. Each
/// form brings a token of its session. Who asks without gets a sentence. Where the request comes
/// from is checked before it gets here.
///
/// One for each server; not for several threads at a time.
public final class ConsoleSite {
    /// Where all its pages are.
    public static final String PREFIX = "/_console/";

    private static final String NOT_LET_IN =
            "This page opens from the address that `lockstep practice console` prints: run it in a"
                    + " terminal, and open that address.";

    private static final String USED =
            "This address has let a browser in already, and does so once. Go on there; for another"
                    + " browser run `lockstep practice console` in a terminal, and open the address"
                    + " that it prints then.";

    private final Entrance entrance;
    private final String cookie;
    private final Visitors visitors = new Visitors();

    /// @param token of the practice account
    /// @param port that it listens on: browsers send a cookie to each port of a machine, so each
    ///   practice account has a name of its own for it
    public ConsoleSite(Secret token, int port) {
        this.entrance = new Entrance(token);
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
        Optional<Map<String, String>> query =
                parameters(() -> Objects.requireNonNullElse(request.query(), ""));
        if (query.isEmpty()) {
            return outside(desk, 400, "Not a page", "This address cannot be read.");
        }
        if (isEntrance(request) && query.get().containsKey("entry")) {
            return new Answer(entered(query.get(), desk), desk.state());
        }
        Optional<Place> place = Place.of(request);
        Optional<Visitors.Known> known =
                place.flatMap(at ->
                        cookie(request)
                                .flatMap(shown -> visitors.find(at.room(), shown, desk.real())));
        if (known.isEmpty()) {
            return outside(desk, 403, "Not let in", NOT_LET_IN);
        }
        String path = place.get().path();
        return switch (request.method()) {
            case "GET" -> answer(path, known.get(), false, query.get(), desk);
            case "POST" -> posted(request, path, known.get(), desk);
            default -> outside(desk, 405, "Not a page", "Pages are read, and forms are sent.");
        };
    }

    /// A page of a visitor.
    ///
    /// @param room where that visitor's pages are
    /// @param path within them
    private record Place(String room, String path) {
        static Optional<Place> of(WireRequest request) {
            if (!request.path().startsWith(PREFIX)) {
                return Optional.empty();
            }
            String rest = request.path().substring(PREFIX.length());
            int slash = rest.indexOf('/');
            return slash <= 0
                    ? Optional.empty()
                    : Optional.of(new Place(rest.substring(0, slash), rest.substring(slash + 1)));
        }
    }

    private static boolean isEntrance(WireRequest request) {
        return request.method().equals("GET") && request.path().equals(PREFIX);
    }

    private WireResponse entered(Map<String, String> query, Desk desk) {
        return switch (entrance.take(query.getOrDefault("entry", ""))) {
            case GOOD -> {
                Visitors.Known known = visitors.admit(desk.real());
                yield elsewhere(known.visitor().beginning()).with("Set-Cookie", shown(known));
            }
            case USED -> secured(403, Layout.outside("Not let in", USED));
            case WRONG ->
                    secured(
                            403,
                            Layout.outside(
                                    "Not let in", "The address is not right. " + NOT_LET_IN));
        };
    }

    private String shown(Visitors.Known known) {
        return cookie
                + "="
                + known.cookie().reveal()
                + "; HttpOnly; SameSite=Strict; Path="
                + known.visitor().beginning();
    }

    private Optional<String> cookie(WireRequest request) {
        return request.headers().getOrDefault("cookie", List.of()).stream()
                .flatMap(line -> List.of(line.split(";", -1)).stream())
                .map(String::strip)
                .filter(pair -> pair.startsWith(cookie + "="))
                .map(pair -> pair.substring(cookie.length() + 1))
                .findFirst();
    }

    private Answer posted(WireRequest request, String path, Visitors.Known known, Desk desk) {
        boolean isForm =
                request.header("content-type")
                        .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                        .isPresent();
        Optional<Map<String, String>> form =
                isForm ? parameters(request.body()::asUtf8String) : Optional.empty();
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
        return answer(path, known, true, form.get(), desk);
    }

    private Answer answer(
            String path,
            Visitors.Known known,
            boolean posted,
            Map<String, String> fields,
            Desk desk) {
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
                    case Turn.Reply.Elsewhere there ->
                            elsewhere(now.visitor().beginning() + there.path());
                };
        return new Answer(
                isRenewed ? response.with("Set-Cookie", shown(now)) : response, turn.state());
    }

    private static Answer outside(Desk desk, int status, String title, String sentence) {
        return new Answer(secured(status, Layout.outside(title, sentence)), desk.state());
    }

    private static WireResponse elsewhere(String address) {
        return secured(303, "").with("Location", address);
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

    /// @param text throws where what was sent is no text
    private static Optional<Map<String, String>> parameters(Supplier<String> text) {
        try {
            return Optional.of(Parameters.of(text.get()));
        } catch (IllegalArgumentException | java.io.UncheckedIOException _) {
            return Optional.empty();
        }
    }
}
