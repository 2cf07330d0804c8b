package dev.lockstep.aws;

import dev.lockstep.account.Root;
import dev.lockstep.aws.Gathered.About;
import dev.lockstep.aws.call.CallFailed;
import dev.lockstep.aws.call.Calls;
import dev.lockstep.aws.call.Failure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.ListAccessKeysResponse;

/// What one user has: MFA devices, access keys with their last use, a password, SSH keys, signing
/// certificates. Root's own stand under `<root_account>`, and are asked for without a name.
final class CredentialReads {
    private static final String KEYS = "access-keys.json";
    private static final String LIST_KEYS = "iam:ListAccessKeys";
    private static final String NO_SUCH = "NoSuchEntity";

    private final Reading reading;
    private final Map<String, List<Key>> keys = new ConcurrentHashMap<>();
    private final Map<String, String> uses = new ConcurrentHashMap<>();

    /// An access key as listed.
    private record Key(String id, String json) {}

    CredentialReads(Reading reading) {
        this.reading = reading;
    }

    void mfaDevices(String user) {
        list(
                user,
                "mfa-devices.json",
                "iam:ListMFADevices",
                "MFADevices",
                marker ->
                        reading.clients()
                                .iam()
                                .listMFADevices(request ->
                                        request.userName(name(user)).marker(marker.orElse(null))));
    }

    void sshPublicKeys(String user) {
        list(
                user,
                "ssh-public-keys.json",
                "iam:ListSSHPublicKeys",
                "SSHPublicKeys",
                marker ->
                        reading.clients()
                                .iam()
                                .listSSHPublicKeys(request ->
                                        request.userName(name(user)).marker(marker.orElse(null))));
    }

    void signingCertificates(String user) {
        list(
                user,
                "signing-certificates.json",
                "iam:ListSigningCertificates",
                "Certificates",
                marker ->
                        reading.clients()
                                .iam()
                                .listSigningCertificates(request ->
                                        request.userName(name(user)).marker(marker.orElse(null))));
    }

    /// A user without a password has no login profile.
    void loginProfile(String user) {
        String operation = "iam:GetLoginProfile";
        try {
            var profile =
                    reading.calls()
                            .call(
                                    operation,
                                    () ->
                                            reading.clients()
                                                    .iam()
                                                    .getLoginProfile(
                                                            request -> request.userName(user)));
            reading.gathered()
                    .part(
                            "login-profiles.json",
                            operation,
                            user,
                            AnswerJson.of(Calls.needed(operation, profile.loginProfile())));
        } catch (CallFailed failed) {
            if (failed.failure().code().startsWith(NO_SUCH)) {
                reading.gathered().part("login-profiles.json", operation, user, "null");
            } else {
                reading.gathered().denied(failed.failure(), About.user(user));
            }
        }
    }

    /// A user's keys; they are listed once.
    ///
    /// @param withUse whether the last use of each is asked for too
    void accessKeys(String user, boolean withUse) {
        List<Key> found = keys.get(user);
        if (found == null) {
            Optional<List<Key>> listed = listed(user);
            if (listed.isEmpty()) {
                return;
            }
            found = listed.get();
            keys.put(user, found);
        }
        if (withUse) {
            for (Key key : found) {
                if (!uses.containsKey(key.id())) {
                    lastUse(user, key);
                }
            }
        }
        reading.gathered()
                .part(
                        KEYS,
                        LIST_KEYS,
                        user,
                        AnswerJson.list(found.stream().map(this::withUse).toList()));
    }

    private String withUse(Key key) {
        String use = uses.get(key.id());
        return use == null ? key.json() : AnswerJson.with(key.json(), "LastUsed", use);
    }

    private Optional<List<Key>> listed(String user) {
        try {
            List<ListAccessKeysResponse> pages =
                    reading.calls()
                            .pages(
                                    LIST_KEYS,
                                    marker ->
                                            reading.clients()
                                                    .iam()
                                                    .listAccessKeys(request ->
                                                            request.userName(name(user))
                                                                    .marker(marker.orElse(null))));
            if (!pages.stream().allMatch(ListAccessKeysResponse::hasAccessKeyMetadata)) {
                reading.gathered().part(KEYS, LIST_KEYS, user, "{}");
                return Optional.empty();
            }
            var found = new CopyOnWriteArrayList<Key>();
            for (var page : pages) {
                for (AccessKeyMetadata key : page.accessKeyMetadata()) {
                    found.add(
                            new Key(
                                    Optional.ofNullable(key.accessKeyId()).orElse(""),
                                    AnswerJson.of(key)));
                }
            }
            return Optional.of(found);
        } catch (CallFailed failed) {
            reading.gathered().denied(failed.failure(), About.user(user));
            return Optional.empty();
        }
    }

    private void lastUse(String user, Key key) {
        String operation = "iam:GetAccessKeyLastUsed";
        try {
            var answer =
                    reading.calls()
                            .call(
                                    operation,
                                    () ->
                                            reading.clients()
                                                    .iam()
                                                    .getAccessKeyLastUsed(request ->
                                                            request.accessKeyId(key.id())));
            AnswerJson.member(answer, "AccessKeyLastUsed")
                    .ifPresentOrElse(
                            use -> uses.put(key.id(), use),
                            () ->
                                    reading.gathered()
                                            .denied(
                                                    Failure.notAsDocumentedBy(operation),
                                                    About.user(user)));
        } catch (CallFailed failed) {
            reading.gathered().denied(failed.failure(), About.user(user));
        }
    }

    private <T extends SdkPojo> void list(
            String user,
            String file,
            String operation,
            String member,
            Function<Optional<String>, T> page) {
        try {
            Map<String, String> whole = new LinkedHashMap<>();
            Reading.entries(reading.calls().pages(operation, page), member)
                    .ifPresent(entries -> whole.put(member, entries));
            reading.gathered()
                    .part(
                            file,
                            operation,
                            user,
                            whole.isEmpty() ? "{}" : whole.values().iterator().next());
        } catch (CallFailed failed) {
            reading.gathered().denied(failed.failure(), About.user(user));
        }
    }

    /// Without a name AWS takes whoever signs the call.
    private static @Nullable String name(String user) {
        return user.equals(Root.NAME) ? null : user;
    }
}
