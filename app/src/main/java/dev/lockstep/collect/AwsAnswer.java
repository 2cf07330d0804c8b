package dev.lockstep.collect;

import java.util.Locale;
import java.util.Set;

/// What an error code of AWS means for a read.
public enum AwsAnswer {
    /// There is no such thing: an answer like any other.
    NONE,
    /// AWS throttled, timed out, failed or was not ready: no answer at all.
    NO_ANSWER,
    /// Anything else is a refusal.
    REFUSED;

    private static final Set<String> NONE_CODES =
            Set.of(
                    "nosuchentity",
                    "awsorganizationsnotinuse",
                    "organizationnotfound",
                    "organizationnotinallfeaturesmode",
                    "accountnotmanagementordelegatedadministrator",
                    "callerisnotmanagementaccount",
                    "serviceaccessnotenabled",
                    "resourcenotfound");

    private static final Set<String> NO_ANSWER_CODES =
            Set.of(
                    "requestlimitexceeded",
                    "bandwidthlimitexceeded",
                    "limitexceeded",
                    "toomanyrequests",
                    "slowdown",
                    "rateexceeded",
                    "serviceunavailable",
                    "unavailable",
                    "servicefailure",
                    "service",
                    "internalfailure",
                    "internalerror",
                    "internalserver",
                    "internalservererror",
                    "internalservice",
                    "internalserviceerror",
                    "endpointconnectionerror",
                    "connectionerror",
                    "connectionclosederror",
                    "noanswer",
                    "notanawsanswer",
                    "reportinprogress",
                    "reportnotpresent",
                    "reportexpired",
                    "credentialreportnotready",
                    "credentialreportnotpresent",
                    "credentialreportexpired");

    /// What a code means. Codes come with and without `Exception` at the end, and a few tools write
    /// the words of the message in their place.
    public static AwsAnswer of(String code, String message) {
        String plain = plain(code);
        if (NONE_CODES.contains(plain)) {
            return NONE;
        }
        boolean noAnswer =
                NO_ANSWER_CODES.contains(plain)
                        || plain.contains("throttl")
                        || plain.contains("timeout")
                        || plain.contains("timedout")
                        || plain.matches("5[0-9]{2}|429")
                        || plain(message).equals("rateexceeded");
        return noAnswer ? NO_ANSWER : REFUSED;
    }

    /// A code in lower case, without separators and without `Exception`.
    static String plain(String code) {
        String letters = code.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
        return letters.endsWith("exception")
                ? letters.substring(0, letters.length() - "exception".length())
                : letters;
    }
}
