package dev.lockstep.report.exchange;

import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.AuditWriter;
import dev.lockstep.record.FindingRecord;
import dev.lockstep.report.AuditReport;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// An audit in the AWS Security Finding Format, for Security Hub: every finding, whatever its
/// status.
///
/// It is a JSON array of requests, each on a line of its own and ready for `aws securityhub
/// batch-import-findings --cli-input-json`, which takes 100 findings a call.
public final class AsffReport implements AuditReport {
    /// BatchImportFindings takes so many in one call.
    static final int BATCH = 100;

    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern PARTITION = Pattern.compile("aws(-[a-z]+)*");

    /// IAM has no region, a product's ARN has one: that in which each partition keeps IAM.
    private static final Map<String, String> HOME_REGIONS =
            Map.of(
                    "aws", "us-east-1",
                    "aws-cn", "cn-north-1",
                    "aws-us-gov", "us-gov-west-1",
                    "aws-iso", "us-iso-east-1",
                    "aws-iso-b", "us-isob-east-1",
                    "aws-iso-e", "eu-isoe-west-1",
                    "aws-iso-f", "us-isof-south-1",
                    "aws-eusc", "eusc-de-east-1");

    private final Optional<String> region;

    /// @param region of the Security Hub that the findings are meant for; absent: the one in which
    ///   the account's partition keeps IAM, such as `us-east-1`
    public AsffReport(Optional<String> region) {
        this.region = region;
    }

    /// Why an audit cannot be written so, in words for a person; empty if it can.
    public Optional<String> obstacle(AuditRecord audit) {
        if (!audit.account().id().filter(id -> ACCOUNT.matcher(id).matches()).isPresent()) {
            return Optional.of(
                    "the audit does not know the id of its account, and Security Hub takes no"
                            + " finding without one; read the account again as somebody who may"
                            + " call sts:GetCallerIdentity, or add caller-identity.json to the"
                            + " saved answers");
        }
        String partition = audit.account().partition();
        if (!PARTITION.matcher(partition).matches()
                || (region.isEmpty() && !HOME_REGIONS.containsKey(partition))) {
            return Optional.of(
                    "the region of Security Hub is not known for the partition of this account;"
                            + " name it with --security-hub-region");
        }
        return Optional.empty();
    }

    /// @throws IllegalArgumentException if there is an obstacle
    @Override
    public void write(AuditRecord audit, Writer out) throws IOException {
        obstacle(audit)
                .ifPresent(why -> {
                    throw new IllegalArgumentException(why);
                });
        String where =
                region.orElseGet(
                        () -> HOME_REGIONS.getOrDefault(audit.account().partition(), "us-east-1"));
        List<FindingRecord> findings = audit.findings();
        out.write("[\n");
        try (var generator = AuditWriter.lines(out)) {
            var json = new PrintableJson(generator);
            var finding = new AsffFinding(audit, where, json);
            for (int from = 0; from < findings.size(); from += BATCH) {
                List<FindingRecord> batch =
                        findings.subList(from, Math.min(from + BATCH, findings.size()));
                json.object(() -> json.list("Findings", () -> batch.forEach(finding::write)));
            }
        }
        out.write("\n]\n");
    }
}
