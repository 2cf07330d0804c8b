package dev.lockstep.practice.running;

import dev.lockstep.practice.state.SessionKey;
import dev.lockstep.secret.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The environment variables that point a client of AWS at a practice account: the AWS CLI, any
/// SDK, and Lockstep itself.
///
/// The names are those of the AWS SDKs and Tools Reference Guide, "Settings reference".
public final class ClientEnvironment {
    /// The region of a practice account.
    public static final String REGION = "us-east-1";

    /// What NO_PROXY must hold, so that no proxy is asked for what is on this machine.
    public static final String LOOPBACK = "127.0.0.1,localhost";

    /// Both are in use, and where both are set some clients look at the second only.
    public static final List<String> NO_PROXY = List.of("NO_PROXY", "no_proxy");

    /// Whatever would win over what is set, or make a client refuse it: a profile, an older token,
    /// the end of another session, endpoints of another kind.
    private static final List<String> IN_THE_WAY =
            List.of(
                    "AWS_PROFILE",
                    "AWS_DEFAULT_PROFILE",
                    "AWS_SECURITY_TOKEN",
                    "AWS_CREDENTIAL_EXPIRATION",
                    "AWS_ACCOUNT_ID",
                    "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
                    "AWS_USE_FIPS_ENDPOINT",
                    "AWS_USE_DUALSTACK_ENDPOINT");

    private static final Set<String> ENDPOINTS =
            Set.of(
                    "AWS_ENDPOINT_URL_IAM",
                    "AWS_ENDPOINT_URL_STS",
                    "AWS_ENDPOINT_URL_ORGANIZATIONS",
                    "AWS_ENDPOINT_URL_ACCOUNT",
                    "AWS_ENDPOINT_URL_ACCESSANALYZER",
                    "AWS_ENDPOINT_URL_CLOUDTRAIL");
    private static final Pattern ENDPOINT = Pattern.compile("AWS_ENDPOINT_URL_[A-Z0-9_]+");
    private static final String OF_AWS = "AWS_";

    private static final String URL = "AWS_ENDPOINT_URL";
    private static final String KEY = "AWS_ACCESS_KEY_ID";
    private static final String SECRET = "AWS_SECRET_ACCESS_KEY";
    private static final String TOKEN = "AWS_SESSION_TOKEN";
    private static final List<String> REGIONS = List.of("AWS_REGION", "AWS_DEFAULT_REGION");

    private ClientEnvironment() {}

    /// For whoever tries things on the account. The values are secrets.
    public static Map<String, String> session(RunningPractice practice) {
        RunningPractice.Session session = practice.session();
        return of(practice.endpoint(), session.accessKeyId(), session.secret(), session.token());
    }

    /// For whoever has temporary credentials of the account. The values are secrets.
    ///
    /// @param endpoint where the account answers
    public static Map<String, String> session(URI endpoint, SessionKey key) {
        return of(endpoint, key.id(), key.session().secret(), key.session().token());
    }

    private static Map<String, String> of(URI endpoint, String id, Secret secret, Secret token) {
        var values = new LinkedHashMap<String, String>();
        values.put(URL, endpoint.toString());
        values.put(KEY, id);
        values.put(SECRET, secret.reveal());
        values.put(TOKEN, token.reveal());
        REGIONS.forEach(name -> values.put(name, REGION));
        return values;
    }

    /// For reads of what is really so. The values are secrets.
    public static Map<String, String> truth(RunningPractice practice) {
        RunningPractice.Key key = practice.truth();
        var values = new LinkedHashMap<>(session(practice));
        values.put(KEY, key.accessKeyId());
        values.put(SECRET, key.secret().reveal());
        values.remove(TOKEN);
        return values;
    }

    /// The names of what is set.
    public static List<String> names() {
        var names = new ArrayList<>(List.of(URL, KEY, SECRET, TOKEN));
        names.addAll(REGIONS);
        return names;
    }

    /// The names of what must not be set beside it.
    ///
    /// @param environment in which the client will run
    public static List<String> inTheWay(Map<String, String> environment) {
        var endpoints = new TreeSet<>(ENDPOINTS);
        environment.keySet().stream()
                .filter(name -> ENDPOINT.matcher(name).matches())
                .forEach(endpoints::add);
        var names = new ArrayList<>(IN_THE_WAY);
        names.addAll(endpoints);
        return names;
    }

    /// Whether a variable is one of AWS's clients.
    public static boolean isOfAws(String name) {
        return name.startsWith(OF_AWS);
    }
}
