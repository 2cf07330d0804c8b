package dev.lockstep.judge;

import tools.jackson.databind.JsonNode;

/// What is known of the organization.
record JudgedOrganization(
        boolean known, boolean exists, boolean allFeatures, boolean isManagement) {
    static JudgedOrganization of(JudgedAccount account) {
        JsonNode file = account.files().json("organization.json");
        if (Json.has(file, "Organization")) {
            JsonNode organization = file.get("Organization");
            return new JudgedOrganization(
                    true,
                    true,
                    Json.text(organization, "FeatureSet").equals("ALL"),
                    Json.text(organization, "MasterAccountId").equals(account.id()));
        }
        boolean none = !account.files().none("organizations:DescribeOrganization", "").isEmpty();
        return new JudgedOrganization(Json.known(file) || none, false, false, false);
    }
}
