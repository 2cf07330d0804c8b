package dev.lockstep.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.baseline.Need;
import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NeedTagTest {
    private static final LocalDate DAY = LocalDate.of(2027, 3, 31);

    private static Need need(String purpose, String owner) {
        return new Need(new Need.Subject.OfUser("ci"), purpose, owner, DAY);
    }

    @Test
    void a_need_stands_in_a_tag_as_people_read_it() {
        assertThat(NeedTag.of(need("deploy from the build server", "alice")))
                .isEqualTo("until=2027-03-31 owner=alice purpose=deploy from the build server");
        assertThat(
                        NeedTag.of(
                                new Need(
                                        new Need.Subject.OfKey("AKIAIOSFODNN7EXAMPLE"),
                                        "it's for \"x\"\n(two)",
                                        "a=b",
                                        DAY)))
                .isEqualTo(
                        "until=2027-03-31 key=AKIAIOSFODNN7EXAMPLE owner=a:b"
                                + " purpose=it_s for _x_ _two_");
    }

    @Test
    void what_is_too_long_is_cut_before_three_dots() {
        String value = NeedTag.of(need("p".repeat(1000), "o".repeat(1000)));
        assertThat(value).hasSize(256).endsWith("p...");
        assertThat(NeedTag.read(value).orElseThrow().owner()).hasSize(64).endsWith("o...");
    }

    @Test
    void anybodys_text_is_no_need() {
        assertThat(NeedTag.read("for the build server")).isEmpty();
        assertThat(NeedTag.read("until=2027-02-31 owner=a purpose=b")).isEmpty();
        assertThat(NeedTag.read("until=2027-03-31 owner=a purpose=" + "b".repeat(300))).isEmpty();
    }

    @Property(tries = 500)
    void every_value_is_one_that_aws_takes_and_is_read_back(
            @ForAll String purpose, @ForAll String owner, @ForAll boolean ofKey) {
        Need need =
                ofKey
                        ? new Need(new Need.Subject.OfKey("AKIA1"), purpose, owner, DAY)
                        : need(purpose, owner);
        String value = NeedTag.of(need);
        assertThat(value).matches("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,256}");
        NeedTag.Told told = NeedTag.read(value).orElseThrow();
        assertThat(told.until()).isEqualTo(DAY);
        assertThat(told.key()).isEqualTo(ofKey ? Optional.of("AKIA1") : Optional.empty());
        if (owner.matches("[A-Za-z0-9@.]{0,64}") && purpose.matches("[A-Za-z0-9@.=]{0,100}")) {
            assertThat(told.owner()).isEqualTo(owner);
            assertThat(told.purpose()).isEqualTo(purpose);
        }
    }
}
