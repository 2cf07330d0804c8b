package dev.lockstep.aws.call;

import dev.lockstep.aws.session.Session;
import dev.lockstep.aws.wire.CheckedHttp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.sts.StsClient;

/// The SDK's clients, each made at its first call, since making one costs more than most commands
/// take.
public final class Clients {
    private final Session session;
    private final SdkHttpClient http;
    private final Map<String, Object> made = new ConcurrentHashMap<>();

    /// Clients of a session.
    public Clients(Session session, SdkHttpClient http) {
        this.session = session;
        this.http = http;
    }

    public Session session() {
        return session;
    }

    /// What time it is by AWS's own clock: see [CheckedHttp#time()].
    public Optional<Instant> time() {
        return http instanceof CheckedHttp checked ? checked.time() : Optional.empty();
    }

    public IamClient iam() {
        return once(
                IamClient.class,
                session.region(),
                region -> built(IamClient.builder(), "IAM", region));
    }

    public StsClient sts() {
        return once(
                StsClient.class,
                session.region(),
                region -> built(StsClient.builder(), "STS", region));
    }

    public OrganizationsClient organizations() {
        return once(
                OrganizationsClient.class,
                session.region(),
                region -> built(OrganizationsClient.builder(), "ORGANIZATIONS", region));
    }

    public AccountClient account() {
        return once(
                AccountClient.class,
                session.region(),
                region -> built(AccountClient.builder(), "ACCOUNT", region));
    }

    public AccessAnalyzerClient analyzers(String inRegion) {
        return once(
                AccessAnalyzerClient.class,
                inRegion,
                region -> built(AccessAnalyzerClient.builder(), "ACCESSANALYZER", region));
    }

    public CloudTrailClient trails(String inRegion) {
        return once(
                CloudTrailClient.class,
                inRegion,
                region -> built(CloudTrailClient.builder(), "CLOUDTRAIL", region));
    }

    private <C> C once(Class<C> type, String region, Function<String, C> make) {
        return type.cast(
                made.computeIfAbsent(type.getSimpleName() + " " + region, _ -> make.apply(region)));
    }

    private <C, B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>> C built(
            B builder, String service, String region) {
        return session.configured(builder, service, region, http);
    }
}
