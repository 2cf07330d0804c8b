package dev.lockstep.cli;

import dev.lockstep.practice.running.RunningPractice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The line that points a shell, and whatever it starts, at a practice account, and the one that
/// takes it back. Any POSIX shell can evaluate them; every value is quoted.
///
/// The names are those of the AWS SDKs and Tools Reference Guide, "Settings reference".
final class ShellVariables {
    private static final String LOOPBACK = "127.0.0.1,localhost";
    private static final String REGION = "us-east-1";
    private static final List<String> NO_PROXY = List.of("NO_PROXY", "no_proxy");

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

    private static final List<String> ENDPOINTS =
            List.of(
                    "AWS_ENDPOINT_URL_IAM",
                    "AWS_ENDPOINT_URL_STS",
                    "AWS_ENDPOINT_URL_ORGANIZATIONS",
                    "AWS_ENDPOINT_URL_ACCOUNT",
                    "AWS_ENDPOINT_URL_ACCESSANALYZER",
                    "AWS_ENDPOINT_URL_CLOUDTRAIL");

    private ShellVariables() {}

    /// What points a shell at a practice account.
    ///
    /// @param environment of that shell
    static String set(RunningPractice practice, Map<String, String> environment) {
        var values = new LinkedHashMap<String, String>();
        values.put("AWS_ENDPOINT_URL", practice.endpoint().toString());
        values.put("AWS_ACCESS_KEY_ID", practice.session().accessKeyId());
        values.put("AWS_SECRET_ACCESS_KEY", practice.session().secret().reveal());
        values.put("AWS_SESSION_TOKEN", practice.session().token().reveal());
        values.put("AWS_REGION", REGION);
        values.put("AWS_DEFAULT_REGION", REGION);
        for (String name : NO_PROXY) {
            values.put(name, withLoopback(environment.getOrDefault(name, "")));
        }
        return "export "
                + values.entrySet().stream()
                        .map(one -> one.getKey() + "=" + quoted(one.getValue()))
                        .collect(Collectors.joining(" "))
                + "; unset "
                + String.join(" ", inTheWay(environment));
    }

    /// What takes it back. Variables that were there before are not brought back, but for what
    /// NO_PROXY held.
    static String unset(Map<String, String> environment) {
        var names =
                new ArrayList<>(
                        List.of(
                                "AWS_ENDPOINT_URL",
                                "AWS_ACCESS_KEY_ID",
                                "AWS_SECRET_ACCESS_KEY",
                                "AWS_SESSION_TOKEN",
                                "AWS_REGION",
                                "AWS_DEFAULT_REGION"));
        var kept = new ArrayList<String>();
        for (String name : NO_PROXY) {
            String before = withoutLoopback(environment.getOrDefault(name, ""));
            if (before.isEmpty()) {
                names.add(name);
            } else {
                kept.add(name + "=" + quoted(before));
            }
        }
        String unset = "unset " + String.join(" ", names);
        return kept.isEmpty() ? unset : unset + "; export " + String.join(" ", kept);
    }

    private static List<String> inTheWay(Map<String, String> environment) {
        var endpoints = new TreeSet<>(ENDPOINTS);
        environment.keySet().stream()
                .filter(name -> name.matches("AWS_ENDPOINT_URL_[A-Z0-9_]+"))
                .forEach(endpoints::add);
        var names = new ArrayList<>(IN_THE_WAY);
        names.addAll(endpoints);
        return names;
    }

    private static String withLoopback(String before) {
        return before.isEmpty() || before.equals(LOOPBACK) || before.endsWith("," + LOOPBACK)
                ? (before.isEmpty() ? LOOPBACK : before)
                : before + "," + LOOPBACK;
    }

    private static String withoutLoopback(String now) {
        if (now.equals(LOOPBACK)) {
            return "";
        }
        return now.endsWith("," + LOOPBACK)
                ? now.substring(0, now.length() - LOOPBACK.length() - 1)
                : now;
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
