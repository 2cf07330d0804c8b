package dev.lockstep.practice.server;

import dev.lockstep.practice.wire.WireRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Keeps out what a web page in the user's browser could send: by another name that leads to
/// loopback (DNS rebinding), or across sites (a form, a script).
///
/// @param port of this server
record FrontDoor(int port) {
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    /// Why a request is refused, for the one who sent it; absent if it may come in.
    Optional<String> refusal(WireRequest request) {
        List<String> hosts = request.headers().getOrDefault("host", List.of());
        if (hosts.size() != 1 || !names().contains(hosts.getFirst())) {
            return Optional.of(
                    "This server answers under its loopback address only: the Host header must be"
                            + " 127.0.0.1:"
                            + port
                            + " or localhost:"
                            + port
                            + ".");
        }
        for (String origin : request.headers().getOrDefault("origin", List.of())) {
            // Compared whole: no other site's name may only begin or end like ours.
            if (!origin.startsWith("http://")
                    || !names().contains(origin.substring("http://".length()))) {
                return Optional.of("Requests of other sites' pages are not answered.");
            }
        }
        for (String site : request.headers().getOrDefault("sec-fetch-site", List.of())) {
            if (!OWN_SITE.contains(site)) {
                return Optional.of("Requests of other sites' pages are not answered.");
            }
        }
        return Optional.empty();
    }

    private Set<String> names() {
        return port == 80
                ? Set.of("127.0.0.1", "localhost", "127.0.0.1:80", "localhost:80")
                : Set.of("127.0.0.1:" + port, "localhost:" + port);
    }
}
