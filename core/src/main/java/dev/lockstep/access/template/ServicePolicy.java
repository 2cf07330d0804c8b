package dev.lockstep.access.template;

import dev.lockstep.access.judgement.ReadOnly;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyPrinter;
import dev.lockstep.policy.PolicySize;
import dev.lockstep.policy.catalog.ActionCatalog;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A policy that gives some services and nothing else: all of their actions, or those that read;
/// and roles that may be passed to these services, by name.
///
/// What everybody may do anyway stands nowhere in it: sts:GetCallerIdentity needs no permission.
///
/// @param document as it is to be attached
/// @param services the prefixes, sorted
/// @param leftOut where only reading was wanted: actions that read but give secrets away, as AWS
///   writes them, which are left out
/// @param existingRoles where all was wanted: actions that use roles which the services have
///   already, without passing them, and how; no policy can say which roles these are
public record ServicePolicy(
        PolicyDocument document,
        List<String> services,
        List<String> leftOut,
        SortedMap<String, String> existingRoles) {
    /// Rule source: IAM API reference, CreateRole: the characters of a name and of a path.
    private static final Pattern ROLE =
            Pattern.compile(
                    "arn:([a-z][a-z0-9-]*):iam::([0-9]{12}):role/([!-~]*/)?[A-Za-z0-9_+=,.@-]{1,64}");

    public ServicePolicy {
        services = List.copyOf(services);
        leftOut = List.copyOf(leftOut);
        existingRoles = new TreeMap<>(existingRoles);
    }

    /// All actions of these services, and iam:PassRole for these roles to these services.
    ///
    /// @param services known prefixes in lower case, none of those that are never given whole
    /// @param roles ARNs of roles, of one partition; may be empty
    /// @throws IllegalArgumentException for anything else
    public static ServicePolicy whole(List<String> services, List<String> roles) {
        SequencedSet<String> sorted = sorted(services);
        for (String service : sorted) {
            require(ServiceFacts.neverWhole(service).isEmpty(), service + " is never given whole");
        }
        var statements = new ArrayList<String>();
        statements.add(
                allow(
                        "Services",
                        sorted.stream().map(service -> service + ":*").toList(),
                        "\"*\"",
                        ""));
        if (!roles.isEmpty()) {
            for (String role : roles) {
                require(isRole(role), "no ARN of one role: " + role);
            }
            var principals = new LinkedHashSet<String>();
            for (String service : sorted) {
                principals.addAll(
                        ServiceFacts.passedTo(service, roles.getFirst().split(":", 3)[1]));
            }
            statements.add(
                    allow(
                            "PassRoles",
                            List.of("iam:PassRole"),
                            list(new TreeSet<>(roles)),
                            ",\"Condition\":{\"StringEquals\":{\"iam:PassedToService\":"
                                    + list(principals)
                                    + "}}"));
        }
        var existing = new TreeMap<String, String>();
        sorted.forEach(service -> existing.putAll(ServiceFacts.existingRoles(service)));
        return new ServicePolicy(document(statements), List.copyOf(sorted), List.of(), existing);
    }

    /// Those actions of these services whose level is Read or List, without those that give secrets
    /// away. It names them by what they begin with, so that it also takes what AWS adds under these
    /// beginnings.
    ///
    /// @param services known prefixes in lower case
    /// @throws IllegalArgumentException for anything else, and where a service has nothing to read
    public static ServicePolicy reading(List<String> services) {
        SequencedSet<String> sorted = sorted(services);
        var secrets = new TreeMap<String, String>();
        ReadOnly.secretReads().forEach(one -> secrets.put(one.toLowerCase(Locale.ROOT), one));
        var patterns = new ReadingPatterns(ActionCatalog.builtIn(), secrets.keySet());
        var actions = new ArrayList<String>();
        for (String service : sorted) {
            List<String> some = patterns.of(service);
            require(!some.isEmpty(), service + " has nothing that can be read");
            actions.addAll(some);
        }
        return new ServicePolicy(
                document(List.of(allow("Reading", actions, "\"*\"", ""))),
                List.copyOf(sorted),
                secrets.values().stream()
                        .filter(action -> sorted.contains(action.substring(0, action.indexOf(':'))))
                        .toList(),
                new TreeMap<>());
    }

    /// Whether a service has actions that [#reading] gives.
    public static boolean canBeRead(String service) {
        Set<String> secrets =
                ReadOnly.secretReads().stream()
                        .map(one -> one.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        return !new ReadingPatterns(ActionCatalog.builtIn(), secrets).of(service).isEmpty();
    }

    /// Whether a text is the ARN of one role, without wildcards.
    public static boolean isRole(String arn) {
        return ROLE.matcher(arn).matches() && arn.chars().noneMatch(c -> "*?$\"\\".indexOf(c) >= 0);
    }

    /// The text for people.
    public String text() {
        return PolicyPrinter.print(document);
    }

    /// How many characters it has as AWS counts them, written as short as can be.
    public int size() {
        return PolicySize.of(document);
    }

    /// Whether AWS takes it as such a policy.
    public boolean fits(SizeLimit kind) {
        return size() <= kind.limit();
    }

    private static SequencedSet<String> sorted(List<String> services) {
        require(!services.isEmpty(), "no service");
        Set<String> known = Set.copyOf(ActionCatalog.builtIn().services());
        var sorted = new TreeSet<>(services);
        for (String service : sorted) {
            require(known.contains(service), "unknown service " + service);
        }
        return sorted;
    }

    private static String allow(
            String sid, List<String> actions, String resources, String condition) {
        return "{\"Sid\":\"%s\",\"Effect\":\"Allow\",\"Action\":%s,\"Resource\":%s%s}"
                .formatted(sid, list(actions), resources, condition);
    }

    /// Only names without a quote or backslash come here.
    private static String list(Iterable<String> texts) {
        var quoted = new ArrayList<String>();
        texts.forEach(text -> quoted.add("\"" + text + "\""));
        return quoted.size() == 1 ? quoted.getFirst() : "[" + String.join(",", quoted) + "]";
    }

    private static PolicyDocument document(List<String> statements) {
        String text =
                "{\"Version\":\"2012-10-17\",\"Statement\":[%s]}"
                        .formatted(String.join(",", statements));
        return switch (PolicyDocument.parse(text)) {
            case PolicyDocument document -> document;
            case dev.lockstep.policy.Malformed malformed ->
                    throw new IllegalStateException("a template is no policy: " + malformed);
        };
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
