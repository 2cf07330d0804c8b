package dev.lockstep.lockstepfile;

import dev.lockstep.input.BadInput;
import dev.lockstep.input.NearestName;
import dev.lockstep.lockstepfile.SourceFiles.Source;
import dev.lockstep.lockstepfile.YamlNode.Entry;
import dev.lockstep.lockstepfile.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A lockstep.yaml laid over the file that it extends, that one over the next, and so on: maps
/// merge, lists and single values replace. What an extended file locks, no file above it changes.
final class Layers {
    /// Files that may extend one another.
    static final int MOST_LAYERS = 10;

    private static final int LONGEST_LOCK = 512;

    private final SourceFiles files;
    private final Problems problems;
    private final List<Source> sources = new ArrayList<>();
    private final List<Lock> locks = new ArrayList<>();

    /// @param paths the ways in which it can be meant
    /// @param place where it is locked
    private record Lock(String dotted, List<List<String>> paths, Place place) {}

    Layers(SourceFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    /// Reads all layers and joins them.
    ///
    /// @throws BadInput if a file cannot be read, is not YAML, or leads back to itself
    Mapping read() {
        return read(files.main(), new Place(files.main().name(), 1, 1, false));
    }

    /// The files that were read, each before the one that it extends.
    List<Source> sources() {
        return List.copyOf(sources);
    }

    /// Every file by the name that places carry.
    Map<String, Source> byName() {
        Map<String, Source> found = new HashMap<>();
        sources.forEach(source -> found.putIfAbsent(source.name(), source));
        return found;
    }

    /// What is locked, in any of the files.
    List<String> locked() {
        return locks.stream().map(Lock::dotted).distinct().toList();
    }

    private Mapping read(Source source, Place namedAt) {
        if (sources.stream().map(Source::real).anyMatch(source.real()::equals)) {
            throw namedAt.fault("the files extend one another in a circle; expected an end");
        }
        if (sources.size() >= MOST_LAYERS) {
            throw namedAt.fault("more than " + MOST_LAYERS + " files extend one another");
        }
        sources.add(source);
        YamlNode node = YamlReader.read(source.text(), source.name(), source.quotable());
        if (!(node instanceof Mapping own)) {
            throw node.place().fault("expected a map that begins with `lockstep: 1`");
        }
        checkVersion(own);
        Shape.check(own, Shape.FILE, problems);
        Fields fields = new Fields(own, problems);
        Optional<String> extended = fields.text("extends", Name.TEXT);
        Mapping merged = own;
        if (extended.isPresent()) {
            Place place = fields.placeOf("extends");
            Mapping below = read(files.follow(source, extended.get(), place), place);
            locks.forEach(
                    lock -> lock.paths().forEach(path -> checkLock(below, own, path, 0, "", lock)));
            merged = merge(below, own);
        }
        readLocks(fields);
        return merged;
    }

    private void checkVersion(Mapping own) {
        Optional<YamlNode> version = own.get("lockstep");
        if (version.isEmpty()) {
            problems.add(own.place(), "`lockstep: 1` is missing; it says how this file is read");
        } else if (!(version.get() instanceof YamlNode.Scalar scalar
                && scalar.number().filter(n -> n == 1).isPresent())) {
            problems.add(version.get().place(), "expected 1, the only version of this format");
        }
    }

    private void readLocks(Fields fields) {
        for (YamlNode item : fields.items("locked").orElse(List.of())) {
            Fields.text(item, Name.TEXT, problems)
                    .ifPresent(dotted -> {
                        List<List<String>> paths =
                                dotted.length() > LONGEST_LOCK ? List.of() : Shape.paths(dotted);
                        if (paths.isEmpty()) {
                            problems.add(item.place(), unknownLock(dotted, item.place()));
                        }
                        locks.add(new Lock(dotted, paths, item.place()));
                    });
        }
    }

    private static String unknownLock(String dotted, Place place) {
        String advice =
                NearestName.of(dotted, Shape.lockable())
                        .map(name -> "; did you mean `" + name + "`?")
                        .orElse("; expected one such as password-policy or access-keys.tag");
        return "no key that can be locked" + place.quote(dotted) + advice;
    }

    /// Follows a locked path down the upper file. Names of users and groups are unique without
    /// case, so that `Admins` is no way around a lock of `admins`.
    private void checkLock(
            YamlNode below, YamlNode above, List<String> path, int at, String way, Lock lock) {
        if (at == path.size()) {
            checkSame(Optional.of(below), above, way, above.place(), lock);
            return;
        }
        if (!(above instanceof Mapping upper)) {
            changed(way, above.place(), lock);
            return;
        }
        upper.entries()
                .forEach((key, entry) -> {
                    if (key.equalsIgnoreCase(path.get(at))) {
                        String further = way.isEmpty() ? key : way + "." + key;
                        Optional<YamlNode> lower =
                                below instanceof Mapping map ? map.get(key) : Optional.empty();
                        if (lower.isEmpty()) {
                            addedUnder(entry, path, at + 1, further, lock);
                        } else {
                            checkLock(lower.get(), entry.value(), path, at + 1, further, lock);
                        }
                    }
                });
    }

    /// The lower file has nothing here: the upper one changes a locked key if it gives one.
    private void addedUnder(Entry entry, List<String> path, int at, String way, Lock lock) {
        if (at == path.size()) {
            changed(way, entry.keyPlace(), lock);
        } else {
            checkLock(new Mapping(entry.keyPlace(), Map.of()), entry.value(), path, at, way, lock);
        }
    }

    private void checkSame(
            Optional<YamlNode> below, YamlNode above, String way, Place place, Lock lock) {
        if (below.isEmpty()) {
            changed(way, place, lock);
        } else if (below.get() instanceof Mapping lower && above instanceof Mapping upper) {
            upper.entries()
                    .forEach((key, entry) ->
                            checkSame(
                                    lower.get(key),
                                    entry.value(),
                                    way + "." + key,
                                    entry.keyPlace(),
                                    lock));
        } else if (!YamlNode.same(below.get(), above)) {
            changed(way, above.place(), lock);
        }
    }

    private void changed(String way, Place place, Lock lock) {
        String what = place.quotable() ? Shown.quoted(way) : "this";
        problems.add(place, what + " is locked by " + lock.place() + "; expected no change of it");
    }

    private static Mapping merge(Mapping below, Mapping above) {
        Map<String, Entry> entries = new LinkedHashMap<>(below.entries());
        above.entries()
                .forEach((key, entry) -> {
                    Entry lower = entries.get(key);
                    entries.put(
                            key,
                            lower != null
                                            && lower.value() instanceof Mapping lowerMap
                                            && entry.value() instanceof Mapping upperMap
                                    ? new Entry(entry.keyPlace(), merge(lowerMap, upperMap))
                                    : entry);
                });
        return new Mapping(above.place(), entries);
    }
}
