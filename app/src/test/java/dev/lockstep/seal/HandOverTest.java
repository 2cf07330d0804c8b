package dev.lockstep.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Hand-overs, opened by the `age` program itself.
class HandOverTest {
    private static final String SOMEBODY =
            "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

    @TempDir Path folder;

    @Test
    void a_sealed_file_is_opened_by_age_with_the_identity_and_with_no_other()
            throws IOException, InterruptedException {
        Age age = Age.in(folder.resolve("identity.txt"));
        Path file = folder.resolve("ci-AKIA.age");
        String content = "AWS_SECRET_ACCESS_KEY=canary/ł\n".repeat(5000);

        HandOver.sealed(file, Recipient.of(age.recipient()).orElseThrow(), new Secret(content));

        assertThat(age.open(file)).isEqualTo(content);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readAllBytes(file))
                .asString(StandardCharsets.ISO_8859_1)
                .doesNotContain("canary");
        Age other = Age.in(folder.resolve("other.txt"));
        assertThatThrownBy(() -> other.open(file)).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_recipient_is_an_x25519_one_whose_checksum_is_right() {
        assertThat(Recipient.of(SOMEBODY)).isPresent();
        assertThat(Recipient.of(SOMEBODY.replace('q', 'z'))).isEmpty();
        assertThat(Recipient.of(SOMEBODY.toUpperCase(java.util.Locale.ROOT))).isEmpty();
        assertThat(
                        Recipient.of(
                                "age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t"))
                .isEmpty();
        assertThat(Recipient.of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHsKLqeplhpW+uObz5dvMgjz"))
                .isEmpty();
        assertThat(Recipient.of("age1" + "q".repeat(58))).isEmpty();
        assertThat(Recipient.of("")).isEmpty();
    }

    @Test
    void nothing_that_is_there_is_written_over_and_no_link_is_followed() throws IOException {
        Recipient recipient = Recipient.of(SOMEBODY).orElseThrow();
        Path file = folder.resolve("there");
        Files.writeString(file, "mine");
        Path link = folder.resolve("link");
        Files.createSymbolicLink(link, folder.resolve("nowhere"));
        for (Path taken : java.util.List.of(file, link)) {
            assertThatThrownBy(() -> HandOver.sealed(taken, recipient, new Secret("x")))
                    .isInstanceOf(FileAlreadyExistsException.class);
            assertThatThrownBy(() -> HandOver.open(taken, new Secret("x")))
                    .isInstanceOf(FileAlreadyExistsException.class);
        }
        assertThat(Files.readString(file)).isEqualTo("mine");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }
}
