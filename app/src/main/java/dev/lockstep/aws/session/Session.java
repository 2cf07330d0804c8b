package dev.lockstep.aws.session;

import dev.lockstep.aws.wire.Limits;
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

    Session(Configuration configuration, KeySource source, InstantSource machineClock) {
        this.configuration = configuration;
        this.source = source;
        this.machineClock = machineClock;
    }

    public String region() {
        return configuration.region();
    }

    /// Where everything is asked instead of at AWS; single services may have places of their own.
    public Optional<URI> endpoint() {
        return configuration.endpoints().everywhere();
    }

    /// Where a service is asked, if not at AWS's own place.
    public Optional<URI> endpoint(String service) {
        return configuration.endpoints().of(service);
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

    private Keys keys() {
        lock.lock();
        try {
            Keys keys = current;
            if (keys == null || keys.endsBefore(machineClock.instant().plus(EARLY))) {
                keys = source.supply().get();
                current = keys;
            }
            return keys;
        } finally {
            lock.unlock();
        }
    }
}
