package dev.lockstep.judge.random;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Renders the credential report as it was at the report's time.
final class RandomReport {
    private static final String KEY = "access_key_%d_%s";

    private final Scene scene;
    private final Dice dice;
    private final List<Map<String, String>> rows = new ArrayList<>();

    RandomReport(Scene scene) {
        this.scene = scene;
        this.dice = scene.dice();
    }

    String csv(RootTruth root, List<TruthUser> users) {
        if (!dice.chance(0.06)) {
            rows.add(root(root));
        }
        for (TruthUser user : users) {
            if (!user.created().isAfter(scene.reportTime())) {
                rows.add(user(user));
            }
        }
        if (dice.chance(0.2)) {
            rows.add(user(gone()));
        }
        if (rows.isEmpty()) {
            rows.add(root(root));
        }
        List<String> columns = new ArrayList<>(rows.getFirst().keySet());
        columns.removeAll(missingColumns());
        StringBuilder csv = new StringBuilder(String.join(",", columns)).append('\n');
        for (Map<String, String> row : rows) {
            csv.append(
                    String.join(
                            ",",
                            columns.stream()
                                    .map(c -> quoted(row.getOrDefault(c, "N/A")))
                                    .toList()));
            csv.append('\n');
        }
        return csv.toString();
    }

    private Set<String> missingColumns() {
        if (!dice.chance(0.12)) {
            return Set.of();
        }
        return switch (dice.between(0, 8)) {
            case 0 -> Set.of("mfa_active");
            case 1 -> Set.of("password_enabled");
            case 2 -> Set.of("password_last_used");
            case 3 -> Set.of("password_last_changed");
            case 4 -> Set.of("password_next_rotation");
            case 5 -> Set.of("access_key_1_last_used_date", "access_key_2_last_used_date");
            case 6 -> Set.of("cert_1_active", "cert_2_active");
            case 7 -> Set.of("additional_credentials_info", "access_key_2_last_used_region");
            default ->
                    Set.of(
                            "access_key_1_active",
                            "access_key_1_last_rotated",
                            "access_key_2_active",
                            "access_key_2_last_rotated");
        };
    }

    private TruthUser gone() {
        return new TruthUser(
                "gone-user",
                "/",
                scene.reportTime().minusSeconds(86_400L * 300),
                Optional.empty(),
                List.of(),
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static String quoted(String value) {
        return value.contains(",") ? "\"" + value + "\"" : value;
    }

    private Map<String, String> user(TruthUser user) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("user", user.name());
        row.put("arn", scene.arn("user" + user.path() + user.name()));
        row.put("user_creation_time", dice.date(user.created()));
        Optional<TruthUser.Password> password =
                user.password().filter(p -> !p.profile().isAfter(scene.reportTime()));
        row.put("password_enabled", flag(password.isPresent()));
        row.put(
                "password_last_used",
                password.map(p ->
                                p.used()
                                        .filter(d -> !d.isAfter(scene.reportTime()))
                                        .map(dice::date)
                                        .orElse("no_information"))
                        .orElse("N/A"));
        Instant report = scene.reportTime();
        row.put(
                "password_last_changed",
                password.map(p ->
                                dice.date(p.changed().isAfter(report) ? p.profile() : p.changed()))
                        .orElse("N/A"));
        row.put(
                "password_next_rotation",
                password.flatMap(TruthUser.Password::next).map(dice::date).orElse("N/A"));
        row.put("mfa_active", flag(!user.devices().isEmpty() && !user.devicesAreNew()));
        keys(row, user.keys());
        for (int n = 1; n <= 2; n++) {
            boolean there = user.certificates().size() >= n;
            boolean active = there && user.certificates().get(n - 1).status().equals("Active");
            row.put("cert_" + n + "_active", flag(active));
            row.put(
                    "cert_" + n + "_last_rotated",
                    there ? dice.date(user.certificates().get(n - 1).made()) : "N/A");
        }
        row.put("additional_credentials_info", "N/A");
        return row;
    }

    private void keys(Map<String, String> row, List<TruthUser.Key> keys) {
        List<TruthUser.Key> old =
                new ArrayList<>(
                        keys.stream()
                                .filter(k -> !k.created().isAfter(scene.reportTime()))
                                .toList());
        if (dice.chance(0.3)) {
            old = old.reversed();
        }
        boolean second = old.size() == 1 && dice.chance(0.3);
        for (int n = 1; n <= 2; n++) {
            int index = second ? n - 2 : n - 1;
            Optional<TruthUser.Key> key =
                    index >= 0 && index < old.size()
                            ? Optional.of(old.get(index))
                            : Optional.empty();
            boolean changed = key.map(k -> k.rotated().isAfter(scene.reportTime())).orElse(false);
            row.put(
                    KEY.formatted(n, "active"),
                    flag(key.map(k -> changed || k.active()).orElse(false)));
            row.put(
                    KEY.formatted(n, "last_rotated"),
                    key.map(k -> dice.date(changed ? k.created() : k.rotated())).orElse("N/A"));
            Optional<Instant> used =
                    key.flatMap(TruthUser.Key::used).filter(d -> !d.isAfter(scene.reportTime()));
            row.put(KEY.formatted(n, "last_used_date"), used.map(dice::date).orElse("N/A"));
            row.put(
                    KEY.formatted(n, "last_used_region"),
                    used.isPresent() ? scene.region() : "N/A");
            row.put(KEY.formatted(n, "last_used_service"), used.isPresent() ? "s3" : "N/A");
        }
    }

    private Map<String, String> root(RootTruth root) {
        TruthUser plain =
                new TruthUser(
                        "<root_account>",
                        "/",
                        scene.now().minusSeconds(86_400L * 1000),
                        Optional.empty(),
                        root.devices(),
                        false,
                        root.keys(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
        Map<String, String> row = user(plain);
        row.put("arn", scene.arn("root"));
        row.put(
                "password_enabled",
                root.password() && dice.chance(0.4)
                        ? "not_supported"
                        : root.password() ? flag(true) : dice.pick("not_supported", flag(false)));
        row.put("password_last_used", root.used().map(dice::date).orElse("no_information"));
        row.put("password_last_changed", "not_supported");
        row.put("password_next_rotation", "not_supported");
        row.put("cert_1_active", flag(root.certificate()));
        row.put("cert_1_last_rotated", "N/A");
        return row;
    }

    private String flag(boolean flag) {
        String text = String.valueOf(flag);
        return dice.pick(text, text.toUpperCase(Locale.ROOT), flag ? "True" : "False");
    }
}
