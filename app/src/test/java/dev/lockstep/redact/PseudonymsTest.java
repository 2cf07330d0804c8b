package dev.lockstep.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.control.users.SharedLogin;
import dev.lockstep.secret.Secret;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
    private static final List<String> ODD =
            List.of(
                    "a",
                    "key",
                    "admin",
                    ".",
                    "user",
                    "user-",
                    "team+=,.@-",
                    "Łukasz",
                    "ali",
                    "alice",
                    "alice2",
                    "ALICE3",
                    "..",
                    "-",
                    "root",
                    "<root_account>x",
                    "arn:aws:iam::1:x");

    private final Names names = names("one");

    private static Names names(String key) {
        return new Names(new Pseudonyms(new Secret(key)));
    }

    @Test
    void a_name_has_one_pseudonym_for_each_key_and_kind() {
        assertThat(names.user("alice"))
                .matches("user-[bcdfghjklmnpqrstvwxz]{10}")
                .isEqualTo(names("one").user("alice"))
                .isNotEqualTo(names("two").user("alice"));
        assertThat(names.group("alice").substring(6))
                .isNotEqualTo(names.user("alice").substring(5));
    }

    @Test
    void odd_names_are_replaced_whole_and_none_shares_a_pseudonym() {
        var seen = new HashSet<String>();
        for (String name : ODD) {
            assertThat(names.user(name)).matches("(?i)user(-[a-z]{10}|[0-9]{10})");
            assertThat(seen.add(names.user(name))).as(name).isTrue();
        }
        for (int i = 0; i < 20_000; i++) {
            assertThat(seen.add(names.user("user" + i + ".x"))).isTrue();
        }
    }

    @Test
    void names_that_differ_in_case_alone_have_pseudonyms_that_do_too() {
        String plain = names.user("alice");
        String other = names.user("Alice");
        assertThat(other).isNotEqualTo(plain).isEqualToIgnoringCase(plain);
        assertThat(names.user("aLICE")).isEqualToIgnoringCase(plain).isNotIn(plain, other);
        assertThat(plain).isEqualTo(plain.toLowerCase(Locale.ROOT));
    }

    @Test
    void a_name_that_is_nobodys_own_stays_one() {
        for (String name : List.of("admin", "Admin", "test12", "user")) {
            assertThat(names.user(name)).isNotEqualTo(name);
            assertThat(SharedLogin.isGeneric(names.user(name))).isTrue();
        }
        assertThat(names.user("Admin"))
                .isEqualToIgnoringCase(names.user("admin"))
                .isNotEqualTo(names.user("admin"));
        assertThat(SharedLogin.isGeneric(names.user("alice"))).isFalse();
    }

    @Test
    void ids_keep_their_form() {
        assertThat(names.account("111122223333"))
                .matches("[1-9][0-9]{11}")
                .isNotEqualTo("111122223333");
        assertThat(names.id("AKIAIOSFODNN7EXAMPLE"))
                .matches("AKIA[A-Z2-7]{16}")
                .isNotEqualTo("AKIAIOSFODNN7EXAMPLE");
        assertThat(names.id("AIDAIOSFODNN7EXAMPLE2")).matches("AIDA[A-Z2-7]{17}");
        assertThat(names.id("ALICESECRETNAME")).matches("AIDA[A-Z2-7]{17}");
        assertThat(names.id("K1")).matches("id-[A-Za-z]{10}");
        assertThat(names.organization("o-abcdef1234")).matches("o-[a-z]{10}");
        assertThat(names.organization("ou-ab12-abcdef12")).matches("ou-[a-z]{4}-[a-z]{10}");
        assertThat(names.email("a@b.c")).matches("mail-[a-z]{10}@example\\.invalid");
    }

    @Test
    void nothing_stays_nothing() {
        assertThat(names.user("")).isEmpty();
        assertThat(names.email("")).isEmpty();
    }

    @Test
    void root_and_what_AWS_names_itself_stay() {
        assertThat(names.user("<root_account>")).isEqualTo("<root_account>");
        assertThat(names.policy("AdministratorAccess")).isEqualTo("AdministratorAccess");
        assertThat(names.policy("administratoraccess")).startsWith("policy-");
        assertThat(names.role("OrganizationAccountAccessRole"))
                .isEqualTo("OrganizationAccountAccessRole");
        assertThat(names.role("AWSServiceRoleForSupport")).isEqualTo("AWSServiceRoleForSupport");
        assertThat(names.role("AWSServiceRoleForZyxabc")).startsWith("role-");
        assertThat(names.role("AWSReservedSSO_AdministratorAccess_0123456789abcdef"))
                .matches("AWSReservedSSO_AdministratorAccess_[a-z]{16}");
        assertThat(names.role("AWSReservedSSO_TopSecret_0123456789abcdef"))
                .matches("AWSReservedSSO_policy-[A-Za-z]{10}_[a-z]{16}");
    }
}
