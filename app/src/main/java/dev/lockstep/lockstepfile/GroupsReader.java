package dev.lockstep.lockstepfile;

import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.baseline.GroupGoal.PolicyGoal;
import dev.lockstep.control.groups.PolicyContent;
import dev.lockstep.input.BadInput;
import dev.lockstep.lockstepfile.SourceFiles.Source;
import dev.lockstep.policy.Malformed;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads `groups`, with the policy documents that they name.
final class GroupsReader {
    private final Fields file;
    private final SourceFiles files;
    private final Map<String, Source> sources;
    private final Problems problems;

    /// The first document of each policy, by its name in lower case: those of an account's own
    /// policies are unique whatever their case and path (IAM User Guide, "IAM name requirements").
    private final Map<String, Written> documents = new HashMap<>();

    private record Written(Place place, PolicyDocument document) {}

    /// @param sources the files that were read, by the name that places carry
    GroupsReader(Fields file, SourceFiles files, Map<String, Source> sources, Problems problems) {
        this.file = file;
        this.files = files;
        this.sources = sources;
        this.problems = problems;
    }

    SortedMap<String, GroupGoal> groups() {
        SortedMap<String, GroupGoal> groups = new TreeMap<>();
        TreeMap<String, Place> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        file.named("groups", Name.GROUP)
                .forEach((name, fields) -> {
                    Place first = seen.putIfAbsent(name, fields.place());
                    if (first != null) {
                        problems.add(
                                fields.place(),
                                "the same group as the one at "
                                        + first
                                        + ": the names of groups ignore case");
                    }
                    groups.put(name, group(name, fields));
                });
        return groups;
    }

    private GroupGoal group(String name, Fields fields) {
        boolean administrators = fields.flag("administrators", false);
        boolean readOnly = fields.flag("read-only", false);
        if (administrators && readOnly) {
            problems.add(
                    fields.placeOf("read-only"),
                    "a group of administrators cannot be read-only; expected one of the two");
        }
        if (administrators && fields.has("services")) {
            problems.add(
                    fields.placeOf("services"),
                    "a group of administrators cannot be limited to services; expected one of the"
                            + " two");
        }
        return new GroupGoal(
                name,
                administrators,
                readOnly,
                fields.texts("services", Name.SERVICE),
                fields.texts("pass-roles", Name.ROLE).orElse(List.of()),
                fields.items("policies").map(this::policies),
                fields.has("inline") ? Optional.of(inline(fields)) : Optional.empty());
    }

    private List<PolicyGoal> policies(List<YamlNode> items) {
        List<PolicyGoal> policies = new ArrayList<>();
        for (YamlNode item : items) {
            if (item instanceof YamlNode.Mapping map) {
                Fields fields = new Fields(map, problems);
                String name = fields.required("name", Name.POLICY);
                Optional<PolicyParse> document = ownDocument(fields);
                if (document.isPresent() && document.get() instanceof PolicyDocument known) {
                    checkSame(name, map.place(), known);
                }
                policies.add(new PolicyGoal(name, document));
            } else {
                Fields.text(item, Name.POLICY, problems)
                        .ifPresent(name -> policies.add(new PolicyGoal(name, Optional.empty())));
            }
        }
        return policies;
    }

    /// A policy has one document: what one group gives it, every other has too.
    private void checkSame(String nameOrArn, Place place, PolicyDocument document) {
        String name = nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
        Written first =
                documents.putIfAbsent(name.toLowerCase(Locale.ROOT), new Written(place, document));
        if (first != null
                && !PolicyContent.of(first.document()).equals(PolicyContent.of(document))) {
            problems.add(
                    place,
                    "another document than the same policy has at "
                            + first.place()
                            + ": expected one document for one policy");
        }
    }

    /// The document of a policy: in a file, or here.
    private Optional<PolicyParse> ownDocument(Fields policy) {
        if (policy.has("document") && policy.has("file")) {
            problems.add(
                    policy.placeOf("document"),
                    "the document stands in a file already; expected `file` or `document`, not"
                            + " both");
        }
        if (policy.has("document")) {
            return policy.node("document")
                    .flatMap(node -> Fields.mapping(node, problems))
                    .flatMap(this::written);
        }
        if (!policy.has("file")) {
            policy.missing("file");
        }
        return policy.node("file").flatMap(this::document);
    }

    /// A document that is written here.
    private Optional<PolicyParse> written(YamlNode node) {
        return switch (PolicyDocument.parse(DocumentText.of(node))) {
            case Malformed malformed -> {
                problems.add(
                        node.place(),
                        "not an IAM policy: expected " + Shown.line(malformed.expected()));
                yield Optional.empty();
            }
            case PolicyDocument document -> Optional.of(document);
        };
    }

    private SortedMap<String, PolicyParse> inline(Fields group) {
        SortedMap<String, PolicyParse> policies = new TreeMap<>();
        group.node("inline")
                .flatMap(node -> Fields.mapping(node, problems))
                .ifPresent(map ->
                        map.entries()
                                .forEach((name, entry) -> {
                                    group.checkName(name, entry.keyPlace(), Name.INLINE_POLICY);
                                    document(entry.value())
                                            .ifPresent(found -> policies.put(name, found));
                                }));
        return policies;
    }

    /// Reads the document in a file. Faults in it are told with that file's line and column.
    private Optional<PolicyParse> document(YamlNode node) {
        Optional<String> name = Fields.text(node, Name.TEXT, problems);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Source by = sources.getOrDefault(node.place().file(), files.main());
        try {
            Source source = files.followPolicy(by, name.get(), node.place());
            return switch (PolicyDocument.parse(source.text())) {
                case Malformed malformed -> throw fault(malformed, source.name());
                case PolicyDocument document -> Optional.of(document);
            };
        } catch (BadInput e) {
            problems.add(e);
            return Optional.empty();
        }
    }

    static BadInput fault(Malformed malformed, String file) {
        return BadInput.at(
                file,
                malformed.place().line(),
                malformed.place().column(),
                "not an IAM policy: expected " + Shown.line(malformed.expected()));
    }
}
