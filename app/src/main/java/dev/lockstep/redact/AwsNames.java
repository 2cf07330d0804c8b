package dev.lockstep.redact;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names that are AWS's own and so tell nothing of an account: managed policies, services, regions,
/// actions, condition keys. What is not in the list is taken for a name of the account.
final class AwsNames {
    /// The others are found without regard to case.
    private static final Set<String> AS_WRITTEN = Set.of("policy", "word", "count");

    private static final Map<String, NavigableSet<String>> LISTS = load();

    private static final Set<String> PARTITIONS =
            Set.of(
                    "aws",
                    "aws-cn",
                    "aws-us-gov",
                    "aws-iso",
                    "aws-iso-b",
                    "aws-iso-e",
                    "aws-iso-f",
                    "aws-eusc");

    private static final Pattern REGION =
            Pattern.compile(
                    "(us|eu|ap|sa|ca|me|af|il|mx|cn|us-gov|us-iso[a-z]?|eu-iso[a-z]?|eusc-[a-z]{2})"
                            + "-(north|south|east|west|central|northeast|northwest|southeast|southwest)"
                            + "-[0-9]{1,2}");

    private static final Pattern HOST =
            Pattern.compile("([a-z0-9-]+)(?:\\.([a-z0-9-]+))?\\.amazonaws\\.com(\\.cn)?");

    /// Roles that AWS makes under names of its own.
    private static final Set<String> ROLES =
            Set.of(
                    "OrganizationAccountAccessRole",
                    "AWSControlTowerExecution",
                    "AWSControlTowerAdmin",
                    "AWSControlTowerStackSetRole",
                    "AWSControlTowerCloudTrailRole",
                    "AWSCloudFormationStackSetAdministrationRole",
                    "AWSCloudFormationStackSetExecutionRole");

    private static final Set<String> PATHS =
            Set.of("aws-service-role", "aws-reserved", "sso.amazonaws.com", "service-role");

    private static final Set<String> POLICY_PATHS =
            Set.of("aws-service-role", "service-role", "job-function", "root-task");

    /// The words of an action: `Get`, `MFA`, `Devices`.
    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+");

    private static final int SHORTEST_WORD = 3;

    private AwsNames() {}

    static boolean isManagedPolicy(String name) {
        return list("policy").contains(name);
    }

    static boolean isManagedPolicyPath(String segment) {
        return POLICY_PATHS.contains(segment);
    }

    static boolean isPartition(String name) {
        return PARTITIONS.contains(name);
    }

    static boolean isRegion(String name) {
        return REGION.matcher(name).matches();
    }

    /// A prefix of actions and ARNs, in any case.
    static boolean isService(String name) {
        return list("service").contains(name.toLowerCase(Locale.ROOT));
    }

    /// A service as a principal, such as `ec2.amazonaws.com`, perhaps of one region.
    static boolean isServicePrincipal(String name) {
        Matcher host = HOST.matcher(name);
        return host.matches()
                && (isService(host.group(1)) || list("label").contains(host.group(1)))
                && Optional.ofNullable(host.group(2))
                        .map(second -> isRegion(second) || isService(second))
                        .orElse(true);
    }

    static boolean isRole(String name) {
        return ROLES.contains(name);
    }

    static boolean isPath(String segment) {
        return PATHS.contains(segment) || isServicePrincipal(segment) || isRegion(segment);
    }

    /// The counts of the account summary.
    static Set<String> counts() {
        return list("count");
    }

    /// A condition key of AWS, such as `aws:SourceIp`, in any case, without what stands after a
    /// slash.
    static boolean isConditionKey(String key) {
        if (list("key").contains(key.toLowerCase(Locale.ROOT))) {
            return true;
        }
        int colon = key.indexOf(':');
        return colon > 0
                && isService(key.substring(0, colon))
                && isMadeOfWords(key.substring(colon + 1).replace("-", ""));
    }

    /// Whether a text between the wildcards of an action is made of words that AWS's actions are
    /// made of; its last word may be cut off where a wildcard follows.
    static boolean isPartOfAction(String text, boolean isCutOff) {
        int end = isCutOff ? lastCapital(text) : text.length();
        return isMadeOfWords(text)
                || (isCutOff
                        && isMadeOfWords(text.substring(0, end))
                        && isBeginning(text.substring(end)));
    }

    private static int lastCapital(String text) {
        int at = text.length() - 1;
        while (at > 0 && !Character.isUpperCase(text.charAt(at))) {
            at--;
        }
        return Math.max(at, 0);
    }

    private static boolean isBeginning(String text) {
        String next = list("word").ceiling(text);
        return next != null && next.startsWith(text);
    }

    private static boolean isMadeOfWords(String text) {
        Matcher words = WORD.matcher(text);
        int end = 0;
        while (words.find() && words.start() == end && isWord(words.group())) {
            end = words.end();
        }
        return end == text.length() || isMadeOfSmallWords(text.toLowerCase(Locale.ROOT));
    }

    private static boolean isWord(String word) {
        return word.length() == 1 || word.matches("[0-9]{1,2}") || list("word").contains(word);
    }

    /// Actions ignore case, so they may be written without any.
    private static boolean isMadeOfSmallWords(String text) {
        boolean[] reached = new boolean[text.length() + 1];
        reached[0] = true;
        for (int end = SHORTEST_WORD; end <= text.length(); end++) {
            for (int start = 0; start <= end - SHORTEST_WORD && !reached[end]; start++) {
                reached[end] =
                        reached[start] && list("small word").contains(text.substring(start, end));
            }
        }
        return reached[text.length()];
    }

    private static NavigableSet<String> list(String kind) {
        return LISTS.getOrDefault(kind, new TreeSet<>());
    }

    private static Map<String, NavigableSet<String>> load() {
        var lists = new HashMap<String, NavigableSet<String>>();
        for (String line : lines()) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                String kind = line.substring(0, tab);
                String name = line.substring(tab + 1);
                String lower = name.toLowerCase(Locale.ROOT);
                boolean asWritten = AS_WRITTEN.contains(kind);
                add(lists, kind, asWritten ? name : lower);
                if (kind.equals("word")) {
                    add(lists, "small word", lower);
                }
            }
        }
        return lists;
    }

    private static void add(Map<String, NavigableSet<String>> lists, String kind, String name) {
        lists.computeIfAbsent(kind, _ -> new TreeSet<>()).add(name);
    }

    private static List<String> lines() {
        try (var in = AwsNames.class.getResourceAsStream("aws-names.txt")) {
            if (in == null) {
                throw new IllegalStateException("aws-names.txt is not in the program");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
