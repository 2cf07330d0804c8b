package dev.lockstep.judge.random;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes contacts, regions, analyzers and trails.
final class AroundFiles {
    static final List<String> REGIONS =
            List.of("us-east-1", "eu-west-1", "ap-east-1", "us-gov-west-1", "cn-north-1");

    private final Scene scene;
    private final Dice dice;
    private final FolderWriter out;

    AroundFiles(Scene scene, FolderWriter out) {
        this.scene = scene;
        this.dice = scene.dice();
        this.out = out;
    }

    void write() {
        contacts();
        regions();
        analyzers();
        trails();
    }

    private static ObjectNode object() {
        return FolderWriter.NODES.objectNode();
    }

    private void contacts() {
        if (dice.chance(0.1)) {
            out.say(
                    "account:GetAlternateContact",
                    "",
                    dice.pick("ResourceNotFoundException", "ResourceNotFound"));
            return;
        }
        ObjectNode contacts = object();
        if (dice.chance(0.5)) {
            contacts.putObject("SECURITY")
                    .put("AlternateContactType", "SECURITY")
                    .put("Name", "Security")
                    .put("Title", "Security")
                    .put("EmailAddress", "security@example.com")
                    .put("PhoneNumber", "+44 20 7946 0000");
        } else if (dice.chance(0.8)) {
            contacts.putNull("SECURITY");
        }
        contacts.putNull("BILLING");
        out.put("alternate-contacts.json", "account:GetAlternateContact", contacts);
    }

    private void regions() {
        ObjectNode answer = object();
        ArrayNode list = answer.putArray("Regions");
        boolean ec2 = dice.chance(0.4);
        for (String name : dice.some(REGIONS, 4)) {
            ObjectNode region = list.addObject().put("RegionName", name);
            if (ec2) {
                region.put("Endpoint", "ec2." + name + ".amazonaws.com")
                        .put(
                                "OptInStatus",
                                dice.pick("opt-in-not-required", "opted-in", "not-opted-in"));
            } else {
                region.put(
                        "RegionOptStatus", dice.pick("ENABLED", "ENABLED_BY_DEFAULT", "DISABLED"));
            }
        }
        out.putPages("regions.json", "account:ListRegions", answer);
    }

    private void analyzers() {
        ObjectNode answer = object();
        for (String region : REGIONS) {
            if (out.lost()) {
                continue;
            }
            ArrayNode list = answer.putArray(region);
            for (int i = 0; i < dice.pick(0, 1, 1, 2); i++) {
                list.addObject()
                        .put("arn", "arn:aws:access-analyzer:" + region + ":1:analyzer/a" + i)
                        .put("name", "a" + i)
                        .put("type", dice.pick("ACCOUNT", "ORGANIZATION", "ACCOUNT_UNUSED_ACCESS"))
                        .put("createdAt", "2024-01-01T00:00:00Z")
                        .put("status", dice.pick("ACTIVE", "ACTIVE", "DISABLED", "CREATING"));
            }
        }
        out.put("access-analyzers.json", "access-analyzer:ListAnalyzers", answer);
    }

    private void trails() {
        ArrayNode trails = FolderWriter.NODES.arrayNode();
        for (int i = 0; i < dice.pick(0, 1, 1, 2, 3); i++) {
            ObjectNode trail =
                    trails.addObject()
                            .put("Name", "trail" + i)
                            .put("S3BucketName", "bucket")
                            .put("IncludeGlobalServiceEvents", true)
                            .put("IsMultiRegionTrail", dice.chance(0.8))
                            .put("HomeRegion", scene.region())
                            .put(
                                    "TrailARN",
                                    "arn:aws:cloudtrail:"
                                            + scene.region()
                                            + ":"
                                            + scene.account()
                                            + ":trail/t"
                                            + i)
                            .put("LogFileValidationEnabled", dice.chance(0.8))
                            .put("HasCustomEventSelectors", true)
                            .put("IsOrganizationTrail", dice.chance(0.2));
            if (!dice.chance(0.08)) {
                trail.putObject("Status").put("IsLogging", dice.chance(0.85));
            }
            if (dice.chance(0.15)) {
                continue;
            }
            if (dice.chance(0.5)) {
                selectors(trail.putArray("EventSelectors"));
            } else {
                advanced(trail.putArray("AdvancedEventSelectors"));
                if (dice.chance(0.5)) {
                    trail.putArray("EventSelectors");
                }
            }
        }
        out.put("trails.json", "cloudtrail:DescribeTrails", trails);
    }

    private void selectors(ArrayNode selectors) {
        for (int i = 0; i < dice.pick(1, 1, 2); i++) {
            ObjectNode selector =
                    selectors
                            .addObject()
                            .put("ReadWriteType", dice.pick("All", "All", "ReadOnly", "WriteOnly"))
                            .put("IncludeManagementEvents", dice.chance(0.85));
            selector.putArray("DataResources");
            ArrayNode excluded = selector.putArray("ExcludeManagementEventSources");
            dice.some(
                            dice.chance(0.8)
                                    ? List.of("kms.amazonaws.com", "rdsdata.amazonaws.com")
                                    : List.of("kms.amazonaws.com", "iam.amazonaws.com"),
                            dice.pick(0, 2))
                    .forEach(excluded::add);
        }
    }

    private void advanced(ArrayNode selectors) {
        for (int i = 0; i < dice.pick(1, 1, 2); i++) {
            ArrayNode fields =
                    selectors.addObject().put("Name", "s" + i).putArray("FieldSelectors");
            field(fields, "eventCategory", "Equals", dice.chance(0.85) ? "Management" : "Data");
            if (dice.chance(0.5)) {
                field(fields, "readOnly", "Equals", dice.pick("true", "false"));
            }
            if (dice.chance(0.3)) {
                field(
                        fields,
                        "eventSource",
                        "NotEquals",
                        dice.pick(
                                "kms.amazonaws.com", "rdsdata.amazonaws.com", "iam.amazonaws.com"));
            }
        }
    }

    private static void field(ArrayNode fields, String name, String operator, String value) {
        fields.addObject().put("Field", name).putArray(operator).add(value);
    }
}
