package dev.lockstep.cli;

import dev.lockstep.collect.MfaCode;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.report.Printable;
import dev.lockstep.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// As whom AWS is asked, and where: the options of the AWS CLI, whose environment variables and
/// files work too.
public final class SessionOptions {
    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "A profile of the AWS configuration, as in the AWS CLI.")
    private @Nullable String profile;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "The region to ask in (default: as configured, else us-east-1).")
    private @Nullable String region;

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            description = "Ask there instead of AWS itself, such as a practice account.")
    private @Nullable String endpoint;

    @Option(
            names = "--mfa-code",
            paramLabel = "CODE",
            description =
                    "The six digits of the MFA device that the profile names (mfa_serial); asked for"
                            + " on a terminal.")
    private @Nullable String mfaCode;

    /// The options that were given, by name.
    public List<String> given() {
        var given = new ArrayList<String>();
        add(given, "--profile", profile);
        add(given, "--region", region);
        add(given, "--endpoint-url", endpoint);
        add(given, "--mfa-code", mfaCode);
        return given;
    }

    /// The options that were given, as a command line has them. A code of an MFA device is not
    /// among them: it counts once.
    public List<String> words() {
        var words = new ArrayList<String>();
        put(words, "--profile", profile);
        put(words, "--region", region);
        put(words, "--endpoint-url", endpoint);
        return words;
    }

    private static void put(List<String> words, String name, @Nullable String value) {
        if (value != null) {
            words.add(name + "=" + value);
        }
    }

    private static void add(List<String> given, String name, @Nullable String value) {
        if (value != null) {
            given.add(name);
        }
    }

    /// The session that is asked for.
    public SessionRequest request(Console console) {
        return new SessionRequest(
                Optional.ofNullable(profile),
                Optional.ofNullable(region),
                Optional.ofNullable(endpoint),
                code(console),
                console.environment(),
                console.home(),
                console.directory(),
                console.stateFolder(),
                console.clock());
    }

    private MfaCode code(Console console) {
        Optional<Secret> given = Optional.ofNullable(mfaCode).map(Secret::new);
        return given.isPresent()
                ? _ -> given
                : device ->
                        console.asking()
                                .secret("Code of the MFA device " + Printable.line(device) + ": ");
    }
}
