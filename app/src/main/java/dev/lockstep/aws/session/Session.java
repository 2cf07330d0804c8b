package dev.lockstep.aws.session;

import dev.lockstep.aws.wire.Limits;
import dev.lockstep.collect.NoSession;
import dev.lockstep.input.BadInput;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;

/// As whom AWS is asked, and where.
public final class Session {
    private static final Duration EARLY = Duration.ofMinutes(2);

    private final Configuration configuration;
    private final KeySource source;
    private final InstantSource machineClock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Keys current;
    private @Nullable RuntimeException ended;

    Session(Configuration configuration, KeySource source, InstantSource machineClock) {
        this.configuration = configuration;
        this.source = source;
        this.machineClock = machineClock;
    }

    public String region() {
        return configuration.region();
    }

    /// Where AWS is asked instead of at its own places: that of IAM, which says nearly all that is
    /// judged, else that of another service.
    public Optional<URI> endpoint() {
        return Sessions.SERVICES.stream()
                .map(configuration.endpoints()::of)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// Where a service is asked, if not at AWS's own place.
    public Optional<URI> endpoint(String service) {
        return configuration.endpoints().of(service);
    }

    /// Whether every service that is asked, is asked there.
    public boolean isAllAt(URI endpoint) {
        return Sessions.SERVICES.stream()
                .map(configuration.endpoints()::of)
                .allMatch(one -> one.equals(Optional.of(endpoint)));
    }

    /// Where the credentials come from, for people.
    public String by() {
        return source.by();
    }

    /// What to do when AWS does not take them.
    public String remedy() {
        return source.remedy();
    }

    public SdkHttpClient http(Limits limits) {
        return configuration.http(limits);
    }

    /// Gets the keys now, so that it is known whether there are any.
    ///
    /// @throws dev.lockstep.collect.NoSession if there are none
    public void needKeys() {
        keys();
    }

    /// The id of the access key that signs, if it is one that does not end by itself.
    public Optional<String> longLivedKey() {
        Keys keys = keys();
        return keys.token().isEmpty() ? Optional.of(keys.id()) : Optional.empty();
    }

    /// A client of a service: as this session, in a region, by an HTTP client.
    ///
    /// @param service its name in `AWS_ENDPOINT_URL_…`
    public <C, B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>> C configured(
            B builder, String service, String region, SdkHttpClient http) {
        return configuration
                .builder(builder, service, region, http)
                .credentialsProvider(provider())
                .build();
    }

    private AwsCredentialsProvider provider() {
        return new AwsCredentialsProvider() {
            @Override
            public AwsCredentials resolveCredentials() {
                return keys().forSdk();
            }
        };
    }

    /// New keys in the place of those that are about to end. It is tried once, since it may ask a
    /// person for a code; then the old ones serve as long as they last.
    private Keys renewed(Keys old) {
        RuntimeException why = ended;
        if (why == null) {
            try {
                return source.supply().get();
            } catch (NoSession | BadInput e) {
                why = e;
                ended = e;
            }
        }
        if (old.endsBefore(machineClock.instant())) {
            throw why;
        }
        return old;
    }

    private Keys keys() {
        lock.lock();
        try {
            Keys keys = current;
            if (keys == null) {
                keys = source.supply().get();
            } else if (keys.endsBefore(machineClock.instant().plus(EARLY))) {
                keys = renewed(keys);
            }
            current = keys;
            return keys;
        } finally {
            lock.unlock();
        }
    }
}
