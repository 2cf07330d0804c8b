package dev.lockstep.aws.session;

import dev.lockstep.aws.wire.CheckedHttp;
import dev.lockstep.aws.wire.Connections;
import dev.lockstep.aws.wire.Limits;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;

/// What all clients of one session have in common. Whatever the SDK would look up for itself is
/// given to it, so that it looks at no environment, property or file.
///
/// @param region the session's own region
/// @param isFips whether FIPS endpoints are wanted
/// @param isDualstack whether endpoints with IPv6 are wanted
record Configuration(
        String region,
        Endpoints endpoints,
        Connections connections,
        boolean isFips,
        boolean isDualstack) {
    private static final String AGENT = "lockstep (aws-sdk-java/2)";

    /// The SDK reads the person's own files unless it is given one.
    private static final ProfileFile NO_PROFILES = ProfileFile.aggregator().build();

    SdkHttpClient http(Limits limits) {
        return CheckedHttp.over(connections, limits, AGENT);
    }

    <C, B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>> B builder(
            B builder, String service, String inRegion, SdkHttpClient http) {
        Optional<URI> endpoint = endpoints.of(service);
        builder.region(Region.of(inRegion))
                .httpClient(http)
                .defaultsMode(DefaultsMode.LEGACY)
                .overrideConfiguration(
                        ClientOverrideConfiguration.builder()
                                .retryStrategy(DefaultRetryStrategy.doNotRetry())
                                .defaultProfileFile(NO_PROFILES)
                                .defaultProfileName("default")
                                .build());
        if (endpoint.isPresent()) {
            builder.endpointOverride(endpoint.get());
        } else {
            builder.fipsEnabled(isFips).dualstackEnabled(isDualstack);
        }
        return builder;
    }
}
