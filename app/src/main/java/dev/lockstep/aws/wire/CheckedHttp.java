package dev.lockstep.aws.wire;

import dev.lockstep.input.JsonFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// Lets through to the SDK only what is whole and in AWS's form.
///
/// The SDK takes a well-formed page of a proxy for an answer without any members, and half a list
/// for a list. So each answer is read to its end within its time first: XML must be one `…Response`
/// (or error) from its first to its last tag, JSON one object.
public final class CheckedHttp implements SdkHttpClient {
    private static final int MOST_BYTES = 128 * 1024 * 1024;
    private static final String LENGTH = "Content-Length";
    private static final String TOKEN = "X-Amz-Security-Token";
    private static final Pattern ROOT =
            Pattern.compile(
                    "\\s*(?:<\\?xml[^>]*\\?>)?\\s*<((?:\\w+:)?\\w*(?:Response|Error))[\\s>].*",
                    Pattern.DOTALL);

    private final SdkHttpClient http;
    private final Duration longest;
    private final String agent;
    private final AtomicReference<Optional<Dated>> last = new AtomicReference<>(Optional.empty());

    /// When an answer was dated, and when it came.
    ///
    /// @param nanos of this virtual machine's own time
    private record Dated(Instant date, long nanos) {}

    private CheckedHttp(SdkHttpClient http, Duration longest, String agent) {
        this.http = http;
        this.longest = longest;
        this.agent = agent;
    }

    /// A client over these connections.
    ///
    /// @param agent how we call ourselves; the SDK would add the environment's words
    public static CheckedHttp over(Connections connections, Limits limits, String agent) {
        return new CheckedHttp(
                UrlConnectionHttpClient.create(
                        address -> connections.open(address, limits.connect(), limits.answer())),
                limits.answer(),
                agent);
    }

    /// What time it is by the clock of who answers (UTC): the date of the last answer (RFC 9110,
    /// section 6.6.1, whole seconds), and what has passed since. Empty if no answer was dated.
    public Optional<Instant> time() {
        return last.get().map(one -> one.date().plusNanos(System.nanoTime() - one.nanos()));
    }

    private void note(SdkHttpResponse response) {
        response.firstMatchingHeader("Date")
                .flatMap(CheckedHttp::date)
                .ifPresent(date -> last.set(Optional.of(new Dated(date, System.nanoTime()))));
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        // Neither header is signed. Both would carry text of the environment.
        var plain =
                request.httpRequest().toBuilder()
                        .putHeader("User-Agent", agent)
                        .removeHeader("X-Amzn-Trace-Id")
                        .build();
        ExecutableHttpRequest prepared = http.prepareRequest(sentOnce(plain, request));
        Optional<String> token = plain.firstMatchingHeader(TOKEN);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return checked(prepared, token);
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    /// The JVM sends a request again by itself where a connection is cut before an answer, a POST
    /// too, but not one whose length was announced: then a write is sent once, or not at all.
    private static HttpExecuteRequest sentOnce(SdkHttpRequest plain, HttpExecuteRequest request) {
        var once = HttpExecuteRequest.builder();
        Optional<ContentStreamProvider> content = request.contentStreamProvider();
        boolean isRead =
                plain.method() == SdkHttpMethod.GET || plain.method() == SdkHttpMethod.HEAD;
        if (isRead || (content.isPresent() && plain.firstMatchingHeader(LENGTH).isPresent())) {
            return once.request(plain).contentStreamProvider(content.orElse(null)).build();
        }
        byte[] bytes = content.map(CheckedHttp::whole).orElse(new byte[0]);
        return once.request(
                        plain.toBuilder().putHeader(LENGTH, Integer.toString(bytes.length)).build())
                .contentStreamProvider(ContentStreamProvider.fromByteArray(bytes))
                .build();
    }

    private static byte[] whole(ContentStreamProvider content) {
        try (InputStream in = content.newStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpExecuteResponse checked(ExecutableHttpRequest prepared, Optional<String> token)
            throws IOException {
        long end = System.nanoTime() + longest.toNanos();
        HttpExecuteResponse response = prepared.call();
        byte[] body = body(response, end);
        note(response.httpResponse());
        check(response.httpResponse(), body);
        if (token.isPresent() && !response.httpResponse().isSuccessful()) {
            body = without(token.get(), body);
        }
        return HttpExecuteResponse.builder()
                .response(response.httpResponse())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    /// Where AWS does not take a signature, its error repeats what was signed, and the token of the
    /// session with it.
    private static byte[] without(String token, byte[] body) {
        return new String(body, StandardCharsets.UTF_8)
                .replace(token, "***")
                .replace(token.replace("/", "\\/"), "***")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] body(HttpExecuteResponse response, long end) throws IOException {
        Optional<AbortableInputStream> given = response.responseBody();
        if (given.isEmpty()) {
            return new byte[0];
        }
        var bytes = new ByteArrayOutputStream();
        byte[] part = new byte[16 * 1024];
        try (InputStream in = given.get()) {
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                bytes.write(part, 0, read);
                if (System.nanoTime() > end) {
                    throw new SocketTimeoutException("the answer takes too long");
                }
                if (bytes.size() > MOST_BYTES) {
                    throw new NotAnAwsAnswer(
                            NotAnAwsAnswer.OTHER, "the answer has no end (over 128 MB)");
                }
            }
        }
        Optional<String> length = response.httpResponse().firstMatchingHeader(LENGTH);
        if (length.filter(text -> text.matches("[0-9]{1,10}")).isPresent()
                && Long.parseLong(length.get()) > bytes.size()) {
            throw new NotAnAwsAnswer(NotAnAwsAnswer.NO_ANSWER, "only a part of the answer came");
        }
        return bytes.toByteArray();
    }

    private static void check(SdkHttpResponse response, byte[] body) throws NotAnAwsAnswer {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        // An error may be told by a header alone.
        boolean isBare =
                text.isEmpty()
                        && response.statusCode() >= 400
                        && response.firstMatchingHeader("x-amzn-ErrorType").isPresent();
        if (isBare || isXml(text) || isJson(text)) {
            return;
        }
        if (ROOT.matcher(start(text)).matches() || text.startsWith("{")) {
            throw new NotAnAwsAnswer(NotAnAwsAnswer.NO_ANSWER, "only a part of the answer came");
        }
        if (response.statusCode() >= 500 && text.isEmpty()) {
            throw new NotAnAwsAnswer(
                    NotAnAwsAnswer.NO_ANSWER,
                    "HTTP status " + response.statusCode() + " and no words");
        }
        throw new NotAnAwsAnswer(
                NotAnAwsAnswer.OTHER,
                "what came (HTTP status "
                        + response.statusCode()
                        + ") is not an answer of AWS, but perhaps of a proxy on the way");
    }

    private static String start(String text) {
        return text.substring(0, Math.min(text.length(), 500));
    }

    private static boolean isXml(String text) {
        Matcher root = ROOT.matcher(start(text));
        return root.matches() && text.endsWith("</" + root.group(1) + ">");
    }

    private static boolean isJson(String text) {
        return text.startsWith("{") && JsonFile.isJson(text);
    }

    @Override
    public String clientName() {
        return http.clientName();
    }

    @Override
    public void close() {
        http.close();
    }
}
