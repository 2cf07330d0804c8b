package dev.lockstep.aws.session;

import dev.lockstep.collect.NoSession;
import dev.lockstep.secret.Secret;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.profiles.Profile;

/// Keys by a profile: its role (by another profile's keys, the environment's or the machine's), its
/// web identity, its SSO or login session, its own keys, or its process.
///
/// The SDK's own chain knows no `mfa_serial`, and makes clients that look at the environment.
final class ProfileSource {
    private static final int LONGEST_SESSION = 129_600;

    private final AwsVariables variables;
    private final Profiles profiles;
    private final Roles roles;

    ProfileSource(AwsVariables variables, Profiles profiles, Roles roles) {
        this.variables = variables;
        this.profiles = profiles;
        this.roles = roles;
    }

    /// Keys by a profile; empty if it names none.
    ///
    /// @throws NoSession if it is not whole
    Optional<KeySource> of(Profile profile) {
        return of(profile, true, new HashSet<>());
    }

    /// Keys by a profile.
    ///
    /// @param isWithCode whether a device of a profile without a role is asked for a code
    /// @param seen the profiles that led here
    private Optional<KeySource> of(Profile profile, boolean isWithCode, Set<String> seen) {
        Optional<String> role = profile.property("role_arn");
        if (role.isPresent() && profile.property("web_identity_token_file").isPresent()) {
            return Optional.of(webIdentity(profile, role.get()));
        }
        if (role.isPresent() && seen.add(profile.name())) {
            return Optional.of(role(profile, role.get(), seen));
        }
        if (profile.property("sso_session").isPresent()
                || profile.property("sso_start_url").isPresent()) {
            return Optional.of(SsoSource.of(variables, profiles, roles, profile));
        }
        if (profile.property("login_session").isPresent()) {
            return Optional.of(LoginSource.of(variables, roles, profile));
        }
        Optional<KeySource> own = ownKeys(profile);
        if (own.isPresent()) {
            return own.map(source ->
                    profile.property("mfa_serial")
                            .filter(_ ->
                                    isWithCode && profile.property("aws_session_token").isEmpty())
                            .map(device -> withCode(profile, device, source))
                            .orElse(source));
        }
        return profile.property("credential_process")
                .map(command -> ProcessSource.of(variables, profile.name(), command));
    }

    private KeySource webIdentity(Profile profile, String role) {
        return new KeySource(
                called(profile),
                "see whether the token is still good and the role trusts its issuer",
                () ->
                        roles.byWebIdentity(
                                role,
                                profile.property("role_session_name"),
                                variables.resolve(
                                        profile.property("web_identity_token_file")
                                                .orElseThrow())));
    }

    private KeySource role(Profile profile, String arn, Set<String> seen) {
        var role =
                new Roles.Role(
                        profile.name(),
                        arn,
                        profile.property("external_id"),
                        profile.property("role_session_name"),
                        profile.property("mfa_serial"),
                        seconds(profile));
        KeySource source = sourceOf(profile, role, seen);
        return new KeySource(called(profile), source.remedy(), () -> roles.assumed(role, source));
    }

    private KeySource sourceOf(Profile profile, Roles.Role role, Set<String> seen) {
        Optional<String> other = profile.property("source_profile");
        if (other.isPresent()) {
            Profile named = profiles.named(other.get());
            boolean isItself = other.get().equals(profile.name());
            if (seen.contains(named.name()) && !isItself) {
                throw notWhole(profile, "its source_profile leads in a circle");
            }
            // A profile may be its own source: then its own keys assume its role.
            Optional<KeySource> found =
                    isItself ? ownKeys(named) : of(named, role.mfaSerial().isEmpty(), seen);
            return found.orElseThrow(() ->
                    notWhole(profile, "its source_profile " + other.get() + " has no credentials"));
        }
        String wanted = profile.property("credential_source").orElse("");
        Optional<KeySource> found =
                switch (wanted.toLowerCase(Locale.ROOT)) {
                    case "environment" -> Sessions.environment(variables);
                    case "ecscontainer" -> MachineRole.container(variables, roles.connections());
                    case "ec2instancemetadata" ->
                            MachineRole.instance(variables, roles.connections());
                    default ->
                            throw notWhole(
                                    profile,
                                    "it has a role_arn, but neither source_profile nor a"
                                            + " credential_source (Environment, EcsContainer or"
                                            + " Ec2InstanceMetadata)");
                };
        return found.orElseThrow(
                () -> notWhole(profile, "its credential_source " + wanted + " has no credentials"));
    }

    private KeySource withCode(Profile profile, String device, KeySource source) {
        return source.with(() ->
                roles.withCode(profile.name(), source.supply().get(), device, seconds(profile)));
    }

    private static Optional<KeySource> ownKeys(Profile profile) {
        Optional<String> id = profile.property("aws_access_key_id");
        Optional<String> secret = profile.property("aws_secret_access_key");
        if (id.isEmpty() && secret.isEmpty()) {
            return Optional.empty();
        }
        if (id.isEmpty() || secret.isEmpty()) {
            throw notWhole(profile, "it has only one of the two halves of an access key");
        }
        var keys =
                new Keys(
                        id.get(),
                        new Secret(secret.get()),
                        profile.property("aws_session_token").map(Secret::new),
                        Optional.empty());
        return Optional.of(
                new KeySource(
                        called(profile),
                        "`aws configure --profile " + profile.name() + "` sets new ones",
                        () -> keys));
    }

    private static Optional<Integer> seconds(Profile profile) {
        return profile.property("duration_seconds")
                .filter(text -> text.matches("[0-9]{3,6}"))
                .map(Integer::valueOf)
                .filter(seconds -> seconds <= LONGEST_SESSION);
    }

    static String called(Profile profile) {
        return "profile " + profile.name();
    }

    static NoSession notWhole(Profile profile, String what) {
        return new NoSession(
                NoSession.Why.NOTHING_THERE,
                "profile "
                        + profile.name()
                        + " of the AWS configuration gives no credentials: "
                        + what);
    }
}
