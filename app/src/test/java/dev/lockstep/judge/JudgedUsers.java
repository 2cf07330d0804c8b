package dev.lockstep.judge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Joins the files into users, as the documents say.
final class JudgedUsers {
    private final SnapshotFiles files;
    private final Report report;
    private final Instant reportTime;
    private final JsonNode virtual;
    private final JsonNode profiles;
    private final JsonNode mfa;
    private final JsonNode keys;
    private final JsonNode listed;

    JudgedUsers(SnapshotFiles files, Report report, Instant reportTime) {
        this.files = files;
        this.report = report;
        this.reportTime = reportTime;
        this.virtual = files.json("virtual-mfa-devices.json").path("VirtualMFADevices");
        this.profiles = files.json("login-profiles.json");
        this.mfa = files.json("mfa-devices.json");
        this.keys = files.json("access-keys.json");
        this.listed = files.json("users.json").path("Users");
    }

    /// The users, or empty when nothing lists them.
    Optional<List<JudgedUser>> all(JsonNode details) {
        Map<String, Instant> created = new LinkedHashMap<>();
        Map<String, JsonNode> detail = new LinkedHashMap<>();
        if (Json.known(details)) {
            for (JsonNode each : details.path("UserDetailList").values()) {
                created.put(Json.text(each, "UserName"), birth(each));
                detail.put(Json.text(each, "UserName"), each);
            }
        } else if (Json.known(listed)) {
            listed.values().forEach(each -> created.put(Json.text(each, "UserName"), birth(each)));
        } else if (!report.rows().isEmpty()) {
            for (Report.Row row : report.rows()) {
                if (!row.text("user").equals(Report.ROOT)) {
                    created.put(
                            row.text("user"), row.date("user_creation_time").orElse(Instant.EPOCH));
                }
            }
        } else {
            return Optional.empty();
        }
        List<JudgedUser> users = new ArrayList<>();
        created.forEach((name, birth) ->
                users.add(user(name, birth, Optional.ofNullable(detail.get(name)))));
        return Optional.of(users);
    }

    private static Instant birth(JsonNode user) {
        return Dates.date(Json.text(user, "CreateDate")).orElse(Instant.EPOCH);
    }

    private JudgedUser user(String name, Instant birth, Optional<JsonNode> details) {
        Optional<Report.Row> row = report.row(name);
        May<Boolean> password;
        Optional<Instant> profile = Optional.empty();
        if (profiles.has(name)) {
            password = May.known(profiles.get(name).isObject());
            profile = Dates.date(Json.text(profiles.get(name), "CreateDate"));
        } else if (files.none("iam:GetLoginProfile", name).equals("NoSuchEntity")) {
            password = May.known(false);
        } else {
            password = May.flag(row.flatMap(r -> r.flag("password_enabled")));
        }
        List<String> assigned =
                Json.list(virtual).stream()
                        .filter(d -> Json.text(d.path("User"), "UserName").equals(name))
                        .map(d -> Json.text(d, "SerialNumber"))
                        .toList();
        Optional<List<String>> devices = Optional.empty();
        May<Boolean> hasMfa;
        if (mfa.has(name)) {
            devices =
                    Optional.of(
                            Json.list(mfa.get(name)).stream()
                                    .map(d -> Json.text(d, "SerialNumber"))
                                    .toList());
            hasMfa = May.known(!devices.get().isEmpty());
        } else if (!assigned.isEmpty()) {
            hasMfa = May.known(true);
        } else {
            hasMfa = May.flag(row.flatMap(r -> r.flag("mfa_active")));
        }
        return new JudgedUser(
                name,
                birth,
                details,
                password,
                profile,
                hasMfa,
                devices,
                assigned,
                keys(name, row),
                row,
                lastSignIn(name, row));
    }

    private May<Optional<Instant>> lastSignIn(String name, Optional<Report.Row> row) {
        List<JsonNode> user = Json.where(listed, "UserName", name);
        if (!user.isEmpty()) {
            return May.known(Dates.date(Json.text(user.getFirst(), "PasswordLastUsed")));
        }
        return row.filter(r -> r.has("password_last_used"))
                .map(r -> May.known(r.date("password_last_used")))
                .orElse(May.unknown());
    }

    private Optional<List<JudgedKey>> keys(String name, Optional<Report.Row> row) {
        Optional<List<Report.Slot>> slots = row.flatMap(Report.Row::slots);
        if (!keys.has(name)) {
            return slots.map(all -> all.stream().map(slot -> key(name, slot)).toList());
        }
        List<JsonNode> live = Json.list(keys.get(name));
        List<JudgedKey> found = new ArrayList<>();
        for (int i = 0; i < live.size(); i++) {
            JsonNode key = live.get(i);
            May<Optional<Instant>> used;
            May<Optional<Instant>> also;
            if (Json.has(key, "LastUsed")) {
                used = May.known(Dates.date(Json.text(key.path("LastUsed"), "LastUsedDate")));
                also = used;
            } else {
                used = usedByDate(key, live, slots.orElse(List.of()));
                also = usedByWays(i, live, slots);
            }
            found.add(
                    new JudgedKey(
                            Json.text(key, "AccessKeyId"),
                            name,
                            Json.text(key, "Status").equals("Active"),
                            Dates.date(Json.text(key, "CreateDate")),
                            false,
                            used,
                            also));
        }
        return Optional.of(found);
    }

    private static JudgedKey key(String user, Report.Slot slot) {
        return new JudgedKey(
                user + "#" + slot.number(),
                user,
                slot.active(),
                slot.rotated(),
                true,
                slot.lastUsed(),
                slot.lastUsed());
    }

    /// The letter of the join: the slot with the same date, or the only slot of an only key.
    private static May<Optional<Instant>> usedByDate(
            JsonNode key, List<JsonNode> live, List<Report.Slot> slots) {
        Optional<Instant> created = Dates.date(Json.text(key, "CreateDate"));
        for (Report.Slot slot : slots) {
            if (slot.rotated().equals(created)) {
                return slot.lastUsed();
            }
        }
        if (slots.size() == 1 && live.size() == 1) {
            Report.Slot only = slots.getFirst();
            boolean older =
                    only.rotated().map(r -> r.isBefore(created.orElseThrow())).orElse(false);
            return older ? May.unknown() : only.lastUsed();
        }
        return May.unknown();
    }

    /// The sense of the join: the last use of every slot that the dates allow.
    private May<Optional<Instant>> usedByWays(
            int key, List<JsonNode> live, Optional<List<Report.Slot>> slots) {
        if (slots.isEmpty()) {
            return May.unknown();
        }
        Set<Optional<Report.Slot>> ways = KeySlots.of(key, live, slots.get(), reportTime);
        Set<May<Optional<Instant>>> used =
                ways.stream()
                        .map(s -> s.map(Report.Slot::lastUsed).orElse(May.unknown()))
                        .collect(Collectors.toSet());
        if (used.isEmpty() || used.stream().anyMatch(u -> !u.isKnown())) {
            return May.unknown();
        }
        return new May<>(used.stream().map(May::value).filter(Objects::nonNull).toList());
    }
}
