package dev.lockstep.practice.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static Page<String> page(
            List<String> all, @Nullable Integer maxItems, @Nullable String marker) {
        return Page.of(all, item -> item, maxItems, marker);
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj("%04d"::formatted).toList();
    }

    @Test
    void a_page_has_100_items_unless_another_number_is_asked() {
        assertThat(page(numbers(101), null, null).items()).hasSize(100);
        assertThat(page(numbers(101), 101, null).isTruncated()).isFalse();
        assertThat(page(numbers(2000), 1000, null).items()).hasSize(1000);
    }

    @Test
    void a_list_that_just_fits_has_no_second_page() {
        Page<String> page = page(numbers(100), null, null);

        assertThat(page.isTruncated()).isFalse();
        assertThat(page.markerOrNull()).isNull();
    }

    @Test
    void an_item_that_goes_between_two_pages_makes_no_other_be_passed_over() {
        Page<String> first = page(List.of("a", "b", "c", "d"), 2, null);

        assertThat(page(List.of("b", "c", "d"), 2, first.markerOrNull()).items())
                .containsExactly("c", "d");
        assertThat(page(List.of("a", "c", "d"), 2, first.markerOrNull()).items())
                .containsExactly("c", "d");
        assertThat(page(List.of("a"), 2, first.markerOrNull()).items()).isEmpty();
    }

    @Test
    void an_item_that_comes_between_two_pages_is_not_given_twice() {
        Page<String> first = page(List.of("b", "d", "f"), 2, null);

        assertThat(page(List.of("a", "b", "d", "e", "f"), 2, first.markerOrNull()).items())
                .containsExactly("e", "f");
    }

    @Test
    void a_marker_has_at_most_320_characters_however_long_the_keys_are() {
        List<String> all = List.of("ä".repeat(128), "ö".repeat(128));

        Page<String> first = page(all, 1, null);

        assertThat(first.markerOrNull()).hasSizeLessThan(321);
        assertThat(page(all, 1, first.markerOrNull()).items()).containsExactly("ö".repeat(128));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "!", "0", "AAAA", "YWZ0ZXI", "cGxhY2U6LTE"})
    void a_marker_that_no_page_gave_is_invalid(String marker) {
        AwsError refusal =
                catchThrowableOfType(AwsError.class, () -> page(numbers(3), null, marker));

        assertThat(refusal.status() + refusal.code() + refusal.words())
                .isEqualTo("400ValidationErrorInvalid Marker.");
    }

    @Property(tries = 300)
    void pages_together_are_the_list(
            @ForAll @UniqueElements List<String> all,
            @ForAll @IntRange(min = 1, max = 7) int size) {
        var read = new ArrayList<String>();
        String marker = null;
        do {
            Page<String> page = page(all, size, marker);
            read.addAll(page.items());
            marker = page.markerOrNull();
        } while (marker != null);

        assertThat(read).isSorted().containsExactlyInAnyOrderElementsOf(all);
    }
}
