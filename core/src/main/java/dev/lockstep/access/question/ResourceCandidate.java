package dev.lockstep.access.question;

import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.policy.Glob;
import dev.lockstep.policy.ResourcePattern;
import dev.lockstep.policy.Resources;
import dev.lockstep.policy.Statement;
import dev.lockstep.policy.catalog.Action;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.ContextValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Resources that policies name, and for each a resource to ask about.
///
/// @param pattern as the policy writes it, or words such as `all but arn:…`
/// @param witness an ARN that the pattern matches
record ResourceCandidate(String pattern, String witness) {
    /// So many are tried; who has more can do it on more than a person wants to read.
    private static final int MOST = 40;

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
    private static final String ANY = "lockstep-any";

    /// Where no statement names any: the action on anything.
    static ResourceCandidate anything(Action action, Place account) {
        return new ResourceCandidate("*", account.anything(action.service()));
    }

    /// Where resources are.
    record Place(String partition, String account) {
        String anything(String service) {
            return "arn:%s:%s:us-east-1:%s:%s".formatted(partition, service, account, ANY);
        }
    }

    /// What the statements that allow an action allow it on, in their order. An action that cannot
    /// be limited to resources is asked about `*` alone.
    static List<ResourceCandidate> of(PrincipalAccess principal, Action action, Place place) {
        if (action.resourceTypes().isEmpty()) {
            return List.of(new ResourceCandidate("*", "*"));
        }
        String name = action.service() + ":" + action.name();
        Map<String, ResourceCandidate> found = new LinkedHashMap<>();
        for (CompiledPolicy policy : principal.layers().identity()) {
            for (Statement statement : policy.about(name)) {
                if (statement.allows()) {
                    for (ResourceCandidate one : of(statement, principal, action, place)) {
                        found.putIfAbsent(one.pattern(), one);
                    }
                }
                if (found.size() >= MOST) {
                    return found.values().stream().limit(MOST).toList();
                }
            }
        }
        exempt(principal, name, place).forEach(one -> found.putIfAbsent(one.pattern(), one));
        return found.values().stream().limit(MOST).toList();
    }

    /// What statements that deny the action on all other resources leave out.
    private static List<ResourceCandidate> exempt(
            PrincipalAccess principal, String action, Place place) {
        return principal.layers().identity().stream()
                .flatMap(policy -> policy.about(action).stream())
                .filter(statement -> !statement.allows())
                .flatMap(statement -> statement.resources().stream())
                .filter(Resources::negated)
                .flatMap(resources -> resources.patterns().stream())
                .filter(pattern -> !pattern.matchesEvery())
                .map(pattern ->
                        new ResourceCandidate(
                                pattern.text(), witness(pattern.text(), principal, place)))
                .toList();
    }

    private static List<ResourceCandidate> of(
            Statement statement, PrincipalAccess principal, Action action, Place place) {
        Resources resources = statement.resources().orElse(new Resources(false, List.of()));
        if (resources.negated()) {
            String but =
                    resources.patterns().stream()
                            .map(ResourcePattern::text)
                            .collect(Collectors.joining(", "));
            return List.of(
                    new ResourceCandidate("all but " + but, place.anything(action.service())));
        }
        var all = new ArrayList<ResourceCandidate>();
        for (ResourcePattern pattern : resources.patterns()) {
            all.add(
                    new ResourceCandidate(
                            pattern.text(),
                            pattern.matchesEvery()
                                    ? place.anything(action.service())
                                    : witness(pattern.text(), principal, place)));
        }
        return all;
    }

    /// An ARN that a pattern matches: the account's own where the pattern leaves it open.
    static String witness(String pattern, PrincipalAccess principal, Place place) {
        String[] parts = filled(pattern, principal).split(":", 6);
        if (parts.length < 6) {
            return literal(String.join(":", parts), ANY);
        }
        parts[1] = literal(parts[1], place.partition());
        parts[2] = literal(parts[2], "any");
        parts[3] = literal(parts[3], "us-east-1");
        parts[4] = literal(parts[4], place.account());
        parts[5] = literal(parts[5], ANY);
        return String.join(":", parts);
    }

    private static String literal(String part, String instead) {
        return part.equals("*") ? instead : part.replace("*", instead).replace('?', 'x');
    }

    /// Variables whose value is known are put in; others stay, and nothing is decided by them.
    private static String filled(String pattern, PrincipalAccess principal) {
        Matcher variable = VARIABLE.matcher(pattern);
        return variable.replaceAll(found ->
                Matcher.quoteReplacement(
                        switch (found.group(1)) {
                            case "*" -> "*";
                            case "?" -> "?";
                            case "$" -> "$";
                            default -> value(found.group(1), found.group(), principal);
                        }));
    }

    private static String value(String variable, String written, PrincipalAccess principal) {
        String key = Glob.lower(variable.split(",", 2)[0].strip());
        return principal.context().get(key) instanceof ContextValue.Single(String value)
                ? value
                : written;
    }
}
