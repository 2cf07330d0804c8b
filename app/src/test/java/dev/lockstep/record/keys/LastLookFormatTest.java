package dev.lockstep.record.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.input.BadInput;
import dev.lockstep.keys.KeySeen;
import dev.lockstep.keys.LastLook;
import dev.lockstep.keys.News;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The last look is read as it was written; anything else is an error that says where.
class LastLookFormatTest {
    private static final Instant AT = Instant.parse("2026-11-25T12:00:00.123Z");

    private static final LastLook LOOK =
            new LastLook(
                    "123456789012",
                    Optional.of("http://127.0.0.1:4000"),
                    LocalDate.parse("2026-11-25"),
                    Optional.of(AT.minusSeconds(86_400)),
                    AT,
                    List.of(
                            new KeySeen(
                                    "ci", "AKIAONE", true, Optional.of(AT), true, Optional.empty()),
                            new KeySeen(
                                    "x\u202e\n\"",
                                    "AKIATWO",
                                    false,
                                    Optional.empty(),
                                    false,
                                    Optional.of(AT))),
                    Set.of("bob"),
                    true,
                    List.of(
                            new News(
                                    News.Kind.MADE_INACTIVE,
                                    "ci",
                                    "AKIAONE",
                                    Optional.of(AT),
                                    Optional.of("20261125-100000-000"),
                                    false,
                                    "was made inactive")));

    @Test
    void it_is_read_as_it_was_written_and_is_pure_ASCII() {
        String text = LastLookFormat.write(LOOK);
        assertThat(LastLookFormat.parse("it", text)).isEqualTo(LOOK);
        assertThat(text).matches("\\p{ASCII}*").contains("lockstep/keys-watch-state/1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"schema\": \"lockstep/audit/1\"}",
                "{\"schema\": \"lockstep/keys-watch-state/1\", \"account\": 7}",
                "{\"schema\": \"lockstep/keys-watch-state/1\", \"day\": \"soon\"}",
                "{\"keys\": [{}]}",
                "{\"keys\": [{\"owner\": \"a\", \"id\": null}]}",
                "{\"news\": [{\"kind\": \"eaten\"}]}",
                "{\"at\": \"2026-13-45T00:00:00Z\"}",
                "{\"secret\": \"x\"}",
                "\u0000",
                "{\"keys\": {\"a\": 1}}"
            })
    void anything_else_is_told_with_its_place(String text) {
        assertThatThrownBy(() -> LastLookFormat.parse("it", text))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("it:1:");
    }

    @Test
    void cut_off_anywhere_it_is_told_and_never_taken() {
        String text = LastLookFormat.write(LOOK).stripTrailing();
        for (int end = 0; end < text.length(); end += 7) {
            String cut = text.substring(0, end);
            assertThatThrownBy(() -> LastLookFormat.parse("it", cut)).isInstanceOf(BadInput.class);
        }
    }
}
