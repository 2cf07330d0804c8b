package dev.lockstep.aws.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Root;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.touched.CredentialTouched;
import dev.lockstep.write.Seen;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a look shows of the key that signs, after it has signed its own end.
class OwnEndTest {
    private static final String KEY = "AKIAROOTEXAMPLE00001";
    private static final AccessKeyEffect INACTIVE =
            new AccessKeyEffect.UpdateAccessKey(Root.NAME, KEY, false);
    private static final Seen NOT_KNOWN =
            new Seen.Missing(
                    "iam:ListAccessKeys: InvalidClientTokenId: The security token included in the"
                            + " request is invalid.");

    private static OwnEnd signedBy(String key) {
        return new OwnEnd(true, () -> Optional.of(key));
    }

    @Test
    void that_AWS_does_not_know_the_key_shows_the_end_that_it_has_signed() {
        OwnEnd end = signedBy(KEY);
        end.made(INACTIVE);
        assertThat(end.seen(INACTIVE, NOT_KNOWN))
                .isEqualTo(
                        new Seen.Known(
                                CredentialTouched.accessKey(Root.NAME, KEY, Optional.of(false))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iam:ListAccessKeys: SignatureDoesNotMatch: Signature expired: 1 is now earlier",
                "iam:ListAccessKeys: RequestExpired: Request has expired.",
                "iam:ListAccessKeys: AccessDenied: no: InvalidClientTokenId: is what it is not",
                "iam:ListAccessKeys: ExpiredToken: it has run out",
                "iam:ListAccessKeys: NoAnswer: "
            })
    void any_other_failure_shows_nothing_of_the_key(String why) {
        OwnEnd end = signedBy(KEY);
        end.made(INACTIVE);
        assertThat(end.seen(INACTIVE, new Seen.Missing(why))).isEqualTo(new Seen.Missing(why));
    }

    @Test
    void without_its_own_end_an_unknown_key_shows_nothing() {
        assertThat(signedBy(KEY).seen(INACTIVE, NOT_KNOWN)).isEqualTo(NOT_KNOWN);
        OwnEnd other = signedBy("AKIAROOTEXAMPLE00002");
        other.made(INACTIVE);
        assertThat(other.seen(INACTIVE, NOT_KNOWN)).isEqualTo(NOT_KNOWN);
    }
}
