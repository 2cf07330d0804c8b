package dev.lockstep.practice.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/// Every operation that is served, by the SDK's own clients: what they write is read as it was
/// meant, and what is answered they read as it was meant.
class CodecTest {
    private static final Answering HTTP = new Answering(new AtomicReference<>());
    private static final Map<String, AwsClient> CLIENTS = new HashMap<>();

    @AfterAll
    static void close() {
        CLIENTS.values().forEach(AwsClient::close);
    }

    private static Stream<String> operations() {
        return AwsModel.get().services().stream()
                .flatMap(service -> service.operations().values().stream())
                .filter(Operation::served)
                .map(Operation::action)
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void an_operation_goes_through_the_SDK_and_back_unchanged(String action) throws Exception {
        String[] parts = action.split(":", 2);
        Service service = AwsModel.get().service(parts[0]).orElseThrow();
        Operation operation = service.operation(parts[1]).orElseThrow();
        for (int seed = 0; seed < 3; seed++) {
            var any = new AnyPojo(new Random(action.hashCode() + seed));
            SdkPojo wanted = any.filled(SdkClasses.request(operation));
            SdkPojo told = any.filled(SdkClasses.answer(operation));
            var came = new AtomicReference<SdkPojo>();
            var wire = new Wire(service);
            HTTP.server.set(request -> {
                assertThat(wire.operation(request)).isEqualTo(operation);
                came.set(wire.decoded(operation, request));
                return wire.answer(operation, told, "request-1");
            });
            SdkPojo heard = call(service, operation, wanted);
            assertThat(came.get().equalsBySdkFields(wanted))
                    .as(came.get() + "\n" + wanted)
                    .isTrue();
            assertThat(heard.equalsBySdkFields(told)).as(heard + "\n" + told).isTrue();
        }
    }

    private static SdkPojo call(Service service, Operation operation, SdkPojo request)
            throws ReflectiveOperationException {
        AwsClient client =
                CLIENTS.computeIfAbsent(
                        service.id(), id -> Clients.of(id, "http://127.0.0.1:9", HTTP));
        String java = SdkClasses.javaName(operation.name());
        // The SDK names methods by another rule than classes: uploadSSHPublicKey.
        Method method =
                Stream.of(client.getClass().getMethods())
                        .filter(one -> one.getName().equalsIgnoreCase(java))
                        .filter(one -> one.getParameterCount() == 1)
                        .filter(one -> one.getParameterTypes()[0] == request.getClass())
                        .findFirst()
                        .orElseThrow();
        method.setAccessible(true);
        return (SdkPojo) method.invoke(client, request);
    }

    /// An HTTP client without a network.
    private record Answering(AtomicReference<Function<WireRequest, WireResponse>> server)
            implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest execute) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() throws IOException {
                    WireResponse response = server.get().apply(request(execute));
                    var http = SdkHttpFullResponse.builder().statusCode(response.status());
                    response.headers().forEach(http::putHeader);
                    return HttpExecuteResponse.builder()
                            .response(http.build())
                            .responseBody(
                                    AbortableInputStream.create(
                                            new ByteArrayInputStream(
                                                    response.body().asByteArray())))
                            .build();
                }

                @Override
                public void abort() {}
            };
        }

        private static WireRequest request(HttpExecuteRequest execute) throws IOException {
            SdkHttpRequest http = execute.httpRequest();
            byte[] body = {};
            if (execute.contentStreamProvider().isPresent()) {
                try (var in = execute.contentStreamProvider().get().newStream()) {
                    body = in.readAllBytes();
                }
            }
            return new WireRequest(
                    http.method().name(),
                    http.encodedPath(),
                    Optional.ofNullable(http.encodedQueryParameters().orElse(null)).orElse(""),
                    Map.<String, List<String>>copyOf(http.headers()),
                    SdkBytes.fromByteArray(body));
        }

        @Override
        public void close() {}
    }
}
