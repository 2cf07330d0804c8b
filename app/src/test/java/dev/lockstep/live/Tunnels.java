package dev.lockstep.live;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/// A listener on loopback that takes connections and pipes them to somewhere else.
final class Tunnels implements AutoCloseable {
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    private Tunnels(ServerSocket listener) {
        this.listener = listener;
    }

    @FunctionalInterface
    private interface Taking {
        void take(Socket client) throws IOException;
    }

    /// Counts whoever comes, and answers nobody.
    static Tunnels trap(AtomicInteger connections) throws IOException {
        var trap = new Tunnels(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        trap.serve(client -> {
            connections.incrementAndGet();
            client.close();
        });
        return trap;
    }

    /// Ends TLS, and passes on what was said within.
    static Tunnels tls(SSLContext certificate, int to) throws IOException {
        var front =
                new Tunnels(
                        certificate
                                .getServerSocketFactory()
                                .createServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        front.serve(client -> front.pipe(client, to));
        return front;
    }

    /// A proxy that knows CONNECT only, and leads everybody to the same port.
    ///
    /// @param heads the first lines and headers that it was sent
    static Tunnels proxy(List<String> heads, int to) throws IOException {
        var proxy = new Tunnels(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        proxy.serve(client -> {
            String head = head(client.getInputStream());
            heads.add(head);
            String answer =
                    head.startsWith("CONNECT ")
                            ? "HTTP/1.1 200 OK\r\n\r\n"
                            : "HTTP/1.1 405 No\r\nContent-Length: 0\r\n\r\n";
            client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            proxy.pipe(client, to);
        });
        return proxy;
    }

    /// The same, for those only who tell a user name and a password.
    ///
    /// @param login both, with a colon between
    static Tunnels proxy(List<String> heads, int to, String login) throws IOException {
        String wanted =
                "Proxy-Authorization: Basic "
                        + Base64.getEncoder()
                                .encodeToString(login.getBytes(StandardCharsets.UTF_8));
        var proxy = new Tunnels(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        proxy.serve(client -> {
            String head = head(client.getInputStream());
            heads.add(head);
            boolean isKnown = head.lines().anyMatch(wanted::equalsIgnoreCase);
            String answer =
                    isKnown
                            ? "HTTP/1.1 200 OK\r\n\r\n"
                            : "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"us\"\r\n"
                                    + "Connection: close\r\nContent-Length: 0\r\n\r\n";
            client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            if (isKnown) {
                proxy.pipe(client, to);
            } else {
                client.close();
            }
        });
        return proxy;
    }

    int port() {
        return listener.getLocalPort();
    }

    private void serve(Taking taking) {
        threads.execute(() -> {
            while (!listener.isClosed()) {
                try {
                    Socket client = listener.accept();
                    open.add(client);
                    threads.execute(() -> quietly(() -> taking.take(client)));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    private void pipe(Socket client, int to) throws IOException {
        Socket server = new Socket(InetAddress.getLoopbackAddress(), to);
        open.add(server);
        threads.execute(() ->
                quietly(() -> {
                    server.getInputStream().transferTo(client.getOutputStream());
                    client.close();
                }));
        client.getInputStream().transferTo(server.getOutputStream());
        server.close();
    }

    @FunctionalInterface
    private interface Io {
        void act() throws IOException;
    }

    private static void quietly(Io io) {
        try {
            io.act();
        } catch (IOException e) {
            // Either side may go away at any time.
        }
    }

    private static String head(InputStream from) throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = from.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket one : open) {
            one.close();
        }
        threads.shutdownNow();
    }
}
