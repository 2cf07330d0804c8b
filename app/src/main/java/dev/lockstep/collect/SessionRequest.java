package dev.lockstep.collect;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// As whom AWS is to be asked, and where. The options are those of the AWS CLI.
///
/// @param profile `--profile`, a profile of the AWS configuration
/// @param region `--region`
/// @param endpoint `--endpoint-url`
/// @param mfaCode asked for a code where a profile has an `mfa_serial`
/// @param environment the environment variables; no others are looked at
/// @param home the folder in which `.aws` is looked for; without one nothing of the machine is
///   looked at: no file that the environment does not name, no instance metadata
/// @param directory what relative paths in the environment are relative to
/// @param state where sessions are kept for their lifetime; without one none is kept
/// @param clock the time (UTC) that answers are stamped with, such as that of a practice account
public record SessionRequest(
        Optional<String> profile,
        Optional<String> region,
        Optional<String> endpoint,
        MfaCode mfaCode,
        Map<String, String> environment,
        Optional<Path> home,
        Path directory,
        Optional<Path> state,
        InstantSource clock) {
    public SessionRequest {
        environment = Map.copyOf(environment);
    }

    /// The same, its answers stamped by another clock.
    public SessionRequest withClock(InstantSource other) {
        return new SessionRequest(
                profile, region, endpoint, mfaCode, environment, home, directory, state, other);
    }

    /// The same, with a place for what is kept.
    public SessionRequest keptIn(Path folder) {
        return new SessionRequest(
                profile,
                region,
                endpoint,
                mfaCode,
                environment,
                home,
                directory,
                Optional.of(folder),
                clock);
    }

    /// A session by these environment variables alone, such as those that a practice account gives
    /// out: nothing of the person's own configuration is read or sent.
    public static SessionRequest isolated(Map<String, String> environment, InstantSource clock) {
        return new SessionRequest(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                MfaCode.NONE,
                environment,
                Optional.empty(),
                Path.of(""),
                Optional.empty(),
                clock);
    }
}
