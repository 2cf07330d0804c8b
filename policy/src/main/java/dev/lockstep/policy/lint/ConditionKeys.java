package dev.lockstep.policy.lint;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What is known of condition keys.
///
/// Rule source: IAM User Guide, "AWS global condition context keys" and "Single-valued vs.
/// multivalued context keys"; the Service Authorization Reference for keys of services.
final class ConditionKeys {
    /// The keys of every request, in lower case.
    private static final Set<String> ALWAYS =
            Set.of(
                    "aws:currenttime",
                    "aws:epochtime",
                    "aws:securetransport",
                    "aws:requestedregion",
                    "aws:viaawsservice",
                    "aws:principalisawsservice",
                    "aws:principalarn",
                    "aws:principalaccount",
                    "aws:principaltype",
                    "aws:userid",
                    "aws:resourceaccount");

    private static final Set<String> SEVERAL_VALUES =
            Set.of(
                    "aws:tagkeys",
                    "aws:calledvia",
                    "aws:principalorgpaths",
                    "aws:principalservicenameslist",
                    "aws:resourceorgpaths",
                    "aws:sourceorgpaths",
                    "aws:vpceorgpaths",
                    "dynamodb:attributes",
                    "dynamodb:leadingkeys",
                    "kms:encryptioncontextkeys",
                    "kms:grantoperations",
                    "lambda:layer",
                    "lambda:securitygroupids",
                    "lambda:subnetids",
                    "sts:transitivetagkeys",
                    "cognito-identity.amazonaws.com:amr");

    /// All keys of the prefix `aws:` in lower case; those with a tag's name end with a slash.
    private static final Set<String> GLOBAL =
            Set.of(
                    "aws:assumedroot",
                    "aws:calledvia",
                    "aws:calledviaawsmcp",
                    "aws:calledviafirst",
                    "aws:calledvialast",
                    "aws:chatbotsourcearn",
                    "aws:currenttime",
                    "aws:ec2instancesourceprivateipv4",
                    "aws:ec2instancesourcevpc",
                    "aws:epochtime",
                    "aws:federatedprovider",
                    "aws:isenterprise",
                    "aws:ismcpserviceaction",
                    "aws:multifactorauthage",
                    "aws:multifactorauthpresent",
                    "aws:principalaccount",
                    "aws:principalarn",
                    "aws:principalisawsservice",
                    "aws:principalorgid",
                    "aws:principalorgpaths",
                    "aws:principalservicename",
                    "aws:principalservicenameslist",
                    "aws:principaltag/",
                    "aws:principaltype",
                    "aws:referer",
                    "aws:requestedregion",
                    "aws:requesttag/",
                    "aws:resourceaccount",
                    "aws:resourceorgid",
                    "aws:resourceorgpaths",
                    "aws:resourcetag/",
                    "aws:securetransport",
                    "aws:signinsessionarn",
                    "aws:sourceaccount",
                    "aws:sourcearn",
                    "aws:sourceidentity",
                    "aws:sourceip",
                    "aws:sourceorgid",
                    "aws:sourceorgpaths",
                    "aws:sourceowner",
                    "aws:sourcevpc",
                    "aws:sourcevpcarn",
                    "aws:sourcevpce",
                    "aws:tagkeys",
                    "aws:tokenissuetime",
                    "aws:useragent",
                    "aws:userid",
                    "aws:username",
                    "aws:viaawsmcpservice",
                    "aws:viaawsservice",
                    "aws:vpceaccount",
                    "aws:vpceorgid",
                    "aws:vpceorgpaths",
                    "aws:vpcsourceip");

    private ConditionKeys() {}

    /// Whether every signed request has the key.
    static boolean isAlwaysThere(String key) {
        return ALWAYS.contains(key.toLowerCase(Locale.ROOT));
    }

    /// Whether a request can have several values under the key.
    static boolean hasSeveralValues(String key) {
        return SEVERAL_VALUES.contains(key.toLowerCase(Locale.ROOT));
    }

    static boolean isGlobal(String key) {
        return key.regionMatches(true, 0, "aws:", 0, 4);
    }

    /// Whether there is a global key of that name.
    static boolean isKnownGlobal(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        int slash = lower.indexOf('/');
        return GLOBAL.contains(slash < 0 ? lower : lower.substring(0, slash + 1));
    }

    /// The names of the global keys.
    static List<String> global() {
        return GLOBAL.stream().sorted().toList();
    }

    /// What of a key does not hang on a tag or other name in it, in lower case: up to the first
    /// slash, or the first `${` of the catalogue.
    static String stem(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        int slash = lower.indexOf('/');
        int variable = lower.indexOf("${");
        int end = slash < 0 ? variable : variable < 0 ? slash : Math.min(slash, variable);
        return end < 0 ? lower : lower.substring(0, end);
    }
}
