package dev.lockstep.aws.wire;

import dev.lockstep.collect.NoSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Opens HTTP connections by HTTPS_PROXY, HTTP_PROXY and NO_PROXY of the given environment, and
/// trusts the given certificates. Settings of the JVM and of its own environment do not count.
public final class Connections {
    private final Map<String, String> environment;
    private final Optional<Supplier<SSLSocketFactory>> trust;
    private @Nullable SSLSocketFactory trusted;

    /// One for all connections: the JVM keeps those with the same one open.
    private final Authenticator proxyLogin = new ProxyLogin();

    /// Connections by an environment.
    ///
    /// @param trust gives the certificates to trust when the first connection needs them; without
    ///   it those of the JVM are trusted
    /// @throws NoSession if a proxy is named that has no address; past it nothing is asked
    public Connections(
            Map<String, String> environment, Optional<Supplier<SSLSocketFactory>> trust) {
        this.environment = Map.copyOf(environment);
        this.trust = trust;
        proxyOf("https", environment);
        proxyOf("http", environment);
    }

    /// Tells the proxy's user name and password to the proxy, and to nobody else.
    private final class ProxyLogin extends Authenticator {
        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            if (getRequestorType() != RequestorType.PROXY) {
                return null;
            }
            return proxyOf(getRequestingURL().getProtocol(), environment)
                    .map(URI::getUserInfo)
                    .map(login -> login.split(":", 2))
                    .map(parts ->
                            new PasswordAuthentication(
                                    parts[0], (parts.length > 1 ? parts[1] : "").toCharArray()))
                    .orElse(null);
        }
    }

    /// Opens a connection, but does not yet connect.
    ///
    /// @param connect the time for connecting
    /// @param read the time for each part of the answer
    /// @throws UncheckedIOException if the address makes no sense
    public HttpURLConnection open(URI address, Duration connect, Duration read) {
        Optional<URI> proxy = proxy(address);
        HttpURLConnection connection =
                opened(
                        address,
                        proxy.map(Connections::proxyAt).orElse(Proxy.NO_PROXY),
                        connect,
                        read);
        Optional<String> login = proxy.map(URI::getUserInfo);
        if (connection instanceof HttpsURLConnection) {
            // As a header it would go through the tunnel, to the other end.
            login.ifPresent(_ -> connection.setAuthenticator(proxyLogin));
        } else {
            login.ifPresent(
                    text -> connection.setRequestProperty("Proxy-Authorization", basic(text)));
        }
        return connection;
    }

    /// The same, past every proxy: for addresses of this machine.
    public HttpURLConnection direct(URI address, Duration connect, Duration read) {
        return opened(address, Proxy.NO_PROXY, connect, read);
    }

    /// Reads the certificates now.
    ///
    /// @throws dev.lockstep.input.BadInput if they are not what they should be
    public void readTrust() {
        var _ = trusted();
    }

    private synchronized Optional<SSLSocketFactory> trusted() {
        if (trusted == null) {
            trusted = trust.map(Supplier::get).orElse(null);
        }
        return Optional.ofNullable(trusted);
    }

    private HttpURLConnection opened(URI address, Proxy by, Duration connect, Duration read) {
        try {
            var connection = (HttpURLConnection) address.toURL().openConnection(by);
            if (connection instanceof HttpsURLConnection secure) {
                trusted().ifPresent(secure::setSSLSocketFactory);
            }
            connection.setConnectTimeout((int) connect.toMillis());
            connection.setReadTimeout((int) read.toMillis());
            connection.setInstanceFollowRedirects(false);
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<URI> proxy(URI address) {
        String host = Optional.ofNullable(address.getHost()).orElse("").toLowerCase(Locale.ROOT);
        if (isDirect(host)) {
            return Optional.empty();
        }
        Optional<URI> proxy = proxyOf(address.getScheme(), environment);
        // Plain http is for this machine only: through a proxy elsewhere the session's token would
        // cross the network in clear.
        return "http".equals(address.getScheme())
                ? proxy.filter(one -> Loopback.is(one.getHost()))
                : proxy;
    }

    private static Optional<URI> proxyOf(String scheme, Map<String, String> environment) {
        String name = scheme + "_proxy";
        return variable(name, environment)
                .map(text -> text.contains("://") ? text : "http://" + text)
                .map(text -> {
                    try {
                        URI proxy = URI.create(text.strip());
                        if (proxy.getHost() != null) {
                            return proxy;
                        }
                    } catch (IllegalArgumentException e) {
                        // The text may hold a password, and so may the exception.
                        throw noProxy(name);
                    }
                    throw noProxy(name);
                });
    }

    private static NoSession noProxy(String name) {
        return new NoSession(
                NoSession.Why.USAGE,
                name.toUpperCase(Locale.ROOT)
                        + " is no address; expected one such as http://proxy.example.com:3128");
    }

    /// By NO_PROXY: `*`, hosts, and the ends of hosts with or without a dot in front.
    private boolean isDirect(String host) {
        for (String entry :
                variable("no_proxy", environment)
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .split(",", -1)) {
            String name = entry.strip().replaceFirst(":[0-9]+$", "").replaceFirst("^\\*?\\.", "");
            if (name.equals("*")
                    || (!name.isEmpty() && (host.equals(name) || host.endsWith("." + name)))) {
                return true;
            }
        }
        return false;
    }

    /// The small letters win, as in the AWS CLI.
    private static Optional<String> variable(String name, Map<String, String> environment) {
        return Optional.ofNullable(environment.get(name))
                .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
                .filter(text -> !text.isBlank());
    }

    private static Proxy proxyAt(URI proxy) {
        int port = proxy.getPort() > 0 ? proxy.getPort() : 80;
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), port));
    }

    private static String basic(String login) {
        return "Basic "
                + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }
}
