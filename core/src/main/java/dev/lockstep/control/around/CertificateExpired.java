package dev.lockstep.control.around;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.AwsDate;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.around.ServerCertificate;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Advice;
import dev.lockstep.control.AwsCommand;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.List;

/// No TLS certificate that is kept in IAM may be past its end.
public final class CertificateExpired implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "certificate-expired",
                            Step.ACCOUNT,
                            Severity.MEDIUM,
                            Subject.Kind.SERVER_CERTIFICATE,
                            "No server certificate in IAM has expired")
                    .cis("1.19/1.18/2.18/2.17")
                    .securityHub("IAM.26")
                    .prowler("iam_no_expired_server_certificates_stored");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        return switch (snapshot.serverCertificates()) {
            case Read.Known<List<ServerCertificate>>(var certificates, var source) ->
                    certificates.stream()
                            .map(certificate ->
                                    judge(
                                            certificate,
                                            certificate
                                                    .expires()
                                                    .map(end -> Read.known(end, source))
                                                    .orElseGet(CertificateExpired::unsaid),
                                            now))
                            .toList();
            case Read.Missing<List<ServerCertificate>> missing ->
                    List.of(
                            Verdict.undetermined(
                                    Subject.account(snapshot),
                                    Evidence.NONE.with("ServerCertificateMetadataList", missing),
                                    missing));
        };
    }

    private static Read<Instant> unsaid() {
        return Read.notAsked(ReadKey.SERVER_CERTIFICATES, "the list gives no Expiration for it");
    }

    private static Verdict judge(ServerCertificate certificate, Read<Instant> end, Instant now) {
        String name = certificate.name();
        return Verdict.by(
                Ruling.of(end, now::isAfter),
                Subject.of(Subject.Kind.SERVER_CERTIFICATE, name, certificate.arn()),
                Evidence.NONE.with("Expiration", end),
                () -> "The server certificate %s is valid.".formatted(name),
                () ->
                        "The server certificate %s expired %s ago."
                                .formatted(
                                        name,
                                        AwsDate.inWords(
                                                AwsDate.daysBetween(
                                                        end.found().orElseThrow(), now))),
                () -> advice(name));
    }

    private static Advice advice(String name) {
        return new Advice(
                Remedy.REPLACE_SERVER_CERTIFICATE,
                ("Find the load balancers and distributions that use %s and give them a new"
                                + " certificate, best one of AWS Certificate Manager, which renews it"
                                + " by itself. Delete the old one when nothing uses it; the console"
                                + " does not show it, the command does.")
                        .formatted(name),
                List.of(
                        AwsCommand.of("iam", "get-server-certificate")
                                .option("--server-certificate-name", name)
                                .text()));
    }
}
