package dev.lockstep.judge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Steps 2 and 3, and root-central.
final class JudgeRoot {
    private final JudgedAccount account;
    private final JudgedBaseline baseline;
    private final JsonNode summary;
    private final Optional<Report.Row> row;
    private final JsonNode ownKeys;
    private final JsonNode ownDevices;
    private final JsonNode virtual;

    JudgeRoot(JudgedAccount account, JudgedBaseline baseline) {
        this.account = account;
        this.baseline = baseline;
        this.summary = account.files().json("account-summary.json").path("SummaryMap");
        this.row = account.report().row(Report.ROOT);
        this.ownKeys = account.files().json("access-keys.json").path(Report.ROOT);
        this.ownDevices = account.files().json("mfa-devices.json").path(Report.ROOT);
        this.virtual = account.files().json("virtual-mfa-devices.json").path("VirtualMFADevices");
    }

    List<Expected> findings() {
        return List.of(
                account.onRoot("root-mfa", mfa()),
                account.onRoot("root-mfa-hardware", hardware()),
                account.onRoot("root-unused", unused()),
                account.onRoot("root-password-strength", passwordStrength()),
                account.onAccount("root-central", central()),
                account.onRoot("root-access-keys", accessKeys()),
                account.onRoot("root-certificates", certificates()));
    }

    private May<Boolean> hasMfa() {
        if (!ownDevices.isEmpty() || hasVirtual()) {
            return May.known(true);
        }
        if (summary.has("AccountMFAEnabled")) {
            return May.known(summary.get("AccountMFAEnabled").asInt() == 1);
        }
        if (Json.known(ownDevices)) {
            return May.known(false);
        }
        return May.flag(row.flatMap(r -> r.flag("mfa_active")));
    }

    private boolean hasVirtual() {
        return Json.list(virtual).stream()
                .anyMatch(d -> Json.text(d.path("User"), "Arn").endsWith(":root"));
    }

    private boolean provablyNoPassword() {
        if (summary.has("AccountPasswordPresent")) {
            return summary.get("AccountPasswordPresent").asInt() == 0;
        }
        return row.flatMap(r -> r.flag("password_enabled")).equals(Optional.of(false));
    }

    private Ruled mfa() {
        if (account.govCloud()) {
            return Ruled.NOT_APPLICABLE;
        }
        Ruled without = Ruled.FAIL;
        if (provablyNoPassword()) {
            Status keys = accessKeys().status();
            if (keys == Status.PASS) {
                without = Ruled.NOT_APPLICABLE;
            } else if (keys == Status.UNDETERMINED) {
                without = Ruled.FAIL.or("root-keys-not-provable", Ruled.UNDETERMINED);
            }
        }
        May<Boolean> mfa = hasMfa();
        if (mfa.isKnown()) {
            return mfa.value() ? Ruled.PASS : without;
        }
        return Ruled.overWorlds(List.of(Status.PASS, without.status()));
    }

    private Ruled hardware() {
        if (!baseline.hardware("root", "mfa-kind") || account.govCloud()) {
            return Ruled.NOT_APPLICABLE;
        }
        Ruled mfa = mfa();
        if (mfa.status() == Status.NOT_APPLICABLE) {
            return Ruled.NOT_APPLICABLE;
        }
        if (Json.known(ownDevices)) {
            boolean allVirtual =
                    Json.list(ownDevices).stream()
                            .allMatch(d -> Json.text(d, "SerialNumber").contains(":mfa/"));
            return Ruled.fails(allVirtual);
        }
        May<Boolean> has = hasMfa();
        if (has.surely(false)) {
            return Ruled.FAIL;
        }
        if (!has.isKnown() && !mfa.also().isEmpty()) {
            // Nothing is known of MFA, and root has nothing to sign in with.
            return Ruled.NOT_APPLICABLE.or("root-mfa-harmless", Status.PASS, Status.UNDETERMINED);
        }
        boolean surelyPasses = has.surely(true) && Json.known(virtual) && !hasVirtual();
        return surelyPasses ? Ruled.PASS : Ruled.UNDETERMINED;
    }

    private Ruled unused() {
        int days = baseline.number("root", "idle-days", 30);
        List<May<Optional<Instant>>> dates = new ArrayList<>();
        JsonNode live = account.files().json("root-user.json").path("User");
        dates.add(
                live.isObject()
                        ? May.known(Dates.date(Json.text(live, "PasswordLastUsed")))
                        : reported("password_last_used"));
        dates.add(reported("access_key_1_last_used_date"));
        dates.add(reported("access_key_2_last_used_date"));
        boolean recent =
                dates.stream()
                        .filter(May::isKnown)
                        .flatMap(d -> d.value().stream())
                        .anyMatch(d -> !account.older(d, days));
        if (recent) {
            return Ruled.FAIL;
        }
        return dates.stream().allMatch(May::isKnown) ? Ruled.PASS : Ruled.UNDETERMINED;
    }

    private May<Optional<Instant>> reported(String column) {
        return row.filter(r -> r.has(column))
                .map(r -> May.known(r.date(column)))
                .orElse(May.unknown());
    }

    private Ruled passwordStrength() {
        if (account.govCloud() || provablyNoPassword()) {
            return Ruled.NOT_APPLICABLE;
        }
        return baseline.strongPasswordAttested() ? Ruled.PASS : Ruled.MANUAL;
    }

    private Ruled accessKeys() {
        if (Json.known(ownKeys)) {
            return Ruled.fails(!ownKeys.isEmpty());
        }
        Optional<List<Report.Slot>> slots = row.flatMap(Report.Row::slots);
        if (summary.has("AccountAccessKeysPresent")) {
            if (summary.get("AccountAccessKeysPresent").asInt() >= 1) {
                return Ruled.FAIL;
            }
            boolean inactive = slots.orElse(List.of()).stream().anyMatch(slot -> !slot.active());
            return inactive ? Ruled.UNDETERMINED : Ruled.PASS;
        }
        return slots.map(all -> Ruled.fails(!all.isEmpty())).orElse(Ruled.UNDETERMINED);
    }

    private Ruled certificates() {
        if (summary.has("AccountSigningCertificatesPresent")) {
            return Ruled.fails(summary.get("AccountSigningCertificatesPresent").asInt() >= 1);
        }
        List<Optional<Boolean>> active =
                List.of(
                        row.flatMap(r -> r.flag("cert_1_active")),
                        row.flatMap(r -> r.flag("cert_2_active")));
        if (active.contains(Optional.of(true))) {
            return Ruled.FAIL;
        }
        return active.contains(Optional.<Boolean>empty()) ? Ruled.UNDETERMINED : Ruled.PASS;
    }

    private Ruled central() {
        String none = account.files().none("iam:ListOrganizationsFeatures", "");
        JsonNode features = account.files().json("organizations-features.json");
        boolean enabled =
                Json.texts(features.path("EnabledFeatures")).contains("RootCredentialsManagement");
        JudgedOrganization organization = JudgedOrganization.of(account);
        boolean asked = Json.known(features) || none.equals("ServiceAccessNotEnabled");
        if (organization.known() && !organization.allFeatures()) {
            return Ruled.NOT_APPLICABLE;
        }
        if (asked && enabled) {
            return Ruled.PASS;
        }
        if (organization.known() && asked) {
            return Ruled.FAIL;
        }
        if (!asked && none.equals("AccountNotManagementOrDelegatedAdministrator")) {
            return Ruled.NOT_APPLICABLE;
        }
        if (asked) {
            return Ruled.UNDETERMINED.or("features-without-organization", Status.FAIL);
        }
        boolean member = organization.known() && !organization.isManagement();
        return member
                ? Ruled.NOT_APPLICABLE.or("member-or-delegated", Status.UNDETERMINED)
                : Ruled.UNDETERMINED;
    }
}
