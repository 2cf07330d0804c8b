package dev.lockstep.aws.session;

import dev.lockstep.aws.wire.Connections;
import dev.lockstep.aws.wire.Limits;
import dev.lockstep.aws.wire.NotAnAwsAnswer;
import dev.lockstep.collect.NoSession;
import dev.lockstep.input.InputText;
import dev.lockstep.secret.Secret;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sts.StsClient;

/// Sessions that STS gives out: of roles, of web identities, and with a code of an MFA device.
final class Roles {
    private static final String SESSION_NAME = "lockstep";
    private static final long MOST_BYTES = 64L * 1024;

    private final AwsVariables variables;
    private final Configuration configuration;
    private final InstantSource machineClock;

    Roles(AwsVariables variables, Configuration configuration, InstantSource machineClock) {
        this.variables = variables;
        this.configuration = configuration;
        this.machineClock = machineClock;
    }

    /// A role as a profile describes it.
    ///
    /// @param profile for people
    /// @param seconds how long the session shall last
    record Role(
            String profile,
            String arn,
            Optional<String> externalId,
            Optional<String> sessionName,
            Optional<String> mfaSerial,
            Optional<Integer> seconds) {}

    Connections connections() {
        return configuration.connections();
    }

    Configuration configuration() {
        return configuration;
    }

    InstantSource machineClock() {
        return machineClock;
    }

    /// Assumes a role, with a code where the profile has an MFA device.
    ///
    /// @throws NoSession if that is refused, or nobody can be asked for the code
    Keys assumed(Role role, KeySource source) {
        Keys by = source.supply().get();
        Supplier<Keys> fresh =
                () -> {
                    Optional<Secret> code = role.mfaSerial().map(device -> code(device, role));
                    return asked(
                            "the role " + role.arn(),
                            source.by(),
                            () ->
                                    Keys.of(
                                            client(by)
                                                    .assumeRole(request ->
                                                            request.roleArn(role.arn())
                                                                    .roleSessionName(
                                                                            role.sessionName()
                                                                                    .orElse(
                                                                                            SESSION_NAME))
                                                                    .externalId(
                                                                            role.externalId()
                                                                                    .orElse(null))
                                                                    .durationSeconds(
                                                                            role.seconds()
                                                                                    .orElse(null))
                                                                    .serialNumber(
                                                                            role.mfaSerial()
                                                                                    .orElse(null))
                                                                    .tokenCode(
                                                                            code.map(Secret::reveal)
                                                                                    .orElse(null)))
                                                    .credentials()));
                };
        return role.mfaSerial().isPresent()
                ? cache().get(role.profile() + "\n" + role + "\n" + by.id() + "\n" + place(), fresh)
                : fresh.get();
    }

    /// A session of a user's own keys with a code of an MFA device.
    ///
    /// @throws NoSession if that is refused, or nobody can be asked for the code
    Keys withCode(String profile, Keys by, String device, Optional<Integer> seconds) {
        return cache().get(
                        profile + "\n" + device + "\n" + by.id() + "\n" + place(),
                        () -> {
                            var role =
                                    new Role(
                                            profile,
                                            "",
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.of(device),
                                            seconds);
                            Secret code = code(device, role);
                            return asked(
                                    "a session with MFA",
                                    "profile " + profile,
                                    () ->
                                            Keys.of(
                                                    client(by)
                                                            .getSessionToken(request ->
                                                                    request.serialNumber(device)
                                                                            .tokenCode(
                                                                                    code.reveal())
                                                                            .durationSeconds(
                                                                                    seconds.orElse(
                                                                                            null)))
                                                            .credentials()));
                        });
    }

    /// A session of whoever a token names.
    ///
    /// @throws NoSession if the token cannot be read, or the role is refused
    Keys byWebIdentity(String roleArn, Optional<String> sessionName, Path tokenFile) {
        String token =
                InputText.decode(
                                InputText.readBytes(tokenFile, tokenFile.toString(), MOST_BYTES),
                                tokenFile.toString())
                        .strip();
        return asked(
                "the role " + roleArn,
                "a web identity",
                () -> {
                    try (StsClient sts =
                            configuration
                                    .builder(
                                            StsClient.builder(),
                                            "STS",
                                            configuration.region(),
                                            configuration.http(Limits.DEFAULT))
                                    .credentialsProvider(AnonymousCredentialsProvider.create())
                                    .build()) {
                        return Keys.of(
                                sts.assumeRoleWithWebIdentity(request ->
                                                request.roleArn(roleArn)
                                                        .roleSessionName(
                                                                sessionName.orElse(SESSION_NAME))
                                                        .webIdentityToken(token))
                                        .credentials());
                    }
                });
    }

    private StsClient client(Keys by) {
        return configuration
                .builder(
                        StsClient.builder(),
                        "STS",
                        configuration.region(),
                        configuration.http(Limits.DEFAULT))
                .credentialsProvider(StaticCredentialsProvider.create(by.forSdk()))
                .build();
    }

    private String place() {
        return configuration.endpoints().of("STS").map(Object::toString).orElse("");
    }

    private SessionCache cache() {
        return new SessionCache(variables.request().state(), machineClock);
    }

    private Secret code(String device, Role role) {
        Secret code =
                variables
                        .request()
                        .mfaCode()
                        .ask(device)
                        .orElseThrow(() ->
                                new NoSession(
                                        NoSession.Why.NOTHING_THERE,
                                        "profile "
                                                + role.profile()
                                                + " needs a code of the MFA device "
                                                + device
                                                + "; give it with --mfa-code"));
        if (!code.reveal().matches("[0-9]{6}")) {
            throw new NoSession(
                    NoSession.Why.USAGE, "a code of an MFA device is six digits; this is none");
        }
        return code;
    }

    /// Makes a call to STS, and tells in a line what goes wrong.
    static Keys asked(String what, String by, Supplier<Keys> call) {
        try {
            return call.get();
        } catch (AwsServiceException e) {
            var details = e.awsErrorDetails();
            String words =
                    details == null
                            ? "HTTP status " + e.statusCode()
                            : details.errorCode() + ": " + details.errorMessage();
            throw new NoSession(
                    NoSession.Why.NOT_TAKEN,
                    "AWS did not give " + by + " " + what + " (" + words + ")");
        } catch (SdkClientException e) {
            String words =
                    e.getCause() instanceof NotAnAwsAnswer other
                            ? other.words()
                            : "no connection, or no answer in time";
            throw new NoSession(
                    NoSession.Why.NOT_TAKEN,
                    "STS did not answer when asked for " + what + " (" + words + ")");
        }
    }
}
