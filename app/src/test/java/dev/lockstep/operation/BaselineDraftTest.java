package dev.lockstep.operation;

import static dev.lockstep.baseline.TestBaseline.needOfUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.lockstepfile.edit.BaselineEdit;
import dev.lockstep.operation.BaselineDraft.Offer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineDraftTest {
    @TempDir Path folder;

    @Test
    void by_hand_what_belongs_to_one_list_stands_under_one_header() {
        assertThat(
                        BaselineDraft.offer(
                                new BaselineDraft.At(folder.resolve("lockstep.yaml"), false),
                                List.of(
                                        new BaselineEdit.PutNeed(needOfUser("ci", "2027-01-31")),
                                        new BaselineEdit.PutNeed(
                                                needOfUser("backup", "2027-01-31")))))
                .isInstanceOfSatisfying(
                        Offer.ByHand.class,
                        it -> {
                            assertThat(it.lines()).hasSize(3).startsWith("needs:");
                            assertThat(it.lines().subList(1, 3))
                                    .allMatch(line -> line.startsWith("  - {"));
                        });
    }
}
