package dev.lockstep.practice.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lockstep.practice.operation.AllOperations;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.shape.FreshAccount;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.wire.AwsAtHand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The AWS CLI and boto3, which have models and signers of their own, on the practice server.
class OtherClientsTest {
    @TempDir Path folder;

    @Test
    void the_AWS_CLI_speaks_every_protocol_with_it() throws Exception {
        Path venv = venv();
        try (Served served = Served.small()) {
            assertThat(aws(venv, served, "iam create-user --user-name bob --tags Key=team,Value=a"))
                    .contains("\"UserName\": \"bob\"", "2026-01-02T03:04:05");
            assertThat(aws(venv, served, "iam list-users --query Users[].UserName --output text"))
                    .isEqualTo("alice\tbob\n");
            assertThat(aws(venv, served, "iam create-user --user-name alice"))
                    .contains("(EntityAlreadyExists)", "User with name alice already exists.");
            assertThat(aws(venv, served, "iam update-account-password-policy")).isEmpty();
            assertThat(aws(venv, served, "sts get-caller-identity"))
                    .contains("arn:aws:iam::123456789012:root");
            assertThat(aws(venv, served, "cloudtrail describe-trails")).contains("\"all\"");
            assertThat(
                            aws(
                                    venv,
                                    served,
                                    "account get-alternate-contact"
                                            + " --alternate-contact-type SECURITY"))
                    .contains("ucja <&>");
            assertThat(aws(venv, served, "accessanalyzer list-analyzers --type ACCOUNT"))
                    .contains("\"name\": \"one\"");
            assertThat(aws(venv, served, "organizations list-roots"))
                    .contains("does not serve organizations:ListRoots");
            assertThat(served.server().bugs()).isEmpty();
        }
    }

    /// Where AWS answers with an error, version 1 of the AWS CLI ends with 255 and version 2 with
    /// 254.
    @Test
    void the_AWS_CLI_and_boto3_hear_from_an_account_that_enforces_what_AWS_would_say()
            throws Exception {
        Path venv = venv();
        try (Served served =
                Served.of(
                        SmallAccount.state(),
                        options ->
                                Options.of(AllOperations.list(), options.token(), options.time())
                                        .withEnforced(true))) {
            assertThat(
                            asAlice(
                                    venv,
                                    served,
                                    "/bin/sh",
                                    "-c",
                                    "aws iam create-user --user-name bob; echo $?; aws sts"
                                            + " get-caller-identity --query Arn --output text"))
                    .contains(
                            "An error occurred (AccessDenied) when calling the CreateUser"
                                    + " operation: User: arn:aws:iam::123456789012:user/alice is not"
                                    + " authorized to perform: iam:CreateUser on resource:"
                                    + " arn:aws:iam::123456789012:user/bob because no identity-based"
                                    + " policy allows the iam:CreateUser action\n")
                    .containsPattern("\n25[45]\narn:aws:iam::123456789012:user/alice\n$");
            assertThat(
                            asAlice(
                                    venv,
                                    served,
                                    venv.resolve("bin/python").toString(),
                                    "-c",
                                    """
                                    import boto3
                                    for service, call in [("iam", "list_users"),
                                                          ("cloudtrail", "describe_trails"),
                                                          ("account", "list_regions"),
                                                          ("organizations", "list_roots"),
                                                          ("accessanalyzer", "list_analyzers")]:
                                        client = boto3.client(service)
                                        try:
                                            getattr(client, call)()
                                        except client.exceptions.ClientError as e:
                                            code = e.response["Error"]["Code"]
                                            status = e.response["ResponseMetadata"]["HTTPStatusCode"]
                                            print(service, status, code, type(e).__name__)
                                    """))
                    .isEqualTo(
                            """
                            iam 403 AccessDenied ClientError
                            cloudtrail 400 AccessDeniedException AccessDeniedException
                            account 403 AccessDeniedException AccessDeniedException
                            organizations 400 AccessDeniedException AccessDeniedException
                            accessanalyzer 403 AccessDeniedException AccessDeniedException
                            """);
            assertThat(aws(venv, served, "iam create-user --user-name bob"))
                    .contains("\"UserName\": \"bob\"");
            assertThat(served.server().bugs()).isEmpty();
        }
    }

    private String asAlice(Path venv, Served served, String... command)
            throws IOException, InterruptedException {
        return run(venv, served, SmallAccount.ALICES_KEY, command);
    }

    /// Reads everything that an audit reads, each answer held against botocore's own model of it:
    /// its types, and its required members.
    @Test
    void every_answer_that_boto3_reads_of_the_worst_account_fits_botocores_own_model()
            throws Exception {
        Path venv = venv();
        try (Served served = all()) {
            String out =
                    run(
                            venv,
                            served,
                            SmallAccount.SESSION,
                            venv.resolve("bin/python").toString(),
                            "-c",
                            script());
            assertThat(out).endsWith("faults: 0\n");
            assertThat(served.server().calls().size()).isGreaterThan(40);
            assertThat(served.server().bugs()).isEmpty();
        }
    }

    private static Served all() throws IOException {
        FreshAccount fresh = AccountShape.WORST.make(12, 1, Instant.now());
        PracticeState state =
                fresh.state()
                        .withSecrets(
                                fresh.state()
                                        .secrets()
                                        .withSession(
                                                SmallAccount.SESSION,
                                                SmallAccount.session(
                                                        new Caller.RootUser(true, true),
                                                        Instant.parse("2999-01-01T00:00:00Z"))));
        return Served.of(
                state,
                options -> Options.of(AllOperations.list(), options.token(), options.time()));
    }

    private static String script() throws IOException {
        try (var in =
                Objects.requireNonNull(OtherClientsTest.class.getResourceAsStream("read-all.py"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Path venv() {
        Optional<Path> venv = Optional.ofNullable(System.getenv("LOCKSTEP_VENV")).map(Path::of);
        if (venv.isEmpty()) {
            assertThat(System.getenv("CI")).as("needed under CI=true").isNotEqualTo("true");
            System.out.println("skipped: other clients (LOCKSTEP_VENV is not set; ./test sets it)");
        }
        assumeThat(venv).isPresent();
        return venv.orElseThrow();
    }

    private String aws(Path venv, Served served, String arguments)
            throws IOException, InterruptedException {
        return run(
                venv,
                served,
                SmallAccount.KEY,
                "/bin/sh",
                "-c",
                "aws " + arguments.replace("[]", "'[]'"));
    }

    private String run(Path venv, Served served, String key, String... command)
            throws IOException, InterruptedException {
        Path empty = folder.resolve("empty");
        Files.writeString(empty, "");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment()
                .putAll(
                        Map.of(
                                "PATH",
                                AwsAtHand.path(venv),
                                "HOME",
                                folder.toString(),
                                "AWS_CONFIG_FILE",
                                empty.toString(),
                                "AWS_SHARED_CREDENTIALS_FILE",
                                empty.toString(),
                                "AWS_EC2_METADATA_DISABLED",
                                "true",
                                "AWS_ENDPOINT_URL",
                                served.server().endpoint().toString(),
                                "AWS_SECRET_ACCESS_KEY",
                                SmallAccount.SECRET,
                                "AWS_DEFAULT_REGION",
                                "us-east-1",
                                "NO_PROXY",
                                "127.0.0.1"));
        builder.environment().put("AWS_ACCESS_KEY_ID", key);
        if (key.equals(SmallAccount.SESSION)) {
            builder.environment().put("AWS_SESSION_TOKEN", "token/+=");
        }
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return out;
    }
}
