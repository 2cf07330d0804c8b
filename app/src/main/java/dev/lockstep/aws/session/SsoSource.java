package dev.lockstep.aws.session;

import dev.lockstep.aws.wire.Limits;
import dev.lockstep.collect.NoSession;
import dev.lockstep.input.BadInput;
import dev.lockstep.input.InputText;
import dev.lockstep.input.JsonFields;
import dev.lockstep.input.JsonFile;
import dev.lockstep.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.sso.model.RoleCredentials;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;

/// Keys by IAM Identity Center: the token that `aws sso login` left, changed for keys of a role. A
/// token that has run out is renewed if AWS gave means to; it is not written back, since that file
/// is the AWS CLI's.
final class SsoSource {
    private static final Duration EARLY = Duration.ofMinutes(1);

    private final AwsVariables variables;
    private final Roles roles;
    private final Profile profile;
    private final Profile session;
    private final String cacheName;

    private SsoSource(
            AwsVariables variables,
            Roles roles,
            Profile profile,
            Profile session,
            String cacheName) {
        this.variables = variables;
        this.roles = roles;
        this.profile = profile;
        this.session = session;
        this.cacheName = cacheName;
    }

    static KeySource of(AwsVariables variables, Profiles profiles, Roles roles, Profile profile) {
        Optional<String> name = profile.property("sso_session");
        Profile session =
                name.map(text ->
                                profiles.ssoSession(text)
                                        .orElseThrow(() ->
                                                ProfileSource.notWhole(
                                                        profile,
                                                        "there is no sso-session " + text)))
                        .orElse(profile);
        String cacheName = name.orElseGet(() -> profile.property("sso_start_url").orElseThrow());
        var source = new SsoSource(variables, roles, profile, session, cacheName);
        return new KeySource(
                ProfileSource.called(profile), source.login() + " signs in again", source::keys);
    }

    private String login() {
        return "`aws sso login --profile " + profile.name() + "`";
    }

    private Keys keys() {
        String account = needed(profile, "sso_account_id");
        String role = needed(profile, "sso_role_name");
        String region = needed(session, "sso_region");
        if (!Sessions.isRegion(region)) {
            throw ProfileSource.notWhole(profile, "its sso_region is no region");
        }
        Secret token = token(region);
        Configuration configuration = roles.configuration();
        try (SsoClient sso =
                configuration
                        .builder(
                                SsoClient.builder(),
                                "SSO",
                                region,
                                configuration.http(Limits.DEFAULT))
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .build()) {
            RoleCredentials given =
                    sso.getRoleCredentials(request ->
                                    request.accessToken(token.reveal())
                                            .accountId(account)
                                            .roleName(role))
                            .roleCredentials();
            return new Keys(
                    given.accessKeyId(),
                    new Secret(given.secretAccessKey()),
                    Optional.of(new Secret(given.sessionToken())),
                    Optional.of(Instant.ofEpochMilli(given.expiration())));
        } catch (AwsServiceException e) {
            if (e.statusCode() == 401) {
                throw ended();
            }
            throw new NoSession(
                    NoSession.Why.NOT_TAKEN,
                    "IAM Identity Center does not give profile "
                            + profile.name()
                            + " the role "
                            + role
                            + " of account "
                            + account);
        } catch (SdkClientException e) {
            throw new NoSession(
                    NoSession.Why.NOT_TAKEN,
                    "IAM Identity Center did not answer in " + region + "; see the network");
        }
    }

    private Secret token(String region) {
        Path file =
                variables
                        .inHome("sso", "cache", sha1(cacheName) + ".json")
                        .filter(Files::isRegularFile)
                        .orElseThrow(this::ended);
        try {
            JsonFields kept =
                    JsonFile.parse(file.toString(), InputText.read(file, file.toString()))
                            .object("a token");
            boolean isGood =
                    kept.date("expiresAt")
                            .filter(end -> end.isAfter(roles.machineClock().instant().plus(EARLY)))
                            .isPresent();
            return isGood ? new Secret(kept.text("accessToken")) : renewed(kept, region);
        } catch (BadInput e) {
            throw ended();
        }
    }

    private Secret renewed(JsonFields kept, String region) {
        Optional<String> refresh = kept.optionalText("refreshToken");
        Optional<String> client = kept.optionalText("clientId");
        Optional<String> secret = kept.optionalText("clientSecret");
        if (refresh.isEmpty() || client.isEmpty() || secret.isEmpty()) {
            throw ended();
        }
        Configuration configuration = roles.configuration();
        try (SsoOidcClient oidc =
                configuration
                        .builder(
                                SsoOidcClient.builder(),
                                "SSO_OIDC",
                                region,
                                configuration.http(Limits.DEFAULT))
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .build()) {
            return new Secret(
                    oidc.createToken(request ->
                                    request.grantType("refresh_token")
                                            .clientId(client.get())
                                            .clientSecret(secret.get())
                                            .refreshToken(refresh.get()))
                            .accessToken());
        } catch (AwsServiceException | SdkClientException e) {
            throw ended();
        }
    }

    private NoSession ended() {
        return new NoSession(
                NoSession.Why.NOT_TAKEN,
                "the SSO session of profile "
                        + profile.name()
                        + " has ended or was never begun; "
                        + login()
                        + " signs in");
    }

    private String needed(Profile holder, String property) {
        return holder.property(property)
                .orElseThrow(() -> ProfileSource.notWhole(profile, property + " is missing"));
    }

    /// The AWS CLI names the file so.
    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-1")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-1", e);
        }
    }
}
