package dev.lockstep.plan.permission;

import dev.lockstep.policy.PolicySize;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Packs permissions into documents that AWS takes. Resources on which the same actions are needed
/// share a statement; a statement that is too long goes over several documents.
final class Packing {
    private static final String HEAD = "{\"Version\":\"2012-10-17\",\"Statement\":[";
    private static final String FOOT = "]}";

    private final List<StringBuilder> documents = new ArrayList<>();

    private Packing() {}

    /// @param needs actions by the resource that they are on
    static List<String> pack(SortedMap<String, SortedSet<String>> needs) {
        var byActions = new TreeMap<String, SortedSet<String>>();
        needs.forEach((resource, actions) ->
                byActions.computeIfAbsent(list(actions), _ -> new TreeSet<>()).add(resource));
        var packing = new Packing();
        byActions.forEach(packing::add);
        return packing.documents.stream().map(text -> text + FOOT).toList();
    }

    private void add(String actions, SortedSet<String> resources) {
        var left = new ArrayList<>(resources);
        while (!left.isEmpty()) {
            StringBuilder document = roomy(statement(actions, left.subList(0, 1)));
            int count = fitting(document, actions, left);
            if (document.length() > HEAD.length()) {
                document.append(',');
            }
            document.append(statement(actions, left.subList(0, count)));
            left.subList(0, count).clear();
        }
    }

    /// The first document that has room for a statement.
    private StringBuilder roomy(String statement) {
        for (StringBuilder document : documents) {
            if (fits(document, statement)) {
                return document;
            }
        }
        var fresh = new StringBuilder(HEAD);
        documents.add(fresh);
        return fresh;
    }

    private static boolean fits(StringBuilder document, String statement) {
        return document.length() + 1 + statement.length() + FOOT.length() <= PolicySize.MANAGED;
    }

    /// How many of the resources have room in a document; one at least.
    private static int fitting(StringBuilder document, String actions, List<String> resources) {
        int length =
                document.length()
                        + 1
                        + statement(actions, resources.subList(0, 1)).length()
                        + FOOT.length()
                        + 2; // the brackets that two resources take
        int count = 1;
        while (count < resources.size()) {
            length += quoted(resources.get(count)).length() + 1;
            if (length > PolicySize.MANAGED) {
                break;
            }
            count++;
        }
        return count;
    }

    private static String statement(String actions, List<String> resources) {
        return "{\"Effect\":\"Allow\",\"Action\":"
                + actions
                + ",\"Resource\":"
                + list(resources)
                + "}";
    }

    private static String list(Collection<String> texts) {
        String joined = texts.stream().map(Packing::quoted).collect(Collectors.joining(","));
        return texts.size() == 1 ? joined : "[" + joined + "]";
    }

    /// What ARNs and actions hold is printable; a quotation mark or backslash in a path is escaped.
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
