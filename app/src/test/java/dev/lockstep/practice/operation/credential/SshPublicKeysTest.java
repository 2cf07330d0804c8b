package dev.lockstep.practice.operation.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.DeleteSshPublicKeyRequest;
import software.amazon.awssdk.services.iam.model.EncodingType;
import software.amazon.awssdk.services.iam.model.GetSshPublicKeyRequest;
import software.amazon.awssdk.services.iam.model.GetSshPublicKeyResponse;
import software.amazon.awssdk.services.iam.model.ListSshPublicKeysRequest;
import software.amazon.awssdk.services.iam.model.ListSshPublicKeysResponse;
import software.amazon.awssdk.services.iam.model.SSHPublicKey;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.UpdateSshPublicKeyRequest;
import software.amazon.awssdk.services.iam.model.UploadSshPublicKeyRequest;
import software.amazon.awssdk.services.iam.model.UploadSshPublicKeyResponse;

class SshPublicKeysTest {
    private final Practice practice = new Practice();

    @Test
    void an_uploaded_key_has_the_MD5_sum_of_its_bytes_as_fingerprint() throws Exception {
        String body = ssh(key(2048));
        SSHPublicKey uploaded = upload("alice", body + " alice@laptop");
        byte[] bytes = Base64.getDecoder().decode(body.split(" ")[1]);
        assertThat(uploaded.fingerprint())
                .isEqualTo(
                        HexFormat.ofDelimiter(":")
                                .formatHex(MessageDigest.getInstance("MD5").digest(bytes)));
        assertThat(uploaded.sshPublicKeyId()).startsWith("APKA");
        assertThat(uploaded.status()).isEqualTo(StatusType.ACTIVE);
    }

    @Test
    void a_key_is_given_in_both_encodings_whatever_it_was_uploaded_in() {
        PublicKey key = key(2048);
        String pem = Pem.of("PUBLIC KEY", key.getEncoded());
        String id = upload("alice", pem).sshPublicKeyId();
        assertThat(get("alice", id, EncodingType.SSH).sshPublicKeyBody()).isEqualTo(ssh(key));
        assertThat(get("alice", id, EncodingType.PEM).sshPublicKeyBody()).isEqualTo(pem);
    }

    @Test
    void short_keys_other_kinds_and_nonsense_are_refused() {
        for (String body :
                new String[] {
                    ssh(key(1024)),
                    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA==",
                    "ssh-rsa AAAA",
                    "ssh-rsa !",
                    "ssh-rsa",
                    "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"
                }) {
            assertThat(practice.refusal(request("alice", body)))
                    .as(body)
                    .startsWith("400 InvalidPublicKey: ");
        }
    }

    @Test
    void a_double_and_a_sixth_key_are_refused() {
        String body = ssh(key(2048));
        practice.does(request("alice", body));
        assertThat(practice.refusal(request("alice", body + " again")))
                .startsWith("400 DuplicateSSHPublicKey: ");
        for (int i = 2; i <= 5; i++) {
            practice.does(request("alice", ssh(key(2048))));
        }
        assertThat(practice.refusal(request("alice", ssh(key(2048)))))
                .isEqualTo("409 LimitExceeded: Cannot exceed quota for SSHPublicKeysPerUser: 5");
    }

    @Test
    void a_key_is_listed_made_inactive_and_deleted() {
        String id = upload("alice", ssh(key(2048))).sshPublicKeyId();
        practice.does(
                UpdateSshPublicKeyRequest.builder()
                        .userName("alice")
                        .sshPublicKeyId(id)
                        .status(StatusType.INACTIVE)
                        .build());
        assertThat(
                        practice.ask(
                                        ListSshPublicKeysRequest.builder()
                                                .userName("alice")
                                                .build(),
                                        ListSshPublicKeysResponse.class)
                                .sshPublicKeys())
                .singleElement()
                .satisfies(one -> assertThat(one.status()).isEqualTo(StatusType.INACTIVE));
        var delete =
                DeleteSshPublicKeyRequest.builder().userName("alice").sshPublicKeyId(id).build();
        practice.does(delete);
        assertThat(practice.refusal(delete))
                .isEqualTo("404 NoSuchEntity: The Public Key with id " + id + " cannot be found.");
    }

    private SSHPublicKey upload(String user, String body) {
        return practice.ask(request(user, body), UploadSshPublicKeyResponse.class).sshPublicKey();
    }

    private SSHPublicKey get(String user, String id, EncodingType encoding) {
        return practice.ask(
                        GetSshPublicKeyRequest.builder()
                                .userName(user)
                                .sshPublicKeyId(id)
                                .encoding(encoding)
                                .build(),
                        GetSshPublicKeyResponse.class)
                .sshPublicKey();
    }

    private static UploadSshPublicKeyRequest request(String user, String body) {
        return UploadSshPublicKeyRequest.builder().userName(user).sshPublicKeyBody(body).build();
    }

    private static RSAPublicKey key(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return (RSAPublicKey) generator.generateKeyPair().getPublic();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String ssh(PublicKey key) {
        RSAPublicKey rsa = (RSAPublicKey) key;
        ByteBuffer blob = ByteBuffer.allocate(1024);
        for (byte[] part :
                new byte[][] {
                    "ssh-rsa".getBytes(),
                    rsa.getPublicExponent().toByteArray(),
                    rsa.getModulus().toByteArray()
                }) {
            blob.putInt(part.length).put(part);
        }
        byte[] bytes = new byte[blob.position()];
        blob.flip().get(bytes);
        return "ssh-rsa " + Base64.getEncoder().encodeToString(bytes);
    }
}
