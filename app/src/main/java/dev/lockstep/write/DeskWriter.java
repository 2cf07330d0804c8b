package dev.lockstep.write;

import dev.lockstep.effect.AccessKeyEffect.CreateAccessKey;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.MfaEffect.CreateVirtualMfaDevice;
import dev.lockstep.effect.MfaEffect.EnableMfaDevice;
import dev.lockstep.effect.MfaEffect.ResyncMfaDevice;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.effect.PasswordEffect.CreateLoginProfile;
import dev.lockstep.effect.PasswordEffect.UpdateLoginProfile;
import dev.lockstep.secret.Secret;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Changes an account with the secrets that a desk gives and takes. One write at a time has any.
public final class DeskWriter implements AccountWriter {
    private final AccountWriter writer;
    private final SecretDesk desk;

    /// The codes of the write that comes next.
    private final AtomicReference<Optional<SecretWrite.CodePair>> codes =
            new AtomicReference<>(Optional.empty());

    /// The password of the write that comes next.
    private final AtomicReference<Optional<Secret>> password =
            new AtomicReference<>(Optional.empty());

    private final AtomicReference<Optional<Written.NotDone>> refusal =
            new AtomicReference<>(Optional.empty());

    public DeskWriter(AccountWriter writer, SecretDesk desk) {
        this.writer = writer;
        this.desk = desk;
    }

    @Override
    public boolean prepare(Effect effect) {
        return switch (effect) {
            case EnableMfaDevice(var owner, var serial) -> asks(owner, serial);
            case ResyncMfaDevice(var owner, var serial) -> asks(owner, serial);
            case CreateLoginProfile(var user, var _) -> asksPassword(user);
            case UpdateLoginProfile(var user, var password, var _) when password ->
                    asksPassword(user);
            default -> writer.prepare(effect);
        };
    }

    private boolean asks(String owner, String serial) {
        codes.set(desk.codes(owner, serial, refusal.getAndSet(Optional.empty())));
        return codes.get().isPresent();
    }

    private boolean asksPassword(String user) {
        password.set(desk.password(user));
        return password.get().isPresent();
    }

    @Override
    public Written write(Effect effect) {
        return switch (effect) {
            case CreateVirtualMfaDevice one ->
                    writer.write(
                            new SecretWrite.MakeDevice(
                                    one, (serial, seed) -> desk.seed(serial, seed)));
            case CreateAccessKey one ->
                    writer.write(
                            new SecretWrite.MakeKey(
                                    one, (id, secret) -> desk.accessKey(one.owner(), id, secret)));
            case EnableMfaDevice one ->
                    heard(one.serial(), writer.write(new SecretWrite.EnableDevice(one, taken())));
            case ResyncMfaDevice one ->
                    heard(one.serial(), writer.write(new SecretWrite.ResyncDevice(one, taken())));
            case CreateLoginProfile one -> set(one, one.user());
            case UpdateLoginProfile one when one.password() -> set(one, one.user());
            default -> writer.write(effect);
        };
    }

    private Written set(PasswordEffect effect, String user) {
        Secret taken = password.getAndSet(Optional.empty()).orElseThrow();
        Written written = writer.write(new SecretWrite.SetPassword(effect, taken));
        if (written instanceof Written.Done) {
            desk.passwordTaken(user);
        }
        return written;
    }

    private SecretWrite.CodePair taken() {
        return codes.getAndSet(Optional.empty()).orElseThrow();
    }

    private Written heard(String serial, Written written) {
        if (written instanceof Written.Done) {
            desk.taken(serial);
        }
        if (written instanceof Written.NotDone no && no.wantsOtherCodes()) {
            refusal.set(Optional.of(no));
        }
        return written;
    }

    @Override
    public Written write(SecretWrite write) {
        return writer.write(write);
    }

    @Override
    public Seen look(Effect effect) {
        return writer.look(effect);
    }

    @Override
    public Seen versions(String arn, String document) {
        return writer.versions(arn, document);
    }

    @Override
    public Seen accessKeys(String owner) {
        return writer.accessKeys(owner);
    }

    @Override
    public Seen lastUse(String owner, String key) {
        return writer.lastUse(owner, key);
    }
}
