package dev.lockstep.judge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A user's active credentials besides password and keys; an empty part is not known.
record OtherCredentials(
        Optional<List<Credential>> services,
        Optional<List<Credential>> sshKeys,
        Optional<List<Credential>> certificates) {

    /// One active credential: when it was made (if known) and when it ends (if it does).
    record Credential(Optional<Instant> made, Optional<Instant> ends) {}

    static OtherCredentials of(JudgedAccount account, JudgedUser user) {
        SnapshotFiles files = account.files();
        JsonNode services =
                files.json("service-credentials.json").path("ServiceSpecificCredentials");
        JsonNode ssh = files.json("ssh-public-keys.json").path(user.name());
        JsonNode certificates = files.json("signing-certificates.json").path(user.name());
        return new OtherCredentials(
                Json.known(services)
                        ? Optional.of(
                                active(Json.where(services, "UserName", user.name()), "CreateDate"))
                        : Optional.empty(),
                Json.known(ssh)
                        ? Optional.of(active(Json.list(ssh), "UploadDate"))
                        : Optional.empty(),
                Json.known(certificates)
                        ? Optional.of(active(Json.list(certificates), "UploadDate"))
                        : user.row().flatMap(OtherCredentials::reported));
    }

    private static List<Credential> active(List<JsonNode> all, String made) {
        return all.stream()
                .filter(each -> Json.text(each, "Status").equals("Active"))
                .map(each ->
                        new Credential(
                                Dates.date(Json.text(each, made)),
                                Dates.date(Json.text(each, "ExpirationDate"))))
                .toList();
    }

    private static Optional<List<Credential>> reported(Report.Row row) {
        List<Credential> found = new ArrayList<>();
        for (String column : List.of("cert_1_", "cert_2_")) {
            Optional<Boolean> active = row.flag(column + "active");
            if (active.isEmpty()) {
                return Optional.empty();
            }
            if (active.get()) {
                found.add(new Credential(row.date(column + "last_rotated"), Optional.empty()));
            }
        }
        return Optional.of(found);
    }
}
