package dev.lockstep.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.control.AwsCommand;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/// A line that was quoted comes apart into the words that it was made of.
class ShellLineTest {
    @Property(tries = 300)
    void quoted_words_come_back(@ForAll @Size(max = 6) List<String> words) {
        String line = words.stream().map(AwsCommand::quoted).collect(Collectors.joining(" "));
        assertThat(ShellLine.words(line)).isEqualTo(words);
    }
}
