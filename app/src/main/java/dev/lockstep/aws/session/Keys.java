package dev.lockstep.aws.session;

import dev.lockstep.secret.Secret;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.model.Credentials;

/// An access key with its secret, for a while or for good.
///
/// @param token of a session
/// @param expires when it ends (UTC); without it, it does not end by itself
record Keys(String id, Secret secret, Optional<Secret> token, Optional<Instant> expires) {
    static Keys of(Credentials given) {
        return new Keys(
                given.accessKeyId(),
                new Secret(given.secretAccessKey()),
                Optional.of(new Secret(given.sessionToken())),
                Optional.ofNullable(given.expiration()));
    }

    AwsCredentials forSdk() {
        return token.<AwsCredentials>map(
                        text -> AwsSessionCredentials.create(id, secret.reveal(), text.reveal()))
                .orElseGet(() -> AwsBasicCredentials.create(id, secret.reveal()));
    }

    boolean endsBefore(Instant then) {
        return expires.filter(end -> end.isBefore(then)).isPresent();
    }
}
