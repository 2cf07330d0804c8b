package dev.lockstep.aws.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/// Opens HTTP connections by HTTPS_PROXY, HTTP_PROXY and NO_PROXY of the given environment, and
/// trusts the given certificates. Settings of the JVM and of its own environment do not count.
///
/// @param trust the certificates to trust; without them those of the JVM
public record Connections(Map<String, String> environment, Optional<SSLSocketFactory> trust) {
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
        proxy.map(URI::getRawUserInfo)
                .ifPresent(
                        user -> connection.setRequestProperty("Proxy-Authorization", basic(user)));
        return connection;
    }

    /// The same, past every proxy: for addresses of this machine.
    public HttpURLConnection direct(URI address, Duration connect, Duration read) {
        return opened(address, Proxy.NO_PROXY, connect, read);
    }

    private HttpURLConnection opened(URI address, Proxy by, Duration connect, Duration read) {
        try {
            var connection = (HttpURLConnection) address.toURL().openConnection(by);
            if (connection instanceof HttpsURLConnection secure) {
                trust.ifPresent(secure::setSSLSocketFactory);
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
        return variable(address.getScheme() + "_proxy")
                .map(text -> text.contains("://") ? text : "http://" + text)
                .map(URI::create)
                .filter(proxy -> proxy.getHost() != null);
    }

    /// By NO_PROXY: `*`, hosts, and the ends of hosts with or without a dot in front.
    private boolean isDirect(String host) {
        for (String entry :
                variable("no_proxy").orElse("").toLowerCase(Locale.ROOT).split(",", -1)) {
            String name = entry.strip().replaceFirst(":[0-9]+$", "").replaceFirst("^\\*?\\.", "");
            if (name.equals("*")
                    || (!name.isEmpty() && (host.equals(name) || host.endsWith("." + name)))) {
                return true;
            }
        }
        return false;
    }

    /// The small letters win, as in the AWS CLI.
    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name))
                .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
                .filter(text -> !text.isBlank());
    }

    private static Proxy proxyAt(URI proxy) {
        int port = proxy.getPort() > 0 ? proxy.getPort() : 80;
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), port));
    }

    private static String basic(String user) {
        byte[] plain =
                URLDecoder.decode(user, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(plain);
    }
}
