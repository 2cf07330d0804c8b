package dev.lockstep.practice.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lockstep.practice.console.ConsoleSite;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.wire.WireRequest;
import dev.lockstep.practice.wire.WireResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;

/// A practice account that answers on loopback, as AWS would.
///
/// Every path but those below is AWS's API: signed by a key that the account has.
///
/// Control calls need the token of [Options#token] in the header [#TOKEN_HEADER], and answer with
/// JSON:
///
/// | call | does | answers |
/// |---|---|---|
/// | `GET /_lockstep/account` | says whose server this is | `{"account": "123456789012", "practice": true, "now": "…"}` |
/// | `GET /_lockstep/clock` | reads the account's clock | `{"now": "2026-01-02T03:04:05Z", "ahead": "PT336H"}` |
/// | `POST /_lockstep/clock?advance=PT336H` | moves it forward by an ISO 8601 duration | the same, after it |
/// | `GET /_lockstep/calls` | counts API calls since the start | `{"iam:ListUsers": 3, …}`, sorted |
/// | `GET /_lockstep/sign-in` | tells what root signs in with at the console; `?user=NAME`: a user | `{"account": "123456789012", "email": "…" or "user": "…", "password": "…", "devices": [{"serial": "…", "kind": "virtual", "key": "…", "code": "123456" (absent once it was used)}]}` |
/// | `POST /_lockstep/stop` | ends the server | `{"stopped": true}`, status 202 |
///
/// What is wrong is answered with `{"error": "…a sentence…"}`: 403 for a wrong or missing token and
/// for requests from elsewhere, 404 for other paths, 405 for another method, 400 for a bad
/// argument.
///
/// Pages below `/_console/` are the [ConsoleSite]'s, for a browser.
///
/// Every request, of the API too, must carry a Host header that is loopback with this port, and is
/// refused (403) if `Origin` or `Sec-Fetch-Site` tell that another site's page sent it.
public final class PracticeServer implements AutoCloseable {
    public static final String TOKEN_HEADER = "X-Lockstep-Token";

    /// An IAM request is a policy at most; it fits many times.
    private static final int LARGEST_BODY = 1 << 20;

    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(90);

    private static final int MOST_BUGS = 100;

    private final HttpServer http;
    private final ExecutorService threads;
    private final ScheduledExecutorService watch;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final PracticeClock clock;
    private final Api api;
    private final ControlCalls control;
    private final FrontDoor door;
    private final ConsoleSite console;
    private final Queue<RuntimeException> bugs = new ConcurrentLinkedQueue<>();

    private PracticeServer(PracticeState state, Options options, HttpServer http) {
        this.http = http;
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        this.watch =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("practice-watch").factory());
        this.clock = new PracticeClock(options.time(), options.ahead());
        this.api = new Api(state, options, clock);
        this.door = new FrontDoor(http.getAddress().getPort());
        this.console = new ConsoleSite(options.token(), http.getAddress().getPort());
        this.control =
                new ControlCalls(
                        options.token(), clock, api::calls, api::state, stopped::countDown);
    }

    /// Serves an account until it is closed.
    ///
    /// @throws IOException if the port cannot be had
    public static PracticeServer start(PracticeState state, Options options) throws IOException {
        // Settings of the JDK's server: no waiting for a fuller packet, and an end to requests that
        // never come in whole. Seconds.
        System.getProperties().putIfAbsent("sun.net.httpserver.nodelay", "true");
        System.getProperties().putIfAbsent("sun.net.httpserver.maxReqTime", "60");
        var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        HttpServer http = HttpServer.create(new InetSocketAddress(loopback, options.port()), 0);
        var server = new PracticeServer(state, options, http);
        http.setExecutor(server.threads);
        http.createContext("/", server::serve);
        http.start();
        return server;
    }

    /// Where it answers, such as `http://127.0.0.1:40123`.
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /// The state as it is now.
    public PracticeState state() {
        return api.state();
    }

    public PracticeClock clock() {
        return clock;
    }

    /// How often each operation was called since the start, refused and failed calls included.
    public SortedMap<String, Long> calls() {
        return api.calls();
    }

    /// What callers were refused by policies since the start: the operation and AWS's words, one
    /// line for each refused call.
    public List<String> refusals() {
        return api.refusals();
    }

    /// Waits until the server is stopped by a control call or closed. Whoever waits closes it then.
    ///
    /// @return whether it was, within this time
    public boolean awaitStop(Duration atMost) throws InterruptedException {
        return stopped.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Stops serving; calls under way are cut. Nothing is left running.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            http.stop(0);
            threads.shutdownNow();
            watch.shutdownNow();
            stopped.countDown();
        }
    }

    private void serve(HttpExchange exchange) {
        ScheduledFuture<?> limit =
                watch.schedule(exchange::close, LONGEST_REQUEST.toMillis(), TimeUnit.MILLISECONDS);
        try (exchange) {
            Optional<WireResponse> response = answer(exchange);
            if (response.isPresent()) {
                send(exchange, response.get());
            }
            // Without an answer the connection is cut as the exchange is closed.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException _) {
            // The client is gone: there is nobody to tell.
        } finally {
            limit.cancel(false);
        }
    }

    private Optional<WireResponse> answer(HttpExchange exchange)
            throws IOException, InterruptedException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return Optional.of(Refusal.of(413, "The request is too large."));
        }
        URI uri = exchange.getRequestURI();
        var request =
                new WireRequest(
                        exchange.getRequestMethod(),
                        Objects.requireNonNullElse(uri.getRawPath(), "/"),
                        Objects.requireNonNullElse(uri.getRawQuery(), ""),
                        exchange.getRequestHeaders(),
                        SdkBytes.fromByteArrayUnsafe(body));
        Optional<String> refusal = door.refusal(request);
        if (refusal.isPresent()) {
            return Optional.of(Refusal.of(403, refusal.get()));
        }
        if (ControlCalls.concern(request)) {
            return Optional.of(control.answer(request));
        }
        if (ConsoleSite.concerns(request)) {
            return answered(() -> Optional.of(api.answer(request, console, endpoint())));
        }
        Thread.sleep(api.delay(request));
        return answered(() -> api.answer(request));
    }

    /// A bug is answered like a fault of AWS's own: nothing of it reaches the client.
    private Optional<WireResponse> answered(Supplier<Optional<WireResponse>> answer) {
        try {
            return answer.get();
        } catch (RuntimeException e) {
            if (bugs.size() < MOST_BUGS) {
                bugs.add(e);
            }
            return Optional.of(Refusal.of(500, "The practice account failed at this request."));
        }
    }

    /// What failed inside, for tests: a bug each.
    List<RuntimeException> bugs() {
        return List.copyOf(bugs);
    }

    private static void send(HttpExchange exchange, WireResponse response) throws IOException {
        response.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = response.body().asByteArrayUnsafe();
        exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
