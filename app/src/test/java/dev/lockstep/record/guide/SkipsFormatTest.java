package dev.lockstep.record.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.control.Step;
import dev.lockstep.guide.Skip;
import dev.lockstep.guide.Skips;
import dev.lockstep.input.BadInput;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Skips as they are kept: what was written is read, and nothing else is.
class SkipsFormatTest {
    private static final Instant AT = Instant.parse("2026-11-26T10:00:00Z");

    @Test
    void what_was_written_is_read_as_it_was() {
        Skips skips =
                new Skips(
                        "123456789012",
                        List.of(
                                new Skip(
                                        Step.ROOT_KEYS,
                                        "\u001b[2J \"quoted\" \u202e reason",
                                        "arn:aws:iam::123456789012:user/a",
                                        AT,
                                        Optional.of(new Skip.TakenBack("b", AT.plusSeconds(1)))),
                                new Skip(Step.ROOT_KEYS, "still", "b", AT, Optional.empty())));
        String text = SkipsFormat.write(skips);
        assertThat(text).isASCII();
        assertThat(SkipsFormat.parse("guide.json", text)).isEqualTo(skips);
        assertThat(SkipsFormat.isNewer(text)).isFalse();
    }

    @Test
    void a_later_version_is_known_as_one() {
        assertThat(SkipsFormat.isNewer("{\"schema\": \"lockstep/guide/2\"}")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"schema\": \"lockstep/guide/1\", \"account\": \"1\", \"skips\": []}",
                "{\"schema\": \"lockstep/guide/1\", \"account\": \"123456789012\", \"skips\": [{}]}",
                "{\"schema\": \"lockstep/guide/1\", \"account\": \"123456789012\", \"skips\":"
                        + " [{\"step\": \"account\", \"reason\": \"x\", \"by\": \"y\", \"at\":"
                        + " \"2026-01-01T00:00:00Z\", \"takenBack\": null}]}",
                "{\"schema\": \"lockstep/guide/1\", \"account\": \"123456789012\", \"skips\":"
                        + " [{\"step\": \"groups\", \"reason\": \" \", \"by\": \"y\", \"at\":"
                        + " \"2026-01-01T00:00:00Z\", \"takenBack\": null}]}",
                "{\"schema\": \"lockstep/guide/1\", \"account\": \"123456789012\", \"skips\":"
                        + " [{\"step\": \"groups\", \"reason\": \"x\", \"by\": \"y\", \"at\":"
                        + " \"2026-01-01T00:00:00Z\"}, {\"step\": \"groups\", \"reason\": \"x\", \"by\":"
                        + " \"y\", \"at\": \"2026-01-01T00:00:00Z\"}]}",
                "{\"schema\": \"lockstep/guide/1\", \"account\": \"123456789012\", \"skips\": [],"
                        + " \"more\": 1}"
            })
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> SkipsFormat.parse("guide.json", text))
                .isInstanceOf(BadInput.class);
    }
}
