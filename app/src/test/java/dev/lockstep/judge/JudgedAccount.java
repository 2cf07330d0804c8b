package dev.lockstep.judge;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// A snapshot folder, read and joined. `users` is empty when nothing lists them.
record JudgedAccount(
        SnapshotFiles files,
        String id,
        String partition,
        String region,
        Instant now,
        Instant reportTime,
        Report report,
        JsonNode details,
        Optional<List<JudgedUser>> users) {

    private static final Pattern ARN = Pattern.compile("arn:([a-z-]+):(?:iam|sts)::(\\d{12}):");

    static JudgedAccount read(Path folder) {
        SnapshotFiles files = new SnapshotFiles(folder);
        JsonNode snapshot = files.json("snapshot.json");
        JsonNode details = files.json("account-authorization-details.json");
        Report report = Report.of(files.report());
        Optional<Instant> generated =
                Dates.date(Json.text(files.json("credential-report.json"), "GeneratedTime"));
        Instant now = Dates.date(Json.text(snapshot, "takenAt")).or(() -> generated).orElseThrow();
        String id = Json.text(snapshot, "account");
        String partition = Json.text(snapshot, "partition");
        String arns = Json.text(files.json("caller-identity.json"), "Arn") + " " + files.report();
        Matcher arn = ARN.matcher(arns);
        if (arn.find()) {
            id = id.isEmpty() ? arn.group(2) : id;
            partition = partition.isEmpty() ? arn.group(1) : partition;
        }
        Instant reportTime = generated.orElse(now);
        return new JudgedAccount(
                files,
                id,
                partition,
                Json.text(snapshot, "region"),
                now,
                reportTime,
                report,
                details,
                new JudgedUsers(files, report, reportTime).all(details));
    }

    boolean govCloud() {
        return partition.equals("aws-us-gov");
    }

    boolean older(Instant then, int days) {
        return Dates.older(then, now, days);
    }

    boolean knowsDetails() {
        return Json.known(details);
    }

    List<JsonNode> groups() {
        return Json.list(details.path("GroupDetailList"));
    }

    List<JsonNode> roles() {
        return Json.list(details.path("RoleDetailList"));
    }

    /// The names of all managed policies attached to users, groups and roles.
    List<String> attachedAnywhere() {
        List<String> names = new ArrayList<>();
        for (String list : List.of("UserDetailList", "GroupDetailList", "RoleDetailList")) {
            for (JsonNode holder : details.path(list).values()) {
                for (JsonNode policy : holder.path("AttachedManagedPolicies").values()) {
                    names.add(Json.text(policy, "PolicyName"));
                }
            }
        }
        return names;
    }

    Expected undetermined(String control) {
        return Expected.of(control, "account", id, Ruled.UNDETERMINED);
    }

    Expected onAccount(String control, Ruled ruled) {
        return Expected.of(control, "account", id, ruled);
    }

    Expected onRoot(String control, Ruled ruled) {
        return Expected.of(control, "root", Report.ROOT, ruled);
    }
}
