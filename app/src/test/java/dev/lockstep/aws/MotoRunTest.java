package dev.lockstep.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lockstep.Run;
import dev.lockstep.aws.wire.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A badly kept account of an emulator that nobody here wrote: a plan for it is carried out and
/// taken back, and the AWS CLI says each time how it is.
class MotoRunTest {
    private static final String BUILD =
            """
            set -e
            for user in alice bob carol ci-deploy stranger; do
                aws iam create-user --user-name $user
            done
            for user in alice bob carol stranger; do
                aws iam create-login-profile --user-name $user --password 'Xy7-long-enough-Pass'
            done
            aws iam create-access-key --user-name ci-deploy
            aws iam create-access-key --user-name stranger
            for user in alice bob; do
                aws iam attach-user-policy --user-name $user \
                    --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
            done
            aws iam attach-user-policy --user-name carol \
                --policy-arn arn:aws:iam::aws:policy/PowerUserAccess
            aws iam put-user-policy --user-name ci-deploy --policy-name extra --policy-document \
                '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}'
            aws iam create-group --group-name old-empty
            aws iam create-policy --policy-name star --policy-document \
                '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}'
            """;

    private static final String BASELINE =
            """
            lockstep: 1
            account: "123456789012"
            groups:
              administrators: {administrators: true, policies: [AdministratorAccess]}
              developers: {services: [s3, lambda], policies: [], inline: {dev: dev.json}}
            people:
              alice: {groups: [administrators]}
              bob: {groups: [administrators]}
              carol: {groups: [developers]}
            services:
              ci-deploy: {owner: alice, groups: [developers]}
            needs:
              - {user: ci-deploy, purpose: deploys, owner: alice, until: 2100-12-31}
            """;

    /// How the account is, in the words of the AWS CLI: no ids, no dates.
    private static final String LOOK =
            """
            aws iam get-account-authorization-details --filter User Group --output text \
                --query '[sort_by(UserDetailList, &UserName)[].[UserName, join(`,`, sort(GroupList)), join(`,`, AttachedManagedPolicies[].PolicyName), join(`,`, UserPolicyList[].PolicyName || `[]`)], sort_by(GroupDetailList, &GroupName)[].[GroupName, join(`,`, AttachedManagedPolicies[].PolicyName), join(`,`, GroupPolicyList[].PolicyName)]][]'
            echo key: $(aws iam list-access-keys --user-name stranger \
                --query 'AccessKeyMetadata[].Status' --output text)
            echo policies: $(aws iam list-policies --scope Local \
                --query 'sort(Policies[].PolicyName)' --output text)
            echo length: $(aws iam get-account-password-policy \
                --query PasswordPolicy.MinimumPasswordLength --output text 2>/dev/null)
            """;

    @TempDir Path folder;

    @Test
    void a_plan_is_carried_out_and_taken_back_and_the_AWS_CLI_sees_both() throws Exception {
        Optional<Path> venv = Optional.ofNullable(System.getenv("LOCKSTEP_VENV")).map(Path::of);
        if (venv.isEmpty()) {
            assertThat(System.getenv("CI")).as("moto is needed under CI=true").isNotEqualTo("true");
            System.out.println("skipped: moto (LOCKSTEP_VENV is not set; ./test sets it)");
        }
        assumeThat(venv).isPresent();
        Files.writeString(folder.resolve("lockstep.yaml"), BASELINE);
        Files.writeString(
                folder.resolve("dev.json"),
                """
                {"Version": "2012-10-17",
                 "Statement": [{"Effect": "Allow", "Action": ["s3:*", "lambda:*"], "Resource": "*"}]}
                """);
        try (Moto moto = Moto.start(venv.orElseThrow(), folder)) {
            moto.shell(BUILD);
            String before = moto.shell(LOOK);
            Run apply = run(moto, "apply", "--yes");
            assertThat(apply.status()).as(apply.err()).isZero();
            assertThat(lines(moto.shell(LOOK)))
                    .isEqualTo(
                            lines(
                                    """
                                    alice administrators
                                    bob administrators
                                    carol developers
                                    ci-deploy developers
                                    stranger
                                    administrators AdministratorAccess
                                    developers dev
                                    key: Inactive
                                    policies:
                                    length: 14
                                    """));
            String run = apply.out().replaceAll("(?s).*lockstep undo (\\S+) takes.*", "$1");
            Run undo = run(moto, "undo", run, "--yes");
            assertThat(undo.status()).as(undo.err()).isZero();
            assertThat(lines(moto.shell(LOOK))).isEqualTo(lines(before));
        }
    }

    private static String lines(String text) {
        return text.lines().map(line -> line.replaceAll("\\s+", " ").strip()).toList().toString();
    }

    private Run run(Moto moto, String... arguments) {
        Map<String, String> environment = new HashMap<>(moto.environment());
        environment.put("LOCKSTEP_HOME", folder.resolve("state").toString());
        return Run.run(
                new AwsAccounts("0", Clock.systemUTC(), Limits.DEFAULT),
                Clock.systemUTC(),
                folder,
                environment,
                arguments);
    }
}
