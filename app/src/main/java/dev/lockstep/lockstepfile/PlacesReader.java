package dev.lockstep.lockstepfile;

import dev.lockstep.baseline.DeclaredAt;
import dev.lockstep.baseline.Places;
import dev.lockstep.lockstepfile.YamlNode.Mapping;
import dev.lockstep.lockstepfile.YamlNode.Scalar;
import dev.lockstep.lockstepfile.YamlNode.Sequence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Notes where the keys of a lockstep.yaml stand, two levels deep: each setting, and each entry of
/// a register.
final class PlacesReader {
    private final Map<List<String>, DeclaredAt> places = new HashMap<>();

    private PlacesReader() {}

    static Places read(Mapping root) {
        var reader = new PlacesReader();
        root.entries()
                .forEach((key, entry) -> {
                    reader.note(List.of(key), entry.keyPlace());
                    reader.below(key, entry.value());
                });
        return new Places(reader.places);
    }

    private void below(String key, YamlNode node) {
        switch (node) {
            case Mapping map ->
                    map.entries()
                            .forEach((name, entry) -> note(List.of(key, name), entry.keyPlace()));
            case Sequence list -> {
                for (int i = 0; i < list.items().size(); i++) {
                    note(List.of(key, Integer.toString(i)), list.items().get(i).place());
                }
            }
            case Scalar _ -> {}
        }
    }

    private void note(List<String> way, Place place) {
        places.put(way, new DeclaredAt(place.file(), place.line()));
    }
}
