package dev.lockstep.practice.running;

import dev.lockstep.input.BadInput;
import dev.lockstep.input.JsonFields;
import dev.lockstep.input.JsonFile;
import dev.lockstep.input.JsonValue;
import dev.lockstep.input.JsonValue.JsonNumber;
import dev.lockstep.practice.server.PracticeServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The control calls of a running practice account, each with its token, past any proxy.
final class Control {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 1024 * 1024;

    private final RunningPractice practice;

    Control(RunningPractice practice) {
        this.practice = practice;
    }

    /// Which account answers there.
    ///
    /// @throws IOException if nothing answers in time, or something else does
    String account() throws IOException {
        JsonFile answer = call("GET", "account");
        return read(() -> answer.object("an account").text("account"));
    }

    /// The account's clock.
    PracticeRegistry.Time clock() throws IOException {
        return time(call("GET", "clock"));
    }

    /// Moves the clock forward.
    PracticeRegistry.Time advance(Duration by) throws IOException {
        return time(call("POST", "clock?advance=" + by));
    }

    private static PracticeRegistry.Time time(JsonFile answer) throws IOException {
        return read(() -> {
            JsonFields clock = answer.object("a clock");
            return new PracticeRegistry.Time(
                    Instant.parse(clock.text("now")), Duration.parse(clock.text("ahead")));
        });
    }

    /// How often each operation was called.
    SortedMap<String, Long> calls() throws IOException {
        JsonFile answer = call("GET", "calls");
        return read(() -> {
            var calls = new TreeMap<String, Long>();
            for (JsonValue.Member member : answer.object("counts").members()) {
                if (!(member.value() instanceof JsonNumber number)) {
                    throw answer.wrong(member.value(), "a count");
                }
                calls.put(member.name(), Long.parseLong(number.digits()));
            }
            return calls;
        });
    }

    /// What somebody signs in with at the console.
    ///
    /// @param user a user's name; absent: root
    ConsoleSignIn signIn(Optional<String> user) throws IOException {
        String query =
                user.map(name -> "?user=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                        .orElse("");
        JsonFile answer = call("GET", "sign-in" + query);
        return read(() -> ConsoleSignIn.read(answer.object("a sign-in")));
    }

    /// Ends the server.
    void stop() throws IOException {
        call("POST", "stop");
    }

    private interface Reading<T> {
        T read();
    }

    private static <T> T read(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (BadInput | DateTimeException | NumberFormatException e) {
            throw new PracticeRegistry.Refusal("what answers there is no practice account");
        }
    }

    private JsonFile call(String method, String path) throws IOException {
        var connection =
                (HttpURLConnection)
                        practice.endpoint()
                                .resolve("/_lockstep/" + path)
                                .toURL()
                                .openConnection(Proxy.NO_PROXY);
        try {
            connection.setRequestMethod(method);
            connection.setConnectTimeout((int) PATIENCE.toMillis());
            connection.setReadTimeout((int) PATIENCE.toMillis());
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setRequestProperty(PracticeServer.TOKEN_HEADER, practice.token().reveal());
            if (method.equals("POST")) {
                connection.setDoOutput(true);
                connection.setFixedLengthStreamingMode(0);
                connection.getOutputStream().close();
            }
            boolean well = connection.getResponseCode() / 100 == 2;
            String body = body(well ? connection.getInputStream() : connection.getErrorStream());
            JsonFile answer = read(() -> JsonFile.parse("answer", body));
            if (!well) {
                throw new PracticeRegistry.Refusal(
                        read(() -> answer.object("an error").text("error")));
            }
            return answer;
        } finally {
            connection.disconnect();
        }
    }

    @SuppressWarnings("NullAway") // the JDK gives no stream where there is no body
    private static String body(InputStream in) throws IOException {
        if (in == null) {
            return "";
        }
        try (in) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
    }
}
