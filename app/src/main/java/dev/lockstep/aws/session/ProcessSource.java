package dev.lockstep.aws.session;

import dev.lockstep.collect.NoSession;
import dev.lockstep.input.BadInput;
import dev.lockstep.input.JsonFields;
import dev.lockstep.input.JsonFile;
import dev.lockstep.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// Keys that a program prints: `credential_process` (AWS SDKs and tools reference, process
/// credential provider). What else it says is not shown, since it may be secret.
final class ProcessSource {
    private static final long LONGEST_SECONDS = 60;
    private static final int MOST_BYTES = 64 * 1024;

    private ProcessSource() {}

    static KeySource of(AwsVariables variables, String profile, String command) {
        return new KeySource(
                "the credential_process of profile " + profile,
                "see what that program says when it is run by hand",
                () -> keys(variables, profile, command));
    }

    private static Keys keys(AwsVariables variables, String profile, String command) {
        try {
            var builder = new ProcessBuilder("/bin/sh", "-c", command);
            builder.environment().clear();
            builder.environment().putAll(variables.request().environment());
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            Process process = builder.start();
            process.getOutputStream().close();
            Thread watch = Thread.ofVirtual().start(() -> stopWhenLate(process));
            byte[] printed = process.getInputStream().readNBytes(MOST_BYTES);
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            watch.interrupt();
            JsonFields fields =
                    JsonFile.parse("credentials", new String(printed, StandardCharsets.UTF_8))
                            .object("credentials");
            return new Keys(
                    fields.text("AccessKeyId"),
                    new Secret(fields.text("SecretAccessKey")),
                    fields.optionalText("SessionToken").map(Secret::new),
                    fields.date("Expiration"));
        } catch (BadInput | IOException e) {
            throw new NoSession(
                    NoSession.Why.NOTHING_THERE,
                    "the credential_process of profile "
                            + profile
                            + " gave no credentials; run it by hand to see what it says");
        }
    }

    private static void stopWhenLate(Process process) {
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
