package dev.lockstep.practice.wire;

import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.wire.Unauthenticated.Why;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Who signed a request, and for which service and region.
///
/// @param keyId the access key that signed
public record Authentication(Caller caller, String keyId, Service service, String region) {
    /// How far a signature's time may be from the clock.
    static final Duration SKEW = Duration.ofMinutes(15);

    private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Duration LONGEST_URL = Duration.ofDays(7);
    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

    /// The service that a request says it is signed for; empty if that is none of ours.
    public static Optional<Service> service(WireRequest request) {
        try {
            return Signature.of(request).flatMap(one -> AwsModel.get().service(one.service()));
        } catch (Unauthenticated _) {
            return Optional.empty();
        }
    }

    /// Checks a signature.
    ///
    /// @param keys the keys that may sign
    /// @param real the real time, which signatures are dated by
    /// @param now the account's time, which sessions end by
    /// @throws Unauthenticated if it does not hold
    public static Authentication of(
            WireRequest request,
            Function<String, Optional<KnownKey>> keys,
            Instant real,
            Instant now) {
        Signature signature =
                Signature.of(request)
                        .orElseThrow(() ->
                                new Unauthenticated(
                                        Why.MISSING, "Request is missing Authentication Token"));
        dated(signature, real);
        headersSigned(request, signature);
        Service service =
                AwsModel.get()
                        .service(signature.service())
                        .orElseThrow(() ->
                                new Unauthenticated(Why.WRONG, elsewhere(signature.service())));
        KnownKey key =
                keys.apply(signature.keyId())
                        .filter(one -> holds(one, signature))
                        .orElseThrow(() ->
                                new Unauthenticated(
                                        Why.UNKNOWN_KEY,
                                        "The security token included in the request is"
                                                + " invalid."));
        if (!signature.fits(request, key.secret().reveal())) {
            throw new Unauthenticated(
                    Why.WRONG,
                    "The request signature we calculated does not match the signature you provided."
                            + " Check your AWS Secret Access Key and signing method. Consult the"
                            + " service documentation for details.");
        }
        if (key.expires().filter(end -> !now.isBefore(end)).isPresent()) {
            throw new Unauthenticated(
                    Why.SESSION_OVER, "The security token included in the request is expired");
        }
        return new Authentication(key.caller(), signature.keyId(), service, signature.region());
    }

    /// AWS's own words, and the reason: whoever asks for S3 here did nothing wrong with the scope.
    private static String elsewhere(String service) {
        String words = "Credential should be scoped to correct service";
        return SERVICE.matcher(service).matches()
                ? words + ": the practice account does not serve " + service + "."
                : words + ".";
    }

    private static boolean holds(KnownKey key, Signature signature) {
        return key.token().isPresent()
                ? signature.token().filter(key.token().get()::is).isPresent()
                : signature.token().isEmpty();
    }

    /// What a signature does not cover, somebody on the way could change.
    private static void headersSigned(WireRequest request, Signature signature) {
        if (!signature.signedHeaders().contains("host")) {
            throw new Unauthenticated(
                    Why.INCOMPLETE, "'Host' must be a 'SignedHeader' in the AWS Authorization.");
        }
        for (String name : request.headers().keySet()) {
            if (name.startsWith("x-amz-") && !signature.signedHeaders().contains(name)) {
                throw new Unauthenticated(
                        Why.INCOMPLETE,
                        "There were headers present in the request which were not signed.");
            }
        }
    }

    private static void dated(Signature signature, Instant real) {
        Instant time;
        try {
            time = LocalDateTime.parse(signature.time(), BASIC).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            throw new Unauthenticated(Why.INCOMPLETE, "Date must be in ISO-8601 'basic format'.");
        }
        if (!signature.time().startsWith(signature.date() + "T")) {
            throw new Unauthenticated(
                    Why.WRONG, "Date in Credential scope does not match YYYYMMDD from ISO-8601.");
        }
        String there = BASIC.format(time.atOffset(ZoneOffset.UTC));
        String here = BASIC.format(real.atOffset(ZoneOffset.UTC));
        if (time.isAfter(real.plus(SKEW))) {
            throw new Unauthenticated(
                    Why.WRONG,
                    "Signature not yet current: "
                            + there
                            + " is still later than "
                            + BASIC.format(real.plus(SKEW).atOffset(ZoneOffset.UTC))
                            + " ("
                            + here
                            + " + 15 min.)");
        }
        if (signature.expires().isPresent()) {
            if (real.isAfter(time.plus(lifetime(signature.expires().get())))) {
                throw new Unauthenticated(Why.URL_OVER, "Request has expired.");
            }
        } else if (time.isBefore(real.minus(SKEW))) {
            throw new Unauthenticated(
                    Why.WRONG,
                    "Signature expired: "
                            + there
                            + " is now earlier than "
                            + BASIC.format(real.minus(SKEW).atOffset(ZoneOffset.UTC))
                            + " ("
                            + here
                            + " - 15 min.)");
        }
    }

    private static Duration lifetime(String seconds) {
        try {
            Duration lifetime = Duration.ofSeconds(Long.parseLong(seconds));
            if (!lifetime.isNegative() && lifetime.compareTo(LONGEST_URL) <= 0) {
                return lifetime;
            }
        } catch (NumberFormatException _) {
            // The same sentence as for a number out of bounds.
        }
        throw new Unauthenticated(
                Why.INCOMPLETE, "X-Amz-Expires must be a number of seconds up to a week.");
    }
}
