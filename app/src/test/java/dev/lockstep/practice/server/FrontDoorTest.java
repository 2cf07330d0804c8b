package dev.lockstep.practice.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a web page in the user's browser may try: DNS rebinding, forms and scripts across sites.
class FrontDoorTest {
    private static final String API = "POST / HTTP/1.1";
    private static final String CONTROL = "POST /_lockstep/stop HTTP/1.1";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: evil.example:PORT",
                "Host: 127.0.0.1",
                "Host: 127.0.0.1:1",
                "Host: [::1]:PORT",
                "Host: 127.0.0.1:PORT.evil.example",
                "Host: localhost:PORT\r\nOrigin: http://evil.example",
                "Host: localhost:PORT\r\nOrigin: null",
                "Host: localhost:PORT\r\nOrigin: http://localhost:PORT.evil.example",
                "Host: localhost:PORT\r\nOrigin: https://localhost:PORT",
                "Host: localhost:PORT\r\nOrigin: http://localhost:1",
                "Host: 127.0.0.1:PORT\r\nSec-Fetch-Site: cross-site",
                "Host: 127.0.0.1:PORT\r\nSec-Fetch-Site: same-site",
                "Host: 127.0.0.1:PORT\r\nHost: evil.example"
            })
    void a_page_from_elsewhere_gets_nothing_from_API_and_control_calls_even_with_the_token(
            String headers) throws Exception {
        try (Served served = Served.small()) {
            for (String first : new String[] {API, CONTROL}) {
                String answer =
                        raw(
                                served,
                                first
                                        + "\r\n"
                                        + headers
                                        + "\r\nX-Lockstep-Token: control-token\r\n");
                assertThat(answer).containsAnyOf(" 403 ", " 400 ");
                assertThat(answer).doesNotContainIgnoringCase("Access-Control");
            }
            assertThat(served.server().awaitStop(Duration.ZERO)).isFalse();
        }
    }

    @Test
    void an_OPTIONS_request_gets_no_leave_for_other_origins() throws Exception {
        try (Served served = Served.small()) {
            String answer =
                    raw(
                            served,
                            "OPTIONS / HTTP/1.1\r\nHost: localhost:PORT\r\n"
                                    + "Origin: http://evil.example\r\n"
                                    + "Access-Control-Request-Method: POST\r\n");
            assertThat(answer).contains(" 403 ").doesNotContain("Access-Control-Allow");
        }
    }

    @Test
    void control_calls_need_the_token_and_say_what_is_wrong() throws Exception {
        try (Served served = Served.small()) {
            assertThat(served.send("GET", "/_lockstep/clock").statusCode()).isEqualTo(403);
            assertThat(
                            served.send("GET", "/_lockstep/clock", "X-Lockstep-Token", "other")
                                    .statusCode())
                    .isEqualTo(403);
            assertThat(served.control("GET", "/_lockstep/nothing").statusCode()).isEqualTo(404);
            assertThat(served.control("GET", "/_lockstep/stop").statusCode()).isEqualTo(405);
            assertThat(served.control("POST", "/_lockstep/clock?advance=14d").statusCode())
                    .isEqualTo(400);
            assertThat(served.control("POST", "/_lockstep/clock?advance=-PT1H").statusCode())
                    .isEqualTo(400);
            assertThat(
                            served.control("POST", "/_lockstep/clock?advance=PT2562047788015215H")
                                    .statusCode())
                    .isEqualTo(400);
            HttpResponse<String> moved = served.control("POST", "/_lockstep/clock?advance=PT336H");
            assertThat(moved.statusCode()).isEqualTo(200);
            assertThat(moved.body()).contains("\"ahead\":\"PT336H\"");
            assertThat(served.control("GET", "/_lockstep/calls").body()).isEqualTo("{}");
            assertThat(served.control("GET", "/_lockstep/account").body())
                    .contains("\"account\":\"123456789012\",\"practice\":true");
            assertThat(served.control("POST", "/_lockstep/stop").statusCode()).isEqualTo(202);
            assertThat(served.server().awaitStop(Duration.ofSeconds(5))).isTrue();
        }
    }

    /// A request as it stands, its headers not made better by a client.
    private static String raw(Served served, String head) throws IOException {
        int port = served.server().endpoint().getPort();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            String text =
                    head.replace("PORT", Integer.toString(port))
                            + "Content-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
