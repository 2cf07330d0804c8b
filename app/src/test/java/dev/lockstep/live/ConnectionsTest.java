package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.practice.shape.AccountShape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Through a proxy, with TLS whose certificate a company made itself: the proxy leads to a front
/// that ends TLS before a practice account.
class ConnectionsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir Path folder;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private Served served;
    private Tunnels tls;
    private Tunnels proxy;

    @BeforeEach
    void serve() throws Exception {
        served = Served.of(AccountShape.TIDY.make(3, 1, Served.now()));
        tls = Tunnels.tls(certificate(), served.server().endpoint().getPort());
        proxy = Tunnels.proxy(heads, tls.port());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        tls.close();
        served.close();
    }

    /// The account by the name of its own server, which is not reached but by the proxy.
    private Map<String, String> environment() {
        var environment = new HashMap<>(served.environment());
        environment.put(
                "AWS_ENDPOINT_URL", "https://localhost:" + served.server().endpoint().getPort());
        environment.put("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port());
        environment.put("AWS_CA_BUNDLE", "company.pem");
        return environment;
    }

    private Run audit(Map<String, String> environment) {
        return InProcess.run(
                environment,
                Served.QUICK,
                folder,
                List.of("audit", "--only", "root-mfa", "--format", "json"));
    }

    @Test
    void an_audit_goes_through_the_proxy_and_trusts_the_bundle() {
        Run run = audit(environment());
        assertThat(run.out()).as(run.err()).contains("\"status\"").contains("https://localhost:");
        assertThat(heads)
                .isNotEmpty()
                .allSatisfy(head -> {
                    assertThat(head)
                            .startsWith(
                                    "CONNECT localhost:" + served.server().endpoint().getPort());
                    assertThat(head).doesNotContain("Credential=");
                });
    }

    /// In a process of its own: the JVM looks once whether tunnels take passwords.
    @Test
    void a_user_name_and_password_in_the_proxys_address_are_told_to_the_proxy() throws Exception {
        try (Tunnels strict = Tunnels.proxy(heads, tls.port(), "alice:p+ss word")) {
            Map<String, String> environment = environment();
            environment.put("HTTPS_PROXY", "http://alice:p+ss%20word@127.0.0.1:" + strict.port());
            Run run =
                    Child.run(
                                    folder,
                                    environment,
                                    "audit",
                                    "--only",
                                    "root-mfa",
                                    "--format",
                                    "json")
                            .run();
            assertThat(run.out()).as(run.err()).contains("\"status\"");
            assertThat(heads).anySatisfy(head -> assertThat(head).contains("Basic "));
        }
    }

    @Test
    void without_the_bundle_the_certificate_is_not_trusted_and_no_call_arrives() {
        Map<String, String> environment = environment();
        environment.remove("AWS_CA_BUNDLE");
        Run run = audit(environment);
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).hasLineCount(1).contains("certificate is not trusted");
        assertThat(served.server().calls()).isEmpty();
    }

    @Test
    void NO_PROXY_leads_past_the_proxy() {
        Map<String, String> environment = environment();
        environment.put("NO_PROXY", "example.com,localhost");
        // The front itself: TLS is well, and the practice account answers under another name.
        environment.put("AWS_ENDPOINT_URL", "https://localhost:" + tls.port());
        Run run = audit(environment);
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("HTTP status 403 without an error code of AWS");
        assertThat(heads).isEmpty();
    }

    @Test
    void a_plain_endpoint_is_asked_through_HTTP_PROXY_unless_NO_PROXY_names_it() {
        Map<String, String> environment = new HashMap<>(served.environment());
        environment.put("HTTP_PROXY", "http://127.0.0.1:" + proxy.port());
        assertThat(audit(environment).status()).isEqualTo(3);
        assertThat(heads).isNotEmpty();
        heads.clear();
        environment.put("NO_PROXY", "127.0.0.1,localhost");
        assertThat(audit(environment).out()).contains("\"status\"");
        assertThat(heads).isEmpty();
    }

    @Test
    void a_bundle_that_is_none_is_65_and_named() throws IOException {
        Files.writeString(folder.resolve("company.pem"), "no certificate");
        Run run = audit(environment());
        assertThat(run.status()).isEqualTo(65);
        assertThat(run.err()).hasLineCount(1).contains("company.pem");
    }

    /// A certificate of `localhost` that signs itself; its PEM is the bundle.
    private SSLContext certificate()
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("front.p12");
        var builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "front",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost,ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                new String(PASSWORD))
                        .redirectErrorStream(true);
        builder.environment().clear();
        Process keytool = builder.start();
        String said = new String(keytool.getInputStream().readAllBytes());
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        String body =
                Base64.getMimeEncoder().encodeToString(keys.getCertificate("front").getEncoded());
        Files.writeString(
                folder.resolve("company.pem"),
                "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
