package dev.lockstep.aws.session;

import dev.lockstep.aws.wire.Limits;
import dev.lockstep.collect.NoSession;
import dev.lockstep.secret.Secret;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.identity.spi.Identity;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.services.signin.SigninClient;
import software.amazon.awssdk.services.signin.auth.LoginCredentialsProvider;

/// Keys of a console sign-in by `aws login` (a profile with `login_session`), for up to 12 hours.
final class LoginSource {
    private LoginSource() {}

    static KeySource of(AwsVariables variables, Roles roles, Profile profile) {
        String remedy = "`aws login --profile " + profile.name() + "` signs in again";
        return new KeySource(
                ProfileSource.called(profile), remedy, () -> keys(variables, roles, profile));
    }

    private static Keys keys(AwsVariables variables, Roles roles, Profile profile) {
        Path cache =
                variables
                        .path(AwsVariables.LOGIN_CACHE)
                        .or(() -> variables.inHome("login", "cache"))
                        .orElseThrow(() -> ended(profile));
        Configuration configuration = roles.configuration();
        try (SigninClient signin =
                        configuration
                                .builder(
                                        SigninClient.builder(),
                                        "SIGNIN",
                                        profile.property("region")
                                                .filter(Sessions::isRegion)
                                                .orElse(configuration.region()),
                                        configuration.http(Limits.DEFAULT))
                                .credentialsProvider(AnonymousCredentialsProvider.create())
                                .build();
                LoginCredentialsProvider provider =
                        LoginCredentialsProvider.builder()
                                .signinClient(signin)
                                .loginSession(profile.property("login_session").orElseThrow())
                                .tokenCacheLocation(cache)
                                .build()) {
            AwsCredentials given = provider.resolveCredentials();
            return new Keys(
                    given.accessKeyId(),
                    new Secret(given.secretAccessKey()),
                    given instanceof AwsSessionCredentials session
                            ? Optional.of(new Secret(session.sessionToken()))
                            : Optional.empty(),
                    ((Identity) given).expirationTime());
        } catch (SdkException | IllegalArgumentException | IllegalStateException e) {
            throw ended(profile);
        }
    }

    private static NoSession ended(Profile profile) {
        return new NoSession(
                NoSession.Why.NOT_TAKEN,
                "the login session of profile "
                        + profile.name()
                        + " has ended; `aws login --profile "
                        + profile.name()
                        + "` signs in again");
    }
}
