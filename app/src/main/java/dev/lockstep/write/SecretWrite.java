package dev.lockstep.write;

import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.secret.Secret;
import java.util.function.BiConsumer;

/// A write with the secret that stands beside its effect: one that AWS gives, or one that it takes.
/// The secret is in memory alone, and only as long as it is needed.
public sealed interface SecretWrite {
    /// The write without its secret.
    Effect effect();

    /// Makes a virtual MFA device.
    ///
    /// @param seed takes its serial, and its seed in base32, which AWS gives once
    record MakeDevice(MfaEffect.CreateVirtualMfaDevice effect, BiConsumer<String, Secret> seed)
            implements SecretWrite {}

    /// Gives somebody an MFA device.
    record EnableDevice(MfaEffect.EnableMfaDevice effect, CodePair codes) implements SecretWrite {}

    /// Brings a device and AWS to the same time.
    record ResyncDevice(MfaEffect.ResyncMfaDevice effect, CodePair codes) implements SecretWrite {}

    /// Makes an access key.
    ///
    /// @param key takes its id and its secret, which AWS gives once
    record MakeKey(AccessKeyEffect.CreateAccessKey effect, BiConsumer<String, Secret> key)
            implements SecretWrite {}

    /// Gives somebody a console password, which must be changed at the next sign-in: the first one,
    /// or one in the place of another.
    record SetPassword(PasswordEffect effect, Secret password) implements SecretWrite {}

    /// Two codes of an MFA device, one after the other.
    record CodePair(Secret first, Secret second) {}
}
