package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.practice.shape.AccountShape;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is not let in, what is not taken, and what pages never do, whatever is sent to them.
@Timeout(60)
class PracticeConsoleProtectionTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Set<String> PAGES =
            Set.of(
                    "",
                    "security",
                    "mfa/assign",
                    "mfa/set-up",
                    "mfa/remove",
                    "mfa/resync",
                    "key/deactivate",
                    "key/activate",
                    "key/delete",
                    "password",
                    "command-line",
                    "sign-in",
                    "sign-in/root",
                    "sign-in/user",
                    "sign-in/code",
                    "sign-in/new-password",
                    "mfa/cancel",
                    "sign-out",
                    "nothing");

    private Served served;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void serve() throws IOException {
        served = Served.of(AccountShape.WORST.make(4, 1, Served.now()));
    }

    @AfterEach
    void stop() {
        http.close();
        served.close();
    }

    private Account truth() {
        return served.server().state().truth();
    }

    private URI at(String path) {
        return served.server().endpoint().resolve("/_console/" + path);
    }

    /// A browser that was let in, by hand: where its pages are, and its cookie.
    private record Entered(HttpResponse<String> response) {
        String beginning() {
            return response.headers().firstValue("Location").orElseThrow();
        }

        URI at(String path) {
            return response.uri().resolve(beginning() + path);
        }

        String cookie() {
            return PracticeConsoleProtectionTest.cookie(response);
        }

        HttpRequest.Builder to(String path) {
            return HttpRequest.newBuilder(at(path)).header("Cookie", cookie());
        }
    }

    private Entered enter() {
        return new Entered(
                send(HttpRequest.newBuilder(URI.create(served.running().console().reveal()))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static HttpRequest.Builder post(URI address, String body) {
        return HttpRequest.newBuilder(address)
                .header("Content-Type", FORM)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static String cookie(HttpResponse<String> response) {
        return response.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    @Test
    void an_address_is_exchanged_for_a_cookie_of_a_place_that_nobody_else_knows() {
        Entered entered = enter();
        assertThat(entered.response().statusCode()).isEqualTo(303);
        assertThat(entered.response().body()).isEmpty();
        assertThat(entered.beginning()).matches("/_console/[\\w-]{43}/");
        assertThat(entered.response().headers().firstValue("Set-Cookie").orElseThrow())
                .matches(
                        "lockstep-console-[0-9]+=[\\w-]{43}; HttpOnly; SameSite=Strict; Path="
                                + entered.beginning())
                .doesNotContain("control");
        HttpResponse<String> page =
                send(
                        HttpRequest.newBuilder(entered.at(""))
                                .header("Cookie", "a=b; " + entered.cookie()));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<h1>Sign in</h1>").doesNotContain("control");
        // Without that place, or at that of another, the cookie opens nothing.
        for (URI elsewhere : List.of(at(""), at("security"), enter().at(""))) {
            assertThat(
                            send(HttpRequest.newBuilder(elsewhere)
                                            .header("Cookie", entered.cookie()))
                                    .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void an_address_lets_a_browser_in_once() {
        URI address = URI.create(served.running().console().reveal());
        assertThat(address.toString()).doesNotContain("control");
        assertThat(send(HttpRequest.newBuilder(address)).statusCode()).isEqualTo(303);
        HttpResponse<String> again = send(HttpRequest.newBuilder(address));
        assertThat(again.statusCode()).isEqualTo(403);
        assertThat(again.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(again.body()).contains("does so once", "lockstep practice console");
        assertThat(served.running().console().reveal()).isNotEqualTo(address.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?entry=wrong",
                "?entry=",
                "?entry=control",
                "?token=control",
                "?entry=AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "",
                "security",
                "a/security"
            })
    void who_has_no_token_and_no_cookie_is_told_which_command_to_run(String path) {
        HttpResponse<String> refused = send(HttpRequest.newBuilder(at(path)));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(refused.body()).contains("lockstep practice console");
        assertHeaders(refused);
    }

    @Test
    void the_token_in_a_form_or_a_made_up_cookie_lets_nobody_in() {
        URI entry = URI.create(served.running().console().reveal());
        assertThat(send(post(entry, entry.getQuery())).statusCode()).isEqualTo(403);
        Entered entered = enter();
        String name = "lockstep-console-" + served.server().endpoint().getPort();
        for (String cookie : List.of(name + "=", name + "=made-up", name, "x" + name + "=a")) {
            assertThat(
                            send(HttpRequest.newBuilder(entered.at("")).header("Cookie", cookie))
                                    .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void a_page_of_another_site_can_do_nothing_even_with_the_cookie() {
        PracticeConsole root = PracticeConsole.of(served).signInAsRoot();
        String key = truth().root().accessKeys().getFirst().id();
        root.get("key/deactivate?id=" + key);
        for (String[] header :
                List.of(
                        new String[] {"Origin", "https://example.com"},
                        new String[] {"Origin", "null"},
                        new String[] {"Origin", "http://127.0.0.1:1"},
                        new String[] {"Sec-Fetch-Site", "cross-site"},
                        new String[] {"Sec-Fetch-Site", "same-site"})) {
            root.send(
                    HttpRequest.newBuilder(root.at("key/deactivate?id=" + key))
                            .header(header[0], header[1]));
            assertThat(root.status()).as(String.join(" ", header)).isEqualTo(403);
        }
    }

    @Test
    void a_form_without_the_token_of_its_session_changes_nothing() {
        PracticeConsole root = PracticeConsole.of(served).signInAsRoot();
        String key = truth().root().accessKeys().getFirst().id();
        boolean before = truth().root().accessKeys().getFirst().active();
        PracticeConsole other = PracticeConsole.of(served).signInAsRoot();
        String others = other.get("security").page().selectFirst("input[name=form-token]").val();
        String path = before ? "key/deactivate" : "key/activate";
        for (String body :
                List.of(
                        "id=" + key,
                        "id=" + key + "&form-token=",
                        "id=" + key + "&form-token=" + others)) {
            root.send(post(root.at(path), body));
            assertThat(root.status()).isEqualTo(403);
            assertThat(root.text()).contains("Nothing was changed");
        }
        root.send(
                HttpRequest.newBuilder(root.at(path))
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString("id=" + key)));
        assertThat(root.status()).isEqualTo(400);
        root.send(post(root.at(path), "id=%zz"));
        assertThat(root.status()).isEqualTo(400);
        root.send(
                HttpRequest.newBuilder(root.at(path))
                        .header("Content-Type", FORM)
                        .POST(
                                HttpRequest.BodyPublishers.ofByteArray(
                                        new byte[] {'i', (byte) 0xff})));
        assertThat(root.status()).isEqualTo(400);
        assertThat(truth().root().accessKeys().getFirst().active()).isEqualTo(before);
    }

    @Test
    void what_was_seen_before_signing_in_opens_nothing_after_it() {
        PracticeConsole root = PracticeConsole.of(served);
        Entered entered = enter();
        String before = entered.cookie();
        Document form = Jsoup.parse(send(entered.to("sign-in/root")).body());
        String password = root.facts(java.util.Optional.empty()).password().get().reveal();
        HttpResponse<String> signedIn =
                send(
                        post(
                                        entered.at("sign-in/root"),
                                        "form-token="
                                                + form.selectFirst("[name=form-token]").val()
                                                + "&email=root%40example.com&password="
                                                + URLEncoder.encode(
                                                        password, StandardCharsets.UTF_8))
                                .header("Cookie", before));
        assertThat(signedIn.statusCode()).isEqualTo(303);
        assertThat(cookie(signedIn)).isNotEqualTo(before);
        assertThat(send(entered.to("")).statusCode()).isEqualTo(403);
        assertThat(
                        send(HttpRequest.newBuilder(entered.at(""))
                                        .header("Cookie", cookie(signedIn)))
                                .body())
                .contains("Console home");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "'; alert(1) //",
                "\u202egnp.exe",
                "a\u0000b",
                "&lt;b&gt;",
                "../../x",
                "https://example.com/"
            })
    void what_is_typed_stays_text_on_every_page(String hostile) {
        PracticeConsole console = PracticeConsole.of(served);
        for (String page : List.of("sign-in/root", "sign-in/user")) {
            console.get(page)
                    .fill(
                            Map.of(
                                    "email",
                                    hostile,
                                    "account",
                                    hostile,
                                    "user",
                                    hostile,
                                    "password",
                                    hostile));
            assertText(console);
        }
        console.signInAsRoot().get("mfa/assign").fill(Map.of("name", hostile, "kind", hostile));
        assertText(console);
        console.get("mfa/assign").fill(Map.of("name", hostile, "kind", "app"));
        assertText(console);
        assertThat(console.error()).contains("virtualMFADeviceName");
        String encoded = URLEncoder.encode(hostile, StandardCharsets.UTF_8);
        for (String page : PAGES) {
            console.get(page + "?id=" + encoded + "&serial=" + encoded + "&name=" + encoded);
            assertText(console);
        }
        assertThat(truth().root().mfaDevices()).isEmpty();
    }

    /// No element and no attribute came of it, and nothing of it is unseen.
    private static void assertText(PracticeConsole console) {
        String beginning = console.beginning();
        Document page = console.page();
        assertThat(
                        page.select(
                                "script, iframe, object, embed, link:not([href='data:,']), base, [onerror], [onload]"))
                .isEmpty();
        assertThat(page.select("img:not([src^=data:image/png;base64,])")).isEmpty();
        assertThat(page.select("a[href]").eachAttr("href"))
                .allSatisfy(link -> assertThat(link).startsWith(beginning));
        assertThat(page.select("form").eachAttr("action"))
                .allSatisfy(link -> assertThat(link).startsWith(beginning));
        assertThat(page.html()).doesNotContain("\u202e", "\u0000", "\u0001");
    }

    @Test
    void every_answer_forbids_scripts_frames_caches_and_other_places() {
        PracticeConsole console = PracticeConsole.of(served).signInAsRoot();
        assertThat(console.status()).isEqualTo(200);
        Entered entered = enter();
        var policies = new HashSet<String>();
        for (String page : PAGES) {
            HttpResponse<String> answer = send(entered.to(page));
            assertHeaders(answer);
            policies.add(answer.headers().firstValue("Content-Security-Policy").orElseThrow());
            assertThat(answer.body()).doesNotContain("<script", "style=\"", "http://", "https://");
        }
        assertThat(policies)
                .singleElement()
                .asString()
                .matches(
                        "default-src 'none'; style-src 'sha256-[\\w+/=]{44}'; img-src data:;"
                                + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
    }

    private static void assertHeaders(HttpResponse<String> answer) {
        Map<String, String> wanted =
                Map.of(
                        "Cache-Control", "no-store",
                        "X-Content-Type-Options", "nosniff",
                        "X-Frame-Options", "DENY",
                        "Referrer-Policy", "same-origin");
        wanted.forEach(
                (name, value) -> assertThat(answer.headers().firstValue(name)).contains(value));
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "OPTIONS"})
    void other_methods_are_refused(String method) {
        HttpResponse<String> answer =
                send(enter().to("security").method(method, HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(405);
    }

    @Test
    void the_sign_in_is_told_to_who_has_the_token_alone() {
        URI call = served.server().endpoint().resolve("/_lockstep/sign-in");
        assertThat(send(HttpRequest.newBuilder(call)).statusCode()).isEqualTo(403);
        HttpResponse<String> told =
                send(HttpRequest.newBuilder(call).header("X-Lockstep-Token", "control"));
        assertThat(told.body()).contains("\"email\":\"root@example.com\"", "\"password\":");
        HttpResponse<String> nobody =
                send(
                        HttpRequest.newBuilder(URI.create(call + "?user=nobody"))
                                .header("X-Lockstep-Token", "control"));
        assertThat(nobody.statusCode()).isEqualTo(404);
    }

    @Test
    void a_code_that_was_used_is_not_told_again() {
        PracticeConsole root = PracticeConsole.of(served).signInAsRoot();
        root.assignMfa("root-phone");
        assertThat(root.facts(java.util.Optional.empty()).devices())
                .allMatch(one -> one.code().isPresent());
        // One of a step later, so that the present one comes too late as well.
        String later =
                root.code(
                        root.facts(java.util.Optional.empty())
                                .devices()
                                .getFirst()
                                .key()
                                .orElseThrow(),
                        1);
        PracticeConsole other = root.another();
        other.get("sign-in/root")
                .fill(
                        Map.of(
                                "email",
                                "root@example.com",
                                "password",
                                root.facts(java.util.Optional.empty()).password().get().reveal()))
                .fill(Map.of("code", later));
        assertThat(other.heading()).isEqualTo("Console home");
        assertThat(root.facts(java.util.Optional.empty()).devices())
                .allMatch(one -> one.code().isEmpty() && one.key().isPresent());
    }

    @Test
    void a_secret_stands_on_the_page_that_shows_it_and_on_no_other() {
        PracticeConsole console = PracticeConsole.of(served).signInAsRoot();
        Map<String, String> environment = console.commandLineAccess();
        String seed = console.assignMfa("root-phone").reveal();
        var secrets =
                List.of(
                        seed,
                        environment.get("AWS_SECRET_ACCESS_KEY"),
                        environment.get("AWS_SESSION_TOKEN"),
                        console.facts(java.util.Optional.empty()).password().get().reveal());
        for (String page : PAGES) {
            assertThat(console.get(page).page().html()).as(page).doesNotContain(secrets);
        }
        console.signOut().signInAsRoot();
        assertThat(console.page().html()).doesNotContain(secrets);
    }

    @Test
    void nothing_failed_inside() {
        PracticeConsole console = PracticeConsole.of(served).signInAsRoot();
        for (String page : PAGES) {
            assertThat(console.get(page).status()).as(page).isNotEqualTo(500);
        }
    }
}
