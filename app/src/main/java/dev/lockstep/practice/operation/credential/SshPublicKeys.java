package dev.lockstep.practice.operation.credential;

import dev.lockstep.account.Account;
import dev.lockstep.account.credentials.SshPublicKey;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.SshPublicKeyEffect.DeleteSshPublicKey;
import dev.lockstep.effect.SshPublicKeyEffect.UpdateSshPublicKey;
import dev.lockstep.effect.SshPublicKeyEffect.UploadSshPublicKey;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.IamRefusal;
import dev.lockstep.practice.operation.Page;
import dev.lockstep.practice.operation.Quota;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.DeleteSshPublicKeyRequest;
import software.amazon.awssdk.services.iam.model.DeleteSshPublicKeyResponse;
import software.amazon.awssdk.services.iam.model.EncodingType;
import software.amazon.awssdk.services.iam.model.GetSshPublicKeyRequest;
import software.amazon.awssdk.services.iam.model.GetSshPublicKeyResponse;
import software.amazon.awssdk.services.iam.model.ListSshPublicKeysRequest;
import software.amazon.awssdk.services.iam.model.ListSshPublicKeysResponse;
import software.amazon.awssdk.services.iam.model.SSHPublicKey;
import software.amazon.awssdk.services.iam.model.SSHPublicKeyMetadata;
import software.amazon.awssdk.services.iam.model.UpdateSshPublicKeyRequest;
import software.amazon.awssdk.services.iam.model.UpdateSshPublicKeyResponse;
import software.amazon.awssdk.services.iam.model.UploadSshPublicKeyRequest;
import software.amazon.awssdk.services.iam.model.UploadSshPublicKeyResponse;

/// SSH public keys, for CodeCommit.
final class SshPublicKeys {
    private SshPublicKeys() {}

    static Optional<Answer> answer(SdkPojo request, Call call) {
        return switch (request) {
            case UploadSshPublicKeyRequest one -> Optional.of(upload(one, call));
            case ListSshPublicKeysRequest one -> Optional.of(list(one, call));
            case GetSshPublicKeyRequest one -> Optional.of(get(one, call));
            case UpdateSshPublicKeyRequest one -> Optional.of(update(one, call));
            case DeleteSshPublicKeyRequest one -> Optional.of(delete(one, call));
            default -> Optional.empty();
        };
    }

    private static Answer upload(UploadSshPublicKeyRequest request, Call call) {
        String name = request.userName();
        List<SshPublicKey> present = Owner.user(call.truth(), name).sshPublicKeys();
        SshKeyText key = SshKeyText.read(request.sshPublicKeyBody());
        boolean isThere =
                present.stream()
                        .flatMap(one -> one.body().stream())
                        .anyMatch(body -> SshKeyText.read(body).ssh().equals(key.ssh()));
        if (isThere) {
            throw new AwsError(
                    400,
                    "DuplicateSSHPublicKey",
                    "The SSH public key is already associated with the user.");
        }
        Quota.oneMore(present.size(), "SSHPublicKeysPerUser", Quota.SSH_PUBLIC_KEYS_PER_USER);
        String id = call.newId().apply("APKA");
        String body = request.sshPublicKeyBody();
        return new Answer(
                UploadSshPublicKeyResponse.builder()
                        .sshPublicKey(
                                shown(
                                        name,
                                        new SshPublicKey(
                                                id,
                                                true,
                                                Optional.of(call.now()),
                                                Optional.of(body)),
                                        body))
                        .build(),
                call.state()
                        .after(new UploadSshPublicKey(name, body), Assigned.of(call.now(), id)));
    }

    private static Answer list(ListSshPublicKeysRequest request, Call call) {
        String name = Owner.name(request.userName(), call);
        Page<SshPublicKey> page =
                Page.of(
                        Owner.user(call.seen(), name).sshPublicKeys(),
                        SshPublicKey::id,
                        request.maxItems(),
                        request.marker());
        return Answer.of(
                ListSshPublicKeysResponse.builder()
                        .sshPublicKeys(
                                page.items().stream()
                                        .map(key ->
                                                SSHPublicKeyMetadata.builder()
                                                        .userName(name)
                                                        .sshPublicKeyId(key.id())
                                                        .status(Status.of(key.active()))
                                                        .uploadDate(key.uploaded().orElse(null))
                                                        .build())
                                        .toList())
                        .isTruncated(page.isTruncated())
                        .marker(page.markerOrNull())
                        .build(),
                call);
    }

    private static Answer get(GetSshPublicKeyRequest request, Call call) {
        SshPublicKey key = key(call.seen(), request.userName(), request.sshPublicKeyId());
        // Of a key that came from a saved account only the id may be known.
        String body =
                key.body()
                        .map(SshKeyText::read)
                        .map(text ->
                                request.encoding() == EncodingType.PEM ? text.pem() : text.ssh())
                        .orElseThrow(() -> none(key.id()));
        return Answer.of(
                GetSshPublicKeyResponse.builder()
                        .sshPublicKey(shown(request.userName(), key, body))
                        .build(),
                call);
    }

    private static Answer update(UpdateSshPublicKeyRequest request, Call call) {
        String id = key(call.truth(), request.userName(), request.sshPublicKeyId()).id();
        boolean active = Status.isActive(request.status());
        return new Answer(
                UpdateSshPublicKeyResponse.builder().build(),
                call.state()
                        .after(
                                new UpdateSshPublicKey(request.userName(), id, active),
                                Assigned.at(call.now())));
    }

    private static Answer delete(DeleteSshPublicKeyRequest request, Call call) {
        String id = key(call.truth(), request.userName(), request.sshPublicKeyId()).id();
        return new Answer(
                DeleteSshPublicKeyResponse.builder().build(),
                call.state()
                        .after(
                                new DeleteSshPublicKey(request.userName(), id),
                                Assigned.at(call.now())));
    }

    private static SshPublicKey key(Account account, String user, String id) {
        return Owner.user(account, user).sshPublicKeys().stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElseThrow(() -> none(id));
    }

    private static AwsError none(String id) {
        return IamRefusal.noSuchEntity("The Public Key with id " + id + " cannot be found.");
    }

    private static SSHPublicKey shown(String user, SshPublicKey key, String body) {
        return SSHPublicKey.builder()
                .userName(user)
                .sshPublicKeyId(key.id())
                .fingerprint(SshKeyText.read(body).fingerprint())
                .sshPublicKeyBody(body)
                .status(Status.of(key.active()))
                .uploadDate(key.uploaded().orElse(null))
                .build();
    }
}
