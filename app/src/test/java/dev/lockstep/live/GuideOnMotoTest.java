package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.practice.wire.Clients;
import dev.lockstep.wire.Emulator;
import dev.lockstep.wire.Venv;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Group;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What `lockstep guide` does by calls alone, on an emulator that nobody here wrote: all but root,
/// whose MFA only the console can give, and whose step is left out with a reason.
class GuideOnMotoTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static final String BASELINE =
            """
            lockstep: 1
            account: "123456789012"
            groups:
              administrators: {administrators: true, policies: [AdministratorAccess, AWSSupportAccess]}
              auditors: {read-only: true, policies: [SecurityAudit]}
            people:
              alice: {email: alice@example.com, groups: [administrators]}
              bob: {email: bob@example.com, groups: [administrators]}
              carol: {email: carol@example.com, groups: [auditors]}
            mfa: {enforce: true}
            """;

    @TempDir Path folder;

    private static Walker walker() {
        return new Walker()
                .when("\\[Enter\\] I have done it[^\\n]*: $", "l")
                .when("\\[Enter\\] do it[^\\n]*: $", "")
                .when(": $", "l");
    }

    @Test
    @EnabledIfSystemProperty(
            named = "emulators.all",
            matches = "true",
            disabledReason = "./test --long walks the guide on moto")
    void an_empty_account_gets_its_policy_its_groups_and_three_people_with_MFA() throws Exception {
        Venv venv = Venv.require("the guide on moto");
        try (Emulator moto = Emulator.moto(venv, folder.resolve("server"));
                IamClient iam =
                        Clients.ready(
                                IamClient.builder(),
                                moto.endpoint().toString(),
                                UrlConnectionHttpClient.create(),
                                AwsBasicCredentials.create(Emulator.KEY, Emulator.SECRET))) {
            Files.writeString(folder.resolve("lockstep.yaml"), BASELINE);
            var environment = moto.environment();
            var terminal = new Conversation(environment, folder);
            Walker walker = walker();
            Run walked =
                    terminal.run(
                            (_, screen) -> walker.apply(screen),
                            "guide",
                            "--skip",
                            "root-mfa=moto has no console");
            Files.writeString(Path.of("target", "guide-on-moto.txt"), terminal.shown());
            assertThat(walked.status()).as(terminal.shown()).isIn(1, 3);
            assertThat(iam.getAccountPasswordPolicy().passwordPolicy().minimumPasswordLength())
                    .isGreaterThanOrEqualTo(14);
            for (String user : new String[] {"alice", "bob", "carol"}) {
                assertThat(iam.listMFADevices(one -> one.userName(user)).mfaDevices())
                        .as(user)
                        .hasSize(1);
                assertThat(iam.getLoginProfile(one -> one.userName(user)).loginProfile().userName())
                        .isEqualTo(user);
                assertThat(iam.listAccessKeys(one -> one.userName(user)).accessKeyMetadata())
                        .isEmpty();
                assertThat(
                                iam.listGroupsForUser(one -> one.userName(user)).groups().stream()
                                        .map(Group::groupName))
                        .containsExactly(user.equals("carol") ? "auditors" : "administrators");
            }
            assertThat(walker.passwords).containsOnlyKeys("alice", "bob", "carol");
            JsonNode steps =
                    JSON.readTree(
                                    terminal.run(
                                                    (_, _) -> Optional.empty(),
                                                    "guide",
                                                    "--status",
                                                    "--format",
                                                    "json")
                                            .out())
                            .get("steps");
            // moto cannot list service-specific credentials. Step 7 hangs on them, and so does
            // whether a group may ask its members for MFA.
            assertThat(steps.valueStream().map(one -> one.get("standing").asString()))
                    .as(steps.toPrettyString())
                    .containsExactly(
                            "done",
                            "skipped",
                            "done",
                            "done",
                            "done",
                            "by-hand",
                            "not-known",
                            "done");
            assertThat(terminal.shown().replaceAll("\\s+", " "))
                    .contains(
                            "does not ask for MFA yet: the service-specific credentials of alice were"
                                    + " not read");
        }
    }
}
