package dev.lockstep.judge.random;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The root user as it truly is.
record RootTruth(
        boolean password,
        Optional<Instant> used,
        List<String> devices,
        List<TruthUser.Key> keys,
        boolean certificate,
        boolean isCaller) {

    static RootTruth of(Scene scene) {
        Dice dice = scene.dice();
        boolean gov = scene.partition().equals("aws-us-gov");
        boolean password = !gov && dice.chance(0.6);
        List<String> devices =
                gov
                        ? List.of()
                        : switch (dice.between(0, 4)) {
                            case 0 -> List.of(scene.arn("mfa/root-account-mfa-device"));
                            case 1 -> List.of(scene.arn("u2f/root/key"));
                            case 2 -> List.of(scene.arn("mfa/phone"), scene.arn("u2f/root/key"));
                            default -> List.of();
                        };
        Instant first = scene.now().minusSeconds(86_400L * 1000);
        List<TruthUser.Key> keys =
                dice.chance(0.7)
                        ? List.of()
                        : List.of(
                                new TruthUser.Key(
                                        "AKIA" + dice.letters(16),
                                        dice.chance(0.5),
                                        first,
                                        scene.since(first),
                                        dice.chance(0.5)
                                                ? Optional.empty()
                                                : Optional.of(scene.since(first)),
                                        false));
        return new RootTruth(
                password,
                dice.chance(0.4) ? Optional.empty() : Optional.of(scene.since(first)),
                devices,
                keys,
                dice.chance(0.1),
                dice.chance(0.1));
    }
}
