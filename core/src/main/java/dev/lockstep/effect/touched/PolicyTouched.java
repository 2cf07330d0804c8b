package dev.lockstep.effect.touched;

import static dev.lockstep.effect.touched.StateName.state;

import dev.lockstep.account.Account;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.account.policies.ManagedPolicy.Version;
import dev.lockstep.effect.IamArn;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.effect.Touched;
import dev.lockstep.policy.PolicyParse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What effects on managed policies touch. Each method serves an account and a live read alike; an
/// answer NoSuchEntity is the absent one. Documents are URL-decoded.
public final class PolicyTouched {
    private PolicyTouched() {}

    /// A policy as a whole: the document in force, and what it says of itself (GetPolicy,
    /// GetPolicyVersion of its default version).
    ///
    /// @param document absent: there is no such policy
    /// @param description an empty one counts as none
    public static Touched policy(
            String arn, Optional<String> document, Optional<String> description) {
        return state(text(arn), document.map(StateName::canonical))
                .and(
                        state(
                                "description of " + text(arn),
                                description.filter(one -> !one.isEmpty())));
    }

    /// Its unique id, such as `ANPA…` (GetPolicy).
    public static Touched uniqueId(String arn, Optional<String> id) {
        return state("unique id of " + text(arn), id);
    }

    /// The document in force, for a write that brings another one into force (GetPolicy,
    /// GetPolicyVersion of its default version). The number of a version is told for the former
    /// document alone: that of the new one is AWS's to choose.
    ///
    /// @param wanted the document that the write brings into force
    /// @param number of the version in force; absent: there is no such policy
    public static Touched inForce(
            String arn, String wanted, Optional<String> number, Optional<String> document) {
        String target = StateName.canonical(wanted);
        Optional<String> is =
                number.map(one ->
                        document.map(StateName::canonical)
                                .map(text -> text.equals(target) ? text : one + " " + text)
                                .orElse(one));
        return state("document in force of " + text(arn), is);
    }

    /// Whether any version has a document (ListPolicyVersions, GetPolicyVersion of each).
    public static Touched hasVersion(String arn, String document, Collection<String> documents) {
        String target = StateName.canonical(document);
        return state(
                "version of " + text(arn) + " with " + target,
                documents.stream().map(StateName::canonical).anyMatch(target::equals),
                "there");
    }

    /// The numbers of the versions that have a document, such as `v1 v3` (ListPolicyVersions,
    /// GetPolicyVersion of each).
    ///
    /// @param documents those of all versions, by their numbers
    public static Touched versionsWith(String arn, String document, Map<String, String> documents) {
        String target = StateName.canonical(document);
        return state(
                versionsWith(arn, target),
                documents.entrySet().stream()
                        .filter(one -> StateName.canonical(one.getValue()).equals(target))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .collect(Collectors.joining(" ")));
    }

    /// The numbers in such a state.
    ///
    /// @return empty if nothing is told of them
    public static Optional<Set<String>> numbers(Touched seen, String arn, String document) {
        return Optional.ofNullable(
                        seen.states().get(versionsWith(arn, StateName.canonical(document))))
                .map(numbers ->
                        numbers.isEmpty() ? Set.of() : new TreeSet<>(List.of(numbers.split(" "))));
    }

    private static String versionsWith(String arn, String target) {
        return "versions of " + text(arn) + " with " + target;
    }

    /// The number of the version in force (GetPolicy).
    public static Touched defaultVersion(String arn, Optional<String> number) {
        return state("version in force of " + text(arn), number);
    }

    /// A version (GetPolicyVersion).
    ///
    /// @param document absent: there is no such version
    public static Touched version(String arn, String number, Optional<String> document) {
        return state(
                "version " + StateName.of(number) + " of " + text(arn),
                document.map(StateName::canonical));
    }

    /// Tags, by their keys without regard to case (GetPolicy, ListPolicyTags).
    public static Touched tags(String arn, Collection<String> keys, Map<String, String> all) {
        return Tags.of(text(arn), keys, all);
    }

    static String text(String arn) {
        return "policy " + StateName.of(arn);
    }

    /// What an effect on a managed policy touches, as it is in an account.
    public static Touched in(Account account, PolicyEffect effect) {
        return switch (effect) {
            case PolicyEffect.CreatePolicy(var name, var path, _, _, var tags) -> {
                String arn = IamArn.of(account, "policy", path, name);
                yield whole(account, arn).and(tags(arn, tags.keySet(), tagsOf(account, arn)));
            }
            case PolicyEffect.DeletePolicy(var arn) ->
                    whole(account, arn)
                            .and(uniqueId(arn, policy(account, arn).flatMap(ManagedPolicy::id)));
            case PolicyEffect.CreatePolicyVersion(var arn, var document, var setAsDefault) -> {
                Optional<ManagedPolicy> found = policy(account, arn);
                yield setAsDefault
                        ? inForce(
                                arn,
                                document,
                                found.map(ManagedPolicy::defaultVersion),
                                found.flatMap(ManagedPolicy::document).map(PolicyParse::text))
                        : hasVersion(
                                arn,
                                document,
                                found.stream()
                                        .flatMap(one -> one.versions().stream())
                                        .map(one -> one.document().text())
                                        .toList());
            }
            case PolicyEffect.DeletePolicyVersion(var arn, var number) ->
                    version(arn, number, versionOf(account, arn, number));
            case PolicyEffect.SetDefaultPolicyVersion(var arn, _) ->
                    defaultVersion(arn, policy(account, arn).map(ManagedPolicy::defaultVersion));
            case PolicyEffect.TagPolicy(var arn, var tags) ->
                    tags(arn, tags.keySet(), tagsOf(account, arn));
            case PolicyEffect.UntagPolicy(var arn, var keys) ->
                    tags(arn, keys, tagsOf(account, arn));
        };
    }

    private static Touched whole(Account account, String arn) {
        Optional<ManagedPolicy> found = policy(account, arn);
        return policy(
                arn,
                found.map(one -> one.document().map(PolicyParse::text).orElse("not read")),
                found.flatMap(ManagedPolicy::description));
    }

    private static Optional<ManagedPolicy> policy(Account account, String arn) {
        return account.policies().stream().filter(one -> one.arn().equals(arn)).findFirst();
    }

    private static Map<String, String> tagsOf(Account account, String arn) {
        return policy(account, arn).map(ManagedPolicy::tags).orElse(Map.of());
    }

    private static Optional<String> versionOf(Account account, String arn, String number) {
        return policy(account, arn).stream()
                .flatMap(one -> one.versions().stream())
                .filter(one -> one.id().equals(number))
                .map(Version::document)
                .map(PolicyParse::text)
                .findFirst();
    }
}
