package dev.lockstep.practice.operation.credential;

import dev.lockstep.account.Account;
import dev.lockstep.account.Root;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.AccessKey.LastUsed;
import dev.lockstep.effect.AccessKeyEffect.CreateAccessKey;
import dev.lockstep.effect.AccessKeyEffect.DeleteAccessKey;
import dev.lockstep.effect.AccessKeyEffect.UpdateAccessKey;
import dev.lockstep.effect.Assigned;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.IamRefusal;
import dev.lockstep.practice.operation.Page;
import dev.lockstep.practice.operation.Quota;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.secret.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.AccessKeyLastUsed;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyResponse;
import software.amazon.awssdk.services.iam.model.DeleteAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.DeleteAccessKeyResponse;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedRequest;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedResponse;
import software.amazon.awssdk.services.iam.model.ListAccessKeysRequest;
import software.amazon.awssdk.services.iam.model.ListAccessKeysResponse;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyResponse;

/// Access keys, of users and of root.
final class AccessKeys {
    /// An access key id is one character shorter than other ids.
    private static final int ID_LENGTH = 20;

    private static final int SECRET_LENGTH = 40;
    private static final String NONE = "N/A";

    private AccessKeys() {}

    static Optional<Answer> answer(SdkPojo request, Call call) {
        return switch (request) {
            case CreateAccessKeyRequest one -> Optional.of(create(one, call));
            case ListAccessKeysRequest one -> Optional.of(list(one, call));
            case UpdateAccessKeyRequest one -> Optional.of(update(one, call));
            case DeleteAccessKeyRequest one -> Optional.of(delete(one, call));
            case GetAccessKeyLastUsedRequest one -> Optional.of(lastUsed(one, call));
            default -> Optional.empty();
        };
    }

    private static Answer create(CreateAccessKeyRequest request, Call call) {
        String name = Owner.name(request.userName(), call);
        Owner owner = Owner.in(call.truth(), name);
        Quota.oneMore(owner.accessKeys().size(), "AccessKeysPerUser", Quota.ACCESS_KEYS_PER_USER);
        String drawn = call.newId().apply("AKIA");
        String id = drawn.substring(0, Math.min(ID_LENGTH, drawn.length()));
        Secret secret = Dice.secret(SECRET_LENGTH);
        PracticeState next =
                call.state().after(new CreateAccessKey(name), Assigned.of(call.now(), id));
        return new Answer(
                CreateAccessKeyResponse.builder()
                        .accessKey(key ->
                                key.userName(Owner.shown(name))
                                        .accessKeyId(id)
                                        .status(StatusType.ACTIVE)
                                        .secretAccessKey(secret.reveal())
                                        .createDate(call.now()))
                        .build(),
                next.withSecrets(next.secrets().withKey(id, secret)));
    }

    private static Answer list(ListAccessKeysRequest request, Call call) {
        String name = Owner.name(request.userName(), call);
        Page<AccessKey> page =
                Page.of(
                        Owner.in(call.seen(), name).accessKeys(),
                        key -> key.created().orElse(Instant.EPOCH) + key.id(),
                        request.maxItems(),
                        request.marker());
        return Answer.of(
                ListAccessKeysResponse.builder()
                        .accessKeyMetadata(
                                page.items().stream()
                                        .map(key ->
                                                AccessKeyMetadata.builder()
                                                        .userName(Owner.shown(name))
                                                        .accessKeyId(key.id())
                                                        .status(Status.of(key.active()))
                                                        .createDate(key.created().orElse(null))
                                                        .build())
                                        .toList())
                        .isTruncated(page.isTruncated())
                        .marker(page.markerOrNull())
                        .build(),
                call);
    }

    private static Answer update(UpdateAccessKeyRequest request, Call call) {
        String name = Owner.name(request.userName(), call);
        check(name, request.accessKeyId(), call);
        boolean active = Status.isActive(request.status());
        return new Answer(
                UpdateAccessKeyResponse.builder().build(),
                call.state()
                        .after(
                                new UpdateAccessKey(name, request.accessKeyId(), active),
                                Assigned.at(call.now())));
    }

    private static Answer delete(DeleteAccessKeyRequest request, Call call) {
        String name = Owner.name(request.userName(), call);
        check(name, request.accessKeyId(), call);
        PracticeState next =
                call.state()
                        .after(
                                new DeleteAccessKey(name, request.accessKeyId()),
                                Assigned.at(call.now()));
        return new Answer(
                DeleteAccessKeyResponse.builder().build(),
                next.withSecrets(next.secrets().withoutKey(request.accessKeyId())));
    }

    /// A key that was never used has no date, and `N/A` for service and region
    /// (iam:GetAccessKeyLastUsed).
    private static Answer lastUsed(GetAccessKeyLastUsedRequest request, Call call) {
        Found found =
                find(call.seen(), request.accessKeyId())
                        .orElseThrow(() -> none(request.accessKeyId()));
        Optional<LastUsed> last = found.key().lastUsed().filter(used -> used.date().isPresent());
        return Answer.of(
                GetAccessKeyLastUsedResponse.builder()
                        .userName(Owner.shown(found.owner()))
                        .accessKeyLastUsed(
                                AccessKeyLastUsed.builder()
                                        .lastUsedDate(last.flatMap(LastUsed::date).orElse(null))
                                        .serviceName(last.flatMap(LastUsed::service).orElse(NONE))
                                        .region(last.flatMap(LastUsed::region).orElse(NONE))
                                        .build())
                        .build(),
                call);
    }

    private record Found(String owner, AccessKey key) {}

    private static Optional<Found> find(Account account, String id) {
        for (User user : account.users().values()) {
            Optional<AccessKey> key = key(user.accessKeys(), id);
            if (key.isPresent()) {
                return Optional.of(new Found(user.name(), key.get()));
            }
        }
        return key(account.root().accessKeys(), id).map(key -> new Found(Root.NAME, key));
    }

    private static Optional<AccessKey> key(List<AccessKey> keys, String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    private static void check(String name, String id, Call call) {
        if (key(Owner.in(call.truth(), name).accessKeys(), id).isEmpty()) {
            throw none(id);
        }
    }

    private static AwsError none(String id) {
        return IamRefusal.noSuchEntity("The Access Key with id " + id + " cannot be found.");
    }
}
