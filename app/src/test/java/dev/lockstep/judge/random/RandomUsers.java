package dev.lockstep.judge.random;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Makes up users.
final class RandomUsers {
    private static final List<String> NAMES =
            List.of(
                    "alice",
                    "bob.ops",
                    "Carol",
                    "dave@example.com",
                    "e+ve",
                    "f=ish",
                    "g,h",
                    "_x_",
                    "-dash",
                    "Admin",
                    "test1",
                    "dev",
                    "root",
                    "user12",
                    "ops2",
                    "ci-deploy",
                    "deploy-bot",
                    "guest",
                    "support",
                    "Team",
                    "developers7",
                    "temp-1",
                    "admin.x",
                    "Zoe_Q",
                    "emergency-admin",
                    "mallory",
                    "KATE",
                    "j.o,e+n=i@x_-",
                    "shared",
                    "x");

    private final Scene scene;
    private final Dice dice;

    RandomUsers(Scene scene) {
        this.scene = scene;
        this.dice = scene.dice();
    }

    List<TruthUser> make(List<String> groups) {
        Set<String> taken = new HashSet<>();
        List<TruthUser> users = new ArrayList<>();
        int count = dice.chance(0.05) ? 0 : dice.between(1, 12);
        for (int i = 0; i < count; i++) {
            String name = dice.pick(NAMES);
            if (taken.add(name.toLowerCase(Locale.ROOT))) {
                users.add(user(name, groups));
            }
        }
        return users;
    }

    private TruthUser user(String name, List<String> groups) {
        Instant created =
                dice.chance(0.5)
                        ? scene.now().minus(Duration.ofDays(dice.between(200, 900)))
                        : dice.ago(scene.now(), scene.limits().all());
        List<TruthUser.Key> keys = new ArrayList<>();
        int count = dice.pick(0, 0, 1, 1, 2, 2);
        for (int i = 0; i < count; i++) {
            keys.add(key(created, dice.chance(0.08)));
        }
        return new TruthUser(
                name,
                dice.pick("/", "/", "/people/", "/a/b/"),
                created,
                dice.chance(0.6) ? Optional.of(password(created)) : Optional.empty(),
                devices(name),
                dice.chance(0.1),
                keys,
                dice.some(groups, 2),
                credentials(created, "APKA"),
                credentials(created, "ACCA"),
                credentials(created, "CERT"));
    }

    private TruthUser.Password password(Instant created) {
        Instant profile = dice.chance(0.5) ? created : scene.since(created);
        Instant changed = dice.chance(0.4) ? profile : scene.since(profile);
        Optional<Instant> used =
                dice.chance(0.3) ? Optional.empty() : Optional.of(scene.since(profile));
        Optional<Instant> next =
                dice.chance(0.4)
                        ? Optional.of(changed.plus(Duration.ofDays(dice.pick(60, 90, 365))))
                        : Optional.empty();
        // Never due in this very second: whether that has passed is no interesting question.
        return new TruthUser.Password(
                profile,
                changed,
                used,
                next.map(d -> d.equals(scene.now()) ? d.plusSeconds(9) : d));
    }

    private TruthUser.Key key(Instant user, boolean deleted) {
        boolean active = dice.chance(0.65);
        Instant created = scene.since(user);
        Instant rotated =
                active && dice.chance(0.7) ? created : scene.since(created.plusSeconds(1));
        if (rotated.isAfter(scene.now())) {
            rotated = scene.now();
        }
        Optional<Instant> used =
                dice.chance(0.4) ? Optional.empty() : Optional.of(scene.since(created));
        return new TruthUser.Key(
                "AKIA" + dice.letters(16), active, created, rotated, used, deleted);
    }

    private List<String> devices(String name) {
        List<String> devices = new ArrayList<>();
        int count = dice.pick(0, 0, 1, 1, 1, 2);
        for (int i = 0; i < count; i++) {
            String own = name.replace(",", "-") + i;
            devices.add(
                    switch (dice.between(0, 5)) {
                        case 0 -> scene.arn("u2f/user/" + own + "/default");
                        case 1 -> scene.arn("sms-mfa/" + own);
                        case 2 -> "GAHT" + dice.digits(8);
                        default -> scene.arn("mfa/" + dice.pick("", "path/") + own);
                    });
        }
        return devices;
    }

    private List<TruthUser.Credential> credentials(Instant user, String prefix) {
        List<TruthUser.Credential> found = new ArrayList<>();
        int count = dice.pick(0, 0, 0, 0, 1, 2);
        for (int i = 0; i < count; i++) {
            boolean service = prefix.equals("ACCA");
            Optional<Instant> ends =
                    service && dice.chance(0.4)
                            ? Optional.of(
                                    scene.now().plus(Duration.ofDays(dice.pick(-40, -1, 1, 300))))
                            : Optional.empty();
            String status =
                    service
                            ? dice.pick("Active", "Active", "Inactive", "Expired")
                            : dice.pick("Active", "Active", "Inactive");
            found.add(
                    new TruthUser.Credential(
                            prefix + dice.letters(12), status, scene.since(user), ends));
        }
        return found;
    }
}
