package dev.lockstep.practice.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/// A form as the query protocol writes it: `Tags.member.1.Key=team`.
final class FormTree implements Tree {
    /// AWS's requests are at most half as deep.
    private static final int DEEPEST = 24;

    private final Map<String, FormTree> children = new LinkedHashMap<>();
    private Optional<String> value = Optional.empty();

    static FormTree of(Map<String, String> parameters) {
        var root = new FormTree();
        parameters.forEach((name, value) -> {
            FormTree at = root;
            String[] steps = name.split("\\.", DEEPEST);
            for (String step : steps) {
                at = at.children.computeIfAbsent(step, _ -> new FormTree());
            }
            at.value = Optional.of(value);
        });
        return root;
    }

    @Override
    public Optional<Tree> child(String name) {
        return Optional.ofNullable(children.get(name));
    }

    @Override
    public List<Tree> elements(ListTrait list) {
        FormTree holder = this;
        if (!list.isFlattened()) {
            FormTree member = children.get(ListNames.element(list));
            if (member == null) {
                // `Tags=` says that the list is there and empty.
                return List.of();
            }
            holder = member;
        }
        return holder.numbered();
    }

    @Override
    public Map<String, Tree> entries(MapTrait map) {
        FormTree holder = map.isFlattened() ? this : children.getOrDefault("entry", new FormTree());
        var entries = new LinkedHashMap<String, Tree>();
        for (Tree entry : holder.numbered()) {
            String key =
                    entry.child(map.keyLocationName())
                            .orElseThrow(() -> new Malformed("An entry of a map has no key"))
                            .text();
            entry.child(map.valueLocationName()).ifPresent(found -> entries.put(key, found));
        }
        return entries;
    }

    @Override
    public String text() {
        return value.orElseThrow(
                () -> new Malformed("Start of structure found where not expected"));
    }

    private List<Tree> numbered() {
        var sorted = new TreeMap<Integer, FormTree>();
        children.forEach((name, child) -> sorted.put(number(name), child));
        return new ArrayList<>(sorted.values());
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new Malformed("A member of a list has no number");
        }
    }
}
