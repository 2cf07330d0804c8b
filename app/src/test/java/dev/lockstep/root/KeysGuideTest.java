package dev.lockstep.root;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeysGuideTest {
    @Test
    void each_of_two_keys_is_looked_up_by_a_command_of_its_own() {
        assertThat(String.join(" ", KeysGuide.lookFirst(List.of("AKIAONE", "AKIATWO")).lines()))
                .contains(
                        "AttributeKey=AccessKeyId,AttributeValue=AKIAONE; and aws cloudtrail",
                        "AttributeKey=AccessKeyId,AttributeValue=AKIATWO (reading");
    }
}
