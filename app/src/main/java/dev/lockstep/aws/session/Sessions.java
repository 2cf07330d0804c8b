package dev.lockstep.aws.session;

import dev.lockstep.aws.wire.Connections;
import dev.lockstep.collect.NoSession;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.secret.Secret;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.profiles.Profile;

/// Makes sessions by the rules of the AWS CLI: keys of the environment, unless a profile is named
/// by option; the profile; a token of a web identity; a container's or an instance's role.
public final class Sessions {
    private static final String DEFAULT_REGION = "us-east-1";

    /// What endpoints are set for, by their names in the environment; all are looked at first, so
    /// that one that makes no sense is told before anything is sent. The one that tells most is
    /// first.
    static final List<String> SERVICES =
            List.of("IAM", "STS", "ORGANIZATIONS", "ACCOUNT", "ACCESSANALYZER", "CLOUDTRAIL");

    private Sessions() {}

    /// Makes a session. Nothing is asked of AWS yet.
    ///
    /// @param machineClock the time (UTC) of this machine, by which sessions end
    /// @throws NoSession if there are no credentials, or the request makes no sense
    /// @throws dev.lockstep.input.BadInput if the AWS configuration is not what it should be
    public static Session open(SessionRequest request, InstantSource machineClock) {
        var variables = new AwsVariables(request);
        Profiles profiles = Profiles.read(variables);
        Optional<Profile> profile = profiles.chosen(variables);
        var endpoints = new Endpoints(variables, profiles, profile);
        SERVICES.forEach(endpoints::of);
        if (request.home().isEmpty() && endpoints.everywhere().isEmpty()) {
            throw new NoSession(
                    NoSession.Why.USAGE, "a session apart from the machine needs an endpoint");
        }
        var connections = new Connections(request.environment(), CaBundle.of(variables, profile));
        if (!endpoints.everywhere().map(URI::getScheme).filter("http"::equals).isPresent()) {
            // A mistake in them is told before anybody is asked.
            connections.readTrust();
        }
        var configuration =
                new Configuration(
                        region(variables, profile),
                        endpoints,
                        connections,
                        isTrue(variables, AwsVariables.USE_FIPS, profile, "use_fips_endpoint"),
                        isTrue(
                                variables,
                                AwsVariables.USE_DUALSTACK,
                                profile,
                                "use_dualstack_endpoint"));
        var roles = new Roles(variables, configuration, machineClock);
        return new Session(
                configuration, source(variables, profiles, profile, roles), machineClock);
    }

    private static KeySource source(
            AwsVariables variables, Profiles profiles, Optional<Profile> profile, Roles roles) {
        if (variables.request().profile().isEmpty()) {
            Optional<KeySource> environment = environment(variables);
            if (environment.isPresent()) {
                return environment.get();
            }
        }
        var byProfile = new ProfileSource(variables, profiles, roles);
        return profile.flatMap(byProfile::of)
                .or(() -> webIdentity(variables, roles))
                .or(() -> MachineRole.container(variables, roles.connections()))
                .or(() -> MachineRole.instance(variables, roles.connections()))
                .orElseThrow(() -> none(profile));
    }

    private static NoSession none(Optional<Profile> profile) {
        return new NoSession(
                NoSession.Why.NOTHING_THERE,
                profile.filter(one -> !one.name().equals("default"))
                        .map(one ->
                                "profile "
                                        + one.name()
                                        + " has no credentials; `aws configure --profile "
                                        + one.name()
                                        + "` or `aws login --profile "
                                        + one.name()
                                        + "` gives it some")
                        .orElse(
                                "no AWS credentials were found; `aws login` signs in, `--profile"
                                        + " NAME` names a profile, and `lockstep demo` needs none"));
    }

    /// The keys of the environment, as they are.
    ///
    /// @throws NoSession if only a half of them is there
    static Optional<KeySource> environment(AwsVariables variables) {
        Optional<String> id = variables.get(AwsVariables.ACCESS_KEY_ID);
        Optional<String> secret = variables.get(AwsVariables.SECRET_ACCESS_KEY);
        if (id.isEmpty() && secret.isEmpty()) {
            return Optional.empty();
        }
        if (id.isEmpty() || secret.isEmpty()) {
            throw new NoSession(
                    NoSession.Why.NOTHING_THERE,
                    "only one of "
                            + AwsVariables.ACCESS_KEY_ID
                            + " and "
                            + AwsVariables.SECRET_ACCESS_KEY
                            + " is set; set both or neither");
        }
        var keys =
                new Keys(
                        id.get(),
                        new Secret(secret.get()),
                        variables.get(AwsVariables.SESSION_TOKEN).map(Secret::new),
                        Optional.empty());
        return Optional.of(
                new KeySource(
                        "the environment (" + AwsVariables.ACCESS_KEY_ID + ")",
                        "set new ones, or unset " + AwsVariables.ACCESS_KEY_ID,
                        () -> keys));
    }

    private static Optional<KeySource> webIdentity(AwsVariables variables, Roles roles) {
        return variables
                .path(AwsVariables.WEB_IDENTITY_TOKEN_FILE)
                .flatMap(token ->
                        variables
                                .get(AwsVariables.ROLE_ARN)
                                .map(role ->
                                        new KeySource(
                                                "a web identity ("
                                                        + AwsVariables.WEB_IDENTITY_TOKEN_FILE
                                                        + ")",
                                                "see whether the token is still good and the role"
                                                        + " trusts its issuer",
                                                () ->
                                                        roles.byWebIdentity(
                                                                role,
                                                                variables.get(
                                                                        AwsVariables
                                                                                .ROLE_SESSION_NAME),
                                                                token))));
    }

    private static String region(AwsVariables variables, Optional<Profile> profile) {
        String region =
                variables
                        .request()
                        .region()
                        .or(() -> variables.get(AwsVariables.REGION))
                        .or(() -> variables.get(AwsVariables.DEFAULT_REGION))
                        .or(() -> profile.flatMap(one -> one.property("region")))
                        .orElse(DEFAULT_REGION)
                        .strip();
        if (!isRegion(region)) {
            throw new NoSession(
                    NoSession.Why.USAGE,
                    "\"" + region + "\" is no region; expected one such as eu-west-1");
        }
        return region;
    }

    /// Whether a text has the form of a region's name; a host is made of it.
    public static boolean isRegion(String text) {
        return text.matches("[a-z]{2,12}(-[a-z]{2,12}){1,3}-[0-9]{1,2}");
    }

    private static boolean isTrue(
            AwsVariables variables, String variable, Optional<Profile> profile, String property) {
        return variables
                .get(variable)
                .or(() -> profile.flatMap(one -> one.property(property)))
                .filter("true"::equalsIgnoreCase)
                .isPresent();
    }
}
