package dev.lockstep.practice.wire;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.sts.StsClient;

/// The SDK's clients for tests: nothing of a person's configuration is read, nothing is tried
/// twice.
public final class Clients {
    private Clients() {}

    public static AwsClient of(String service, String endpoint, SdkHttpClient http) {
        AwsCredentials keys = AwsBasicCredentials.create("AKIAEXAMPLE", "not-a-secret");
        return switch (service) {
            case "iam" -> ready(IamClient.builder(), endpoint, http, keys);
            case "sts" -> ready(StsClient.builder(), endpoint, http, keys);
            case "organizations" -> ready(OrganizationsClient.builder(), endpoint, http, keys);
            case "account" -> ready(AccountClient.builder(), endpoint, http, keys);
            case "access-analyzer" -> ready(AccessAnalyzerClient.builder(), endpoint, http, keys);
            case "cloudtrail" -> ready(CloudTrailClient.builder(), endpoint, http, keys);
            default -> throw new IllegalArgumentException(service);
        };
    }

    /// A client that talks to an endpoint only.
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C ready(
            B builder, String endpoint, SdkHttpClient http, AwsCredentials keys) {
        return builder.endpointOverride(URI.create(endpoint))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(keys))
                .httpClient(http)
                .overrideConfiguration(more ->
                        more.defaultProfileFile(
                                        ProfileFile.builder()
                                                .content(InputStream.nullInputStream())
                                                .type(ProfileFile.Type.CONFIGURATION)
                                                .build())
                                .defaultProfileName("none")
                                .apiCallTimeout(Duration.ofSeconds(30))
                                .retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }
}
