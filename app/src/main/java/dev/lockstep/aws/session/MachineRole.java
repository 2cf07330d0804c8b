package dev.lockstep.aws.session;

import dev.lockstep.aws.wire.Connections;
import dev.lockstep.collect.NoSession;
import dev.lockstep.input.BadInput;
import dev.lockstep.input.InputText;
import dev.lockstep.input.JsonFields;
import dev.lockstep.input.JsonFile;
import dev.lockstep.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// The role of the container or of the instance that Lockstep runs on.
///
/// Instance metadata is asked last, once, and for a second at most: on any other machine nobody
/// answers at its address. Version 2 only, with a token (IMDSv2).
final class MachineRole {
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final int MOST_BYTES = 64 * 1024;
    private static final String ECS = "http://169.254.170.2";
    private static final Set<String> CONTAINER_HOSTS =
            Set.of("169.254.170.2", "169.254.170.23", "[fd00:ec2::23]");
    private static final String METADATA = "http://169.254.169.254";
    private static final String ROLES = "/latest/meta-data/iam/security-credentials/";

    private MachineRole() {}

    /// The role of a container, where the environment says how to ask for it.
    static Optional<KeySource> container(AwsVariables variables, Connections connections) {
        Optional<URI> address =
                variables
                        .get(AwsVariables.CONTAINER_RELATIVE)
                        .map(path -> ECS + path)
                        .or(() -> variables.get(AwsVariables.CONTAINER_FULL))
                        .map(MachineRole::address);
        return address.map(uri ->
                new KeySource(
                        "the role of the container",
                        "see the role of the task or pod",
                        () -> containerKeys(variables, connections, allowed(uri))));
    }

    /// The role of an instance, if the machine may be asked and is one with a role.
    static Optional<KeySource> instance(AwsVariables variables, Connections connections) {
        if (!variables.maySeeMachine()) {
            return Optional.empty();
        }
        URI base = address(variables.get(AwsVariables.METADATA_ENDPOINT).orElse(METADATA));
        // The question whether there is a role is the question for its keys.
        var first = new AtomicReference<>(instanceKeys(connections, base));
        return first.get()
                .map(_ ->
                        new KeySource(
                                "the role of the instance",
                                "see the role of the instance's profile",
                                () ->
                                        first.getAndSet(Optional.empty())
                                                .or(() -> instanceKeys(connections, base))
                                                .orElseThrow(MachineRole::gone)));
    }

    private static NoSession gone() {
        return new NoSession(
                NoSession.Why.NOT_TAKEN, "the instance no longer gives credentials of its role");
    }

    private static Keys containerKeys(
            AwsVariables variables, Connections connections, URI address) {
        Map<String, String> headers =
                variables
                        .path(AwsVariables.CONTAINER_TOKEN_FILE)
                        .map(file -> InputText.read(file, file.toString()).strip())
                        .or(() -> variables.get(AwsVariables.CONTAINER_TOKEN))
                        .map(token -> Map.of("Authorization", token))
                        .orElse(Map.of());
        return asked(connections, "GET", address, headers)
                .flatMap(MachineRole::keys)
                .orElseThrow(() ->
                        new NoSession(
                                NoSession.Why.NOTHING_THERE,
                                "the container's credentials could not be got from "
                                        + address.getHost()
                                        + "; see the role of the task or pod"));
    }

    private static Optional<Keys> instanceKeys(Connections connections, URI base) {
        Optional<String> token =
                asked(
                        connections,
                        "PUT",
                        base.resolve("/latest/api/token"),
                        Map.of("X-aws-ec2-metadata-token-ttl-seconds", "300"));
        return token.map(text -> Map.of("X-aws-ec2-metadata-token", text.strip()))
                .flatMap(headers ->
                        asked(connections, "GET", base.resolve(ROLES), headers)
                                .flatMap(names -> names.lines().findFirst())
                                .filter(name -> name.strip().matches("[\\w+=,.@-]+"))
                                .flatMap(name ->
                                        asked(
                                                connections,
                                                "GET",
                                                base.resolve(ROLES + name.strip()),
                                                headers))
                                .flatMap(MachineRole::keys));
    }

    private static Optional<Keys> keys(String json) {
        try {
            JsonFields fields = JsonFile.parse("credentials", json).object("credentials");
            return Optional.of(
                    new Keys(
                            fields.text("AccessKeyId"),
                            new Secret(fields.text("SecretAccessKey")),
                            Optional.of(new Secret(fields.text("Token"))),
                            fields.date("Expiration")));
        } catch (BadInput e) {
            return Optional.empty();
        }
    }

    private static URI address(String text) {
        try {
            URI address = URI.create(text);
            if (address.getHost() != null && address.getScheme().matches("https?")) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw noAddress();
        }
        throw noAddress();
    }

    private static NoSession noAddress() {
        return new NoSession(
                NoSession.Why.USAGE,
                "the address for the credentials of this machine makes no sense; see "
                        + AwsVariables.CONTAINER_FULL
                        + " and "
                        + AwsVariables.METADATA_ENDPOINT);
    }

    /// Credentials come over https, from this machine, or from AWS's own link-local addresses.
    private static URI allowed(URI address) {
        String host = Optional.ofNullable(address.getHost()).orElse("");
        if ("https".equals(address.getScheme())
                || CONTAINER_HOSTS.contains(host)
                || Endpoints.isLoopback(host)) {
            return address;
        }
        throw new NoSession(
                NoSession.Why.USAGE,
                AwsVariables.CONTAINER_FULL
                        + " is plain http to another machine; expected https or an address of this"
                        + " machine");
    }

    /// One try, one second.
    private static Optional<String> asked(
            Connections connections, String method, URI address, Map<String, String> headers) {
        try {
            HttpURLConnection connection = connections.direct(address, SHORT, SHORT);
            connection.setRequestMethod(method);
            headers.forEach(connection::setRequestProperty);
            if (connection.getResponseCode() != 200) {
                return Optional.empty();
            }
            try (InputStream in = connection.getInputStream()) {
                return Optional.of(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
