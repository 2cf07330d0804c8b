package dev.lockstep.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Step 0.
final class JudgeAround {
    private static final Set<String> QUIET = Set.of("kms.amazonaws.com", "rdsdata.amazonaws.com");

    private final JudgedAccount account;
    private final JudgedBaseline baseline;

    JudgeAround(JudgedAccount account, JudgedBaseline baseline) {
        this.account = account;
        this.baseline = baseline;
    }

    List<Expected> findings() {
        List<Expected> found = new ArrayList<>();
        found.add(account.onAccount("security-contact", contact()));
        found.add(account.onAccount("trail-on", trail()));
        found.addAll(analyzers());
        found.addAll(certificates());
        return found;
    }

    private Ruled contact() {
        if (account.govCloud()) {
            return Ruled.NOT_APPLICABLE;
        }
        JsonNode contacts = account.files().json("alternate-contacts.json");
        if (contacts.has("SECURITY")) {
            return Ruled.fails(contacts.get("SECURITY").isNull());
        }
        boolean none =
                account.files().none("account:GetAlternateContact", "").equals("ResourceNotFound");
        return none ? Ruled.FAIL : Ruled.UNDETERMINED;
    }

    private Ruled trail() {
        JsonNode trails = account.files().json("trails.json");
        if (!Json.known(trails)) {
            return Ruled.UNDETERMINED;
        }
        List<Status> each = trails.values().stream().map(JudgeAround::trail).toList();
        if (each.contains(Status.PASS)) {
            return Ruled.PASS;
        }
        return each.contains(Status.UNDETERMINED) ? Ruled.UNDETERMINED : Ruled.FAIL;
    }

    private static Status trail(JsonNode trail) {
        JsonNode logging = trail.path("Status").path("IsLogging");
        boolean hopeless =
                !trail.path("IsMultiRegionTrail").booleanValue(false)
                        || !trail.path("LogFileValidationEnabled").booleanValue(false)
                        || !logging.booleanValue(true);
        if (hopeless) {
            return Status.FAIL;
        }
        boolean selectorsKnown = trail.has("EventSelectors") || trail.has("AdvancedEventSelectors");
        if (!selectorsKnown) {
            return Status.UNDETERMINED;
        }
        boolean reads = false;
        boolean writes = false;
        for (JsonNode selector : trail.path("EventSelectors").values()) {
            String type = Json.text(selector, "ReadWriteType");
            boolean counts =
                    selector.path("IncludeManagementEvents").booleanValue(false)
                            && QUIET.containsAll(
                                    Json.texts(selector.path("ExcludeManagementEventSources")));
            reads |= counts && !type.equals("WriteOnly");
            writes |= counts && !type.equals("ReadOnly");
        }
        for (JsonNode selector : trail.path("AdvancedEventSelectors").values()) {
            Set<String> covers = covers(selector);
            reads |= covers.contains("true");
            writes |= covers.contains("false");
        }
        if (!reads || !writes) {
            return Status.FAIL;
        }
        return Json.known(logging) ? Status.PASS : Status.UNDETERMINED;
    }

    /// The values of readOnly that an advanced selector covers in full.
    private static Set<String> covers(JsonNode selector) {
        boolean management = false;
        Set<String> covered = Set.of("true", "false");
        for (JsonNode field : selector.path("FieldSelectors").values()) {
            List<String> equal = Json.texts(field.path("Equals"));
            switch (Json.text(field, "Field")) {
                case "eventCategory" -> management = equal.contains("Management");
                case "readOnly" -> covered = Set.copyOf(equal);
                case "eventSource" -> {
                    if (!equal.isEmpty()
                            || !QUIET.containsAll(Json.texts(field.path("NotEquals")))) {
                        return Set.of();
                    }
                }
                default -> {
                    return Set.of();
                }
            }
        }
        return management ? covered : Set.of();
    }

    private List<Expected> analyzers() {
        Optional<List<String>> regions = regions();
        if (regions.isEmpty()) {
            return List.of(account.undetermined("access-analyzer"));
        }
        return regions.get().stream()
                .map(r -> Expected.of("access-analyzer", "region", r, analyzer(r)))
                .toList();
    }

    private Optional<List<String>> regions() {
        JsonNode asked = baseline.json().path("regions");
        if (asked.isArray()) {
            return Optional.of(Json.texts(asked));
        }
        if (!Json.text(asked).equals("all")) {
            return Optional.of(List.of(account.region()));
        }
        JsonNode file = account.files().json("regions.json");
        if (!Json.known(file)) {
            return Optional.empty();
        }
        Set<String> in = Set.of("ENABLED", "ENABLED_BY_DEFAULT", "opt-in-not-required", "opted-in");
        return Optional.of(
                file.path("Regions").values().stream()
                        .filter(r ->
                                in.contains(Json.text(r, "RegionOptStatus"))
                                        || in.contains(Json.text(r, "OptInStatus")))
                        .map(r -> Json.text(r, "RegionName"))
                        .toList());
    }

    private Ruled analyzer(String region) {
        JsonNode analyzers = account.files().json("access-analyzers.json").path(region);
        if (!Json.known(analyzers)) {
            return Ruled.UNDETERMINED;
        }
        boolean active =
                Json.list(analyzers).stream()
                        .anyMatch(a ->
                                Json.text(a, "status").equals("ACTIVE")
                                        && Set.of("ACCOUNT", "ORGANIZATION")
                                                .contains(Json.text(a, "type")));
        if (active) {
            return Ruled.PASS;
        }
        JudgedOrganization organization = JudgedOrganization.of(account);
        boolean mayBeMember =
                !organization.known() || organization.exists() && !organization.isManagement();
        return mayBeMember ? Ruled.UNDETERMINED : Ruled.FAIL;
    }

    private List<Expected> certificates() {
        JsonNode list =
                account.files()
                        .json("server-certificates.json")
                        .path("ServerCertificateMetadataList");
        if (!Json.known(list)) {
            return List.of(account.undetermined("certificate-expired"));
        }
        return list.values().stream()
                .map(each ->
                        Expected.of(
                                "certificate-expired",
                                "server-certificate",
                                Json.text(each, "ServerCertificateName"),
                                Ruled.fails(
                                        Dates.date(Json.text(each, "Expiration"))
                                                .orElseThrow()
                                                .isBefore(account.now()))))
                .toList();
    }
}
