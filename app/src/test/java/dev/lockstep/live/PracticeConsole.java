package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.practice.running.ConsoleSignIn;
import dev.lockstep.practice.running.PracticeRegistry;
import dev.lockstep.practice.running.RunningPractice;
import dev.lockstep.practice.state.Totp;
import dev.lockstep.secret.Secret;
import dev.lockstep.statefolder.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Somebody at the console of a practice account, as a browser sends it: pages are read, their
/// forms filled in and sent. Each is a browser of its own; [#open] makes another.
///
///     PracticeConsole root = PracticeConsole.of(served).signInAsRoot();
///     Secret seed = root.assignMfa("root-phone");
///     root.deactivateKey("AKIA…").deleteKey("AKIA…");
///     Map<String, String> environment = root.commandLineAccess();
///
/// What the console does not take fails the test, with its words; to see a refusal use [#get],
/// [#fill] and [#error].
public final class PracticeConsole {
    private static final Pattern EXPORT = Pattern.compile("export ([A-Za-z_]+)='([^']*)'");

    /// How far codes may be from now, in steps of 30 seconds: AWS takes one before and after.
    private static final int[] STEPS = {-1, 0, 1};

    private final RunningPractice practice;
    private final InstantSource clock;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();

    private Document page = Document.createShell("");
    private int status;
    private URI address = URI.create("http://127.0.0.1/");
    private String beginning = "/_console/";

    private PracticeConsole(RunningPractice practice, InstantSource clock) {
        this.practice = practice;
        this.clock = clock;
    }

    /// At the console of a practice account that this process serves; codes go by its clock.
    static PracticeConsole of(Served served) {
        return of(served.running(), served.server().clock()::now);
    }

    /// At the console of any practice account that runs.
    ///
    /// @param clock by which codes are made: that of the account, or the real time
    static PracticeConsole of(RunningPractice practice, InstantSource clock) {
        return new PracticeConsole(practice, clock).open();
    }

    /// A new browser at the same account, let in and not signed in.
    PracticeConsole another() {
        return of(practice, clock);
    }

    /// Opens the address that `lockstep practice console` prints.
    PracticeConsole open() {
        send(HttpRequest.newBuilder(URI.create(practice.console().reveal())));
        beginning = address.getPath();
        return this;
    }

    /// Signs in as root, with a code where root has a device.
    PracticeConsole signInAsRoot() {
        ConsoleSignIn facts = facts(Optional.empty());
        get("sign-in/root");
        fill(Map.of("email", facts.name(), "password", facts.password().orElseThrow().reveal()));
        return finished(facts);
    }

    /// Signs in as a user, with a code where it has a device. It may be asked for a new password
    /// then: [#changePassword].
    PracticeConsole signIn(String user, Secret password) {
        ConsoleSignIn facts = facts(Optional.of(user));
        get("sign-in/user");
        fill(Map.of("account", facts.account(), "user", user, "password", password.reveal()));
        return finished(facts);
    }

    /// Signs in as a user, with the password that it has.
    PracticeConsole signIn(String user) {
        return signIn(user, facts(Optional.of(user)).password().orElseThrow());
    }

    /// What somebody signs in with.
    ///
    /// @param user a user's name; absent: root
    ConsoleSignIn facts(Optional<String> user) {
        try {
            // Nothing is looked up in a state folder: the account is known.
            var registry = new PracticeRegistry(StateFolder.at(Path.of("/nowhere")));
            return registry.signIn(practice, user);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Gives the code of a device, if one is asked for: one that was not used yet.
    private PracticeConsole finished(ConsoleSignIn facts) {
        taken();
        if (!address.getPath().endsWith("sign-in/code")) {
            return this;
        }
        if (page.selectFirst("input[name=stand-in]") != null) {
            return fill(Map.of()).taken();
        }
        for (ConsoleSignIn.Device device : facts.devices()) {
            if (device.key().isEmpty()) {
                continue;
            }
            for (int step : STEPS) {
                fill(Map.of("code", code(device.key().get(), step)));
                if (error().isEmpty()) {
                    return this;
                }
            }
        }
        throw new AssertionError("no code is taken: " + error());
    }

    /// The code that an app with this key shows, some steps of 30 seconds from now.
    String code(Secret key, int steps) {
        return Totp.code(key, clock.instant().plusSeconds(30L * steps));
    }

    /// Whether a new password is asked for before anything else.
    boolean mustChangePassword() {
        return address.getPath().endsWith("sign-in/new-password");
    }

    /// Changes the own password: at the page that asks for it, or of who is signed in.
    PracticeConsole changePassword(Secret old, Secret next) {
        if (!mustChangePassword()) {
            get("password");
        }
        return fill(Map.of("old", old.reveal(), "new", next.reveal(), "again", next.reveal()))
                .taken();
    }

    /// Assigns a virtual MFA device. Its codes are some of a minute ago, so that those of now can
    /// be used for signing in.
    ///
    /// @return its seed, in base32
    Secret assignMfa(String deviceName) {
        Secret seed = beginMfa(deviceName);
        fill(Map.of("code1", code(seed, -3), "code2", code(seed, -2))).taken();
        return seed;
    }

    /// Begins to assign a virtual MFA device, up to the page that shows its key.
    ///
    /// @return its seed, in base32
    Secret beginMfa(String deviceName) {
        get("mfa/assign");
        fill(Map.of("name", deviceName, "kind", "app")).taken();
        return new Secret(element("#secret-key").text());
    }

    /// Removes an MFA device.
    PracticeConsole removeMfa(String serial) {
        return get("mfa/remove?serial=" + encoded(serial)).fill(Map.of()).taken();
    }

    PracticeConsole deactivateKey(String id) {
        return get("key/deactivate?id=" + encoded(id)).fill(Map.of()).taken();
    }

    PracticeConsole activateKey(String id) {
        return get("key/activate?id=" + encoded(id)).fill(Map.of()).taken();
    }

    /// Deletes an inactive key.
    PracticeConsole deleteKey(String id) {
        return get("key/delete?id=" + encoded(id)).fill(Map.of("confirm", id)).taken();
    }

    /// The environment of a shell with temporary credentials of who is signed in: nothing of the
    /// machine's own is in it.
    Map<String, String> commandLineAccess() {
        get("command-line").fill(Map.of()).taken();
        var environment = new LinkedHashMap<String, String>();
        Matcher line = EXPORT.matcher(element("#environment").wholeText());
        while (line.find()) {
            environment.put(line.group(1), line.group(2));
        }
        return environment;
    }

    PracticeConsole signOut() {
        return send(form("sign-out"), Map.of());
    }

    /// Looks at a page.
    ///
    /// @param path within the console, such as `security`
    PracticeConsole get(String path) {
        return send(HttpRequest.newBuilder(at(path)));
    }

    /// The address of a page.
    URI at(String path) {
        return practice.endpoint().resolve(beginning + path);
    }

    /// Fills in the form of the page and sends it.
    PracticeConsole fill(Map<String, String> values) {
        return send(element("main form"), values);
    }

    /// Sends a form of the page.
    ///
    /// @param values beside those that it holds already
    PracticeConsole send(Element form, Map<String, String> values) {
        Map<String, String> fields = fields(form);
        fields.putAll(values);
        String body =
                fields.entrySet().stream()
                        .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                        .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(address.resolve(form.attr("action")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", practice.endpoint().toString())
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// What a form holds as its page came.
    static Map<String, String> fields(Element form) {
        var fields = new LinkedHashMap<String, String>();
        for (Element input : form.select("input[name]")) {
            if (!input.attr("type").equals("radio") || input.hasAttr("checked")) {
                fields.put(input.attr("name"), input.attr("value"));
            }
        }
        return fields;
    }

    /// The form of the page that is sent there.
    Element form(String path) {
        return element("form[action=" + beginning + path + "]");
    }

    /// Sends a request with the cookies of this browser.
    PracticeConsole send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(
                            request.timeout(Duration.ofSeconds(30)).build(),
                            HttpResponse.BodyHandlers.ofString());
            status = response.statusCode();
            address = response.uri();
            page = Jsoup.parse(response.body(), address.toString());
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// The page as it is now.
    Document page() {
        return page;
    }

    int status() {
        return status;
    }

    /// Which page it is, such as `security`; empty: the first.
    String path() {
        assertThat(address.getPath()).startsWith(beginning);
        return address.getPath().substring(beginning.length());
    }

    /// How the addresses of its pages begin, which no other browser knows.
    String beginning() {
        return beginning;
    }

    /// Its heading.
    String heading() {
        return element("h1").text();
    }

    /// The words of a refusal; empty if there is none.
    String error() {
        Element error = page.selectFirst("[role=alert]");
        return error == null ? "" : error.text();
    }

    /// All that can be read of its main part.
    String text() {
        return element("main").text();
    }

    private PracticeConsole taken() {
        assertThat(error()).as("what the console does not take").isEmpty();
        assertThat(status).as(() -> page.text()).isEqualTo(200);
        return this;
    }

    private Element element(String selector) {
        Element found = page.selectFirst(selector);
        assertThat(found).as(() -> selector + " of " + page.text()).isNotNull();
        return found;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// The time by which its codes are made (UTC).
    Instant now() {
        return clock.instant();
    }
}
