package dev.lockstep.effect.permission;

import dev.lockstep.effect.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Puts permissions together.
final class Takes {
    private final List<Permission> all = new ArrayList<>();

    /// Actions of IAM on one resource.
    static Takes iam(String resource, String... actions) {
        return new Takes().andIam(resource, actions);
    }

    Takes andIam(String resource, String... actions) {
        for (String action : actions) {
            and(resource, "iam:" + action);
        }
        return this;
    }

    static Takes on(String resource, String... actions) {
        return new Takes().and(resource, actions);
    }

    Takes and(String resource, String... actions) {
        for (String action : actions) {
            all.add(new Permission(action, new TreeSet<>(List.of(resource))));
        }
        return this;
    }

    Takes andIf(boolean needed, String resource, String... actions) {
        return needed ? and(resource, actions) : this;
    }

    List<Permission> all() {
        return List.copyOf(all);
    }
}
