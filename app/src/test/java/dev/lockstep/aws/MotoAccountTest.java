package dev.lockstep.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Answers;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.aws.wire.Limits;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.collect.Collector;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.collect.SnapshotFolder;
import dev.lockstep.control.Audit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reads an account of an emulator that nobody here wrote, built by the AWS CLI.
class MotoAccountTest {
    private static final String BUILD =
            """
            set -e
            aws iam create-user --user-name alice
            aws iam create-user --user-name bob
            aws iam create-login-profile --user-name alice --password 'Xy7-long-enough-Pass'
            aws iam create-access-key --user-name bob
            aws iam create-access-key --user-name bob
            aws iam create-group --group-name admins
            aws iam attach-group-policy --group-name admins \
                --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
            aws iam add-user-to-group --group-name admins --user-name alice
            aws iam put-user-policy --user-name bob --policy-name extra --policy-document \
                '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}'
            aws iam create-virtual-mfa-device --virtual-mfa-device-name left-over \
                --outfile seed.png --bootstrap-method QRCodePNG
            aws iam create-account-alias --account-alias example-company
            """;

    @TempDir Path folder;

    @Test
    void what_is_read_is_the_account_that_the_AWS_CLI_built_and_a_saved_folder_judges_the_same()
            throws Exception {
        Optional<Path> venv = Optional.ofNullable(System.getenv("LOCKSTEP_VENV")).map(Path::of);
        if (venv.isEmpty()) {
            assertThat(System.getenv("CI")).as("moto is needed under CI=true").isNotEqualTo("true");
            System.out.println("skipped: moto (LOCKSTEP_VENV is not set; ./test sets it)");
        }
        assumeThat(venv).isPresent();
        try (Moto moto = Moto.start(venv.orElseThrow(), folder)) {
            moto.shell("cd '" + folder + "'\n" + BUILD);
            Collector collector =
                    new AwsAccounts("0", Clock.systemUTC(), Limits.DEFAULT)
                            .open(SessionRequest.isolated(moto.environment(), Clock.systemUTC()));
            collector.read(Collector.account());
            Set<ReadKey<?>> confirms = new LinkedHashSet<>();
            for (String user : Set.of("alice", "bob")) {
                for (ReadKey<?> kind : Collector.PER_SUBJECT) {
                    confirms.add(kind.of(user));
                }
            }
            collector.read(confirms);
            Answers answers = collector.answers();
            var missing = new TreeMap<String, String>();
            for (ReadKey<?> key : ReadKey.all()) {
                if (answers.get(key) instanceof Read.Missing<?> read && read.isIncomplete()) {
                    missing.put(String.join(" ", key.operations()), read.because());
                }
            }
            Path saved = save(collector, folder.resolve("saved"));
            Instant now = answers.origin().takenAt().orElseThrow();
            assertThat(audit(SnapshotFolder.read(saved), now).findings())
                    .isEqualTo(audit(answers, now).findings());
            assertThat(missing.keySet())
                    .containsExactlyInAnyOrder(
                            "account:ListRegions",
                            "iam:ListOrganizationsFeatures",
                            "iam:ListServiceSpecificCredentials");
        }
    }

    private static Audit audit(Answers answers, Instant now) {
        return Audit.of(AccountSnapshot.of(answers), Baseline.DEFAULT, now, Audit.Selection.ALL);
    }

    private static Path save(Collector collector, Path saved) throws IOException {
        Files.createDirectories(saved);
        for (String name : SnapshotFolder.FILES) {
            Optional<String> text = collector.files().text(name);
            if (text.isPresent()) {
                Files.writeString(saved.resolve(name), text.get());
            }
        }
        return saved;
    }
}
