package dev.lockstep.aws.write;

import static dev.lockstep.aws.write.CredentialWrites.name;

import dev.lockstep.aws.call.Clients;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.secret.Secret;
import dev.lockstep.write.SecretWrite;
import dev.lockstep.write.Written;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;

/// Writes beside which a secret stands. It goes from the answer to whoever waits for it, or from a
/// person into the request, and nowhere else.
final class SecretWrites {
    private final Clients clients;
    private final Sender sender;

    SecretWrites(Clients clients, Sender sender) {
        this.clients = clients;
        this.sender = sender;
    }

    Written write(SecretWrite write) {
        return switch (write) {
            case SecretWrite.MakeDevice(var effect, var seed) -> make(effect, seed);
            case SecretWrite.MakeKey(var effect, var key) -> make(effect, key);
            case SecretWrite.SetPassword(var effect, var password) -> set(effect, password);
            case SecretWrite.EnableDevice(var effect, var codes) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .enableMFADevice(request ->
                                                    request.userName(effect.owner())
                                                            .serialNumber(effect.serial())
                                                            .authenticationCode1(
                                                                    codes.first().reveal())
                                                            .authenticationCode2(
                                                                    codes.second().reveal())));
            case SecretWrite.ResyncDevice(var effect, var codes) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .resyncMFADevice(request ->
                                                    request.userName(effect.owner())
                                                            .serialNumber(effect.serial())
                                                            .authenticationCode1(
                                                                    codes.first().reveal())
                                                            .authenticationCode2(
                                                                    codes.second().reveal())));
        };
    }

    /// The person chooses another one at the next sign-in, in any case.
    private Written set(PasswordEffect effect, Secret password) {
        return switch (effect) {
            case PasswordEffect.CreateLoginProfile(var user, var _) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .createLoginProfile(request ->
                                                    request.userName(user)
                                                            .password(password.reveal())
                                                            .passwordResetRequired(true)));
            case PasswordEffect.UpdateLoginProfile(var user, var _, var _) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .updateLoginProfile(request ->
                                                    request.userName(user)
                                                            .password(password.reveal())
                                                            .passwordResetRequired(true)));
            case PasswordEffect.DeleteLoginProfile _, PasswordEffect.ChangePassword _ ->
                    throw new IllegalArgumentException("no password beside " + effect.operation());
        };
    }

    /// An answer without a seed is as good as none: the device is of no use to anybody.
    private Written make(MfaEffect.CreateVirtualMfaDevice effect, BiConsumer<String, Secret> seed) {
        return sender.make(
                effect,
                () ->
                        clients.iam()
                                .createVirtualMFADevice(request ->
                                        request.path(effect.path())
                                                .virtualMFADeviceName(effect.name())
                                                .tags(
                                                        effect.tags().entrySet().stream()
                                                                .map(tag ->
                                                                        Tag.builder()
                                                                                .key(tag.getKey())
                                                                                .value(
                                                                                        tag
                                                                                                .getValue())
                                                                                .build())
                                                                .toList())),
                answer ->
                        Optional.ofNullable(answer.virtualMFADevice()).map(one -> made(one, seed)));
    }

    private static Sender.Made made(VirtualMFADevice device, BiConsumer<String, Secret> seed) {
        boolean isWhole = device.serialNumber() != null && device.base32StringSeed() != null;
        if (isWhole) {
            seed.accept(
                    device.serialNumber(), new Secret(device.base32StringSeed().asUtf8String()));
        }
        return new Sender.Made(null, isWhole ? device.serialNumber() : null);
    }

    private Written make(
            AccessKeyEffect.CreateAccessKey effect, BiConsumer<String, Secret> secret) {
        return sender.make(
                effect,
                () ->
                        clients.iam()
                                .createAccessKey(request -> request.userName(name(effect.owner()))),
                answer -> Optional.ofNullable(answer.accessKey()).map(one -> made(one, secret)));
    }

    private static Sender.Made made(AccessKey key, BiConsumer<String, Secret> secret) {
        @Nullable String id = key.accessKeyId();
        boolean isWhole = id != null && key.secretAccessKey() != null;
        if (isWhole) {
            secret.accept(id, new Secret(key.secretAccessKey()));
        }
        return new Sender.Made(key.createDate(), isWhole ? id : null);
    }
}
