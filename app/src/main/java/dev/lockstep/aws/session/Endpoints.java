package dev.lockstep.aws.session;

import dev.lockstep.collect.NoSession;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.profiles.Profile;

/// Where services are asked instead of at AWS's own places: by `--endpoint-url`, the environment or
/// the profile, in this order (AWS SDKs and tools reference, service-specific endpoints).
///
/// Plain http is for this machine only: what is sent is signed, but not secret.
final class Endpoints {
    private static final String NO_ADDRESS =
            "is no address; expected one such as https://example.com";

    private final AwsVariables variables;
    private final Optional<Profile> profile;
    private final Optional<Profile> services;

    Endpoints(AwsVariables variables, Profiles profiles, Optional<Profile> profile) {
        this.variables = variables;
        this.profile = profile;
        this.services =
                profile.flatMap(one -> one.property("services")).flatMap(profiles::services);
    }

    Optional<URI> everywhere() {
        Optional<URI> option = checked(variables.request().endpoint(), "--endpoint-url");
        if (option.isPresent() || isIgnored()) {
            return option;
        }
        return checked(variables.get(AwsVariables.ENDPOINT), AwsVariables.ENDPOINT)
                .or(() -> checked(property("endpoint_url"), "endpoint_url of the profile"));
    }

    /// Where one service is asked.
    ///
    /// @param service its name in `AWS_ENDPOINT_URL_…`
    Optional<URI> of(String service) {
        Optional<URI> option = checked(variables.request().endpoint(), "--endpoint-url");
        if (option.isPresent() || isIgnored()) {
            return option;
        }
        String name = AwsVariables.ENDPOINT + "_" + service;
        return checked(variables.get(name), name)
                .or(() -> checked(variables.get(AwsVariables.ENDPOINT), AwsVariables.ENDPOINT))
                .or(() -> checked(ofService(service), "endpoint_url of the profile's services"))
                .or(() -> checked(property("endpoint_url"), "endpoint_url of the profile"));
    }

    private boolean isIgnored() {
        return variables.isTrue(AwsVariables.IGNORE_ENDPOINTS)
                || property("ignore_configured_endpoint_urls")
                        .filter("true"::equalsIgnoreCase)
                        .isPresent();
    }

    private Optional<String> property(String name) {
        return profile.flatMap(one -> one.property(name));
    }

    private Optional<String> ofService(String service) {
        return services.flatMap(
                one -> one.property(service.toLowerCase(Locale.ROOT) + ".endpoint_url"));
    }

    private static Optional<URI> checked(Optional<String> given, String where) {
        return given.map(text -> {
            URI address;
            try {
                address = URI.create(text.strip());
            } catch (IllegalArgumentException e) {
                throw usage(where, NO_ADDRESS);
            }
            String scheme =
                    Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            if (address.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
                throw usage(where, NO_ADDRESS);
            }
            // It stands in every report.
            if (address.getRawUserInfo() != null) {
                throw usage(where, "holds a user name or a password; leave it out");
            }
            if (scheme.equals("http") && !isLoopback(address.getHost())) {
                throw usage(
                        where,
                        "is plain http to another machine; expected https, or http to this"
                                + " machine");
            }
            return address;
        });
    }

    /// By its text alone: no name is looked up but `localhost`.
    static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host.replaceAll("^\\[|]$", "")).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static NoSession usage(String where, String what) {
        return new NoSession(NoSession.Why.USAGE, where + " " + what);
    }
}
