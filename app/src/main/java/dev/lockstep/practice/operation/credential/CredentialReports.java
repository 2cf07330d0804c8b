package dev.lockstep.practice.operation.credential;

import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.StoredReport;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.GenerateCredentialReportRequest;
import software.amazon.awssdk.services.iam.model.GenerateCredentialReportResponse;
import software.amazon.awssdk.services.iam.model.GetCredentialReportRequest;
import software.amazon.awssdk.services.iam.model.GetCredentialReportResponse;
import software.amazon.awssdk.services.iam.model.ReportFormatType;
import software.amazon.awssdk.services.iam.model.ReportStateType;

/// The credential report: one is kept, and a new one is made at most every four hours (IAM User
/// Guide, "Getting credential reports").
final class CredentialReports {
    private CredentialReports() {}

    static Optional<Answer> answer(SdkPojo request, Call call) {
        return switch (request) {
            case GenerateCredentialReportRequest _ -> Optional.of(generate(call));
            case GetCredentialReportRequest _ -> Optional.of(get(call));
            default -> Optional.empty();
        };
    }

    /// The first answer is STARTED, the next one COMPLETE.
    private static Answer generate(Call call) {
        Optional<StoredReport> kept =
                call.state().report().filter(report -> report.isFresh(call.now()));
        if (kept.isEmpty()) {
            StoredReport begun =
                    StoredReport.begun(call.now(), CredentialReportRows.csv(call.truth()));
            return new Answer(
                    GenerateCredentialReportResponse.builder()
                            .state(ReportStateType.STARTED)
                            .description("No report exists. Starting a new report generation task")
                            .build(),
                    call.state().withReport(begun));
        }
        StoredReport report = kept.get();
        PracticeState next =
                report.asked()
                        ? call.state()
                        : call.state()
                                .withReport(new StoredReport(report.generated(), report.csv()));
        return new Answer(
                GenerateCredentialReportResponse.builder().state(ReportStateType.COMPLETE).build(),
                next);
    }

    private static Answer get(Call call) {
        StoredReport report =
                call.state()
                        .report()
                        .orElseThrow(() ->
                                new AwsError(
                                        410,
                                        "ReportNotPresent",
                                        "No report is present. Generate one with"
                                                + " GenerateCredentialReport."));
        if (!report.isComplete(call.now())) {
            throw new AwsError(404, "ReportInProgress", "The report is still being generated.");
        }
        if (!report.isFresh(call.now())) {
            throw new AwsError(
                    410,
                    "ReportExpired",
                    "The most recent report has expired. Generate a new one with"
                            + " GenerateCredentialReport.");
        }
        return Answer.of(
                GetCredentialReportResponse.builder()
                        .content(SdkBytes.fromUtf8String(report.csv()))
                        .reportFormat(ReportFormatType.TEXT_CSV)
                        .generatedTime(report.generated())
                        .build(),
                call);
    }
}
