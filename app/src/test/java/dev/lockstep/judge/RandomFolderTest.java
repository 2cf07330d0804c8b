package dev.lockstep.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.judge.random.RandomFolder;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

class RandomFolderTest {
    private static final int SEEDS = 2_000;

    /// Each control with every status that its rules can give.
    private static final String TABLE =
            """
            password-length            pass fail undetermined excepted
            password-uppercase         pass fail undetermined not-applicable
            password-lowercase         pass fail undetermined not-applicable
            password-number            pass fail undetermined not-applicable excepted
            password-symbol            pass fail undetermined not-applicable
            password-expiry            pass fail undetermined not-applicable
            password-reuse             pass fail undetermined
            password-self-service      pass fail undetermined not-applicable
            password-hard-expiry       pass fail undetermined
            root-mfa                   pass fail undetermined not-applicable excepted
            root-mfa-hardware          pass fail undetermined not-applicable
            root-unused                pass fail undetermined excepted
            root-password-strength     pass manual not-applicable
            root-central               pass fail undetermined not-applicable
            root-access-keys           pass fail undetermined excepted
            root-certificates          pass fail undetermined
            group-as-declared          pass fail undetermined excepted
            group-not-empty            pass fail undetermined excepted
            policies-through-groups    pass fail undetermined excepted
            no-star-policy             pass fail undetermined excepted
            role-trust-open            pass fail undetermined excepted
            role-trust-external        pass fail undetermined not-applicable
            role-confused-deputy       pass fail undetermined not-applicable
            support-role               pass fail undetermined excepted
            cloudshell-restricted      pass fail undetermined
            user-on-roster             pass fail undetermined not-applicable excepted
            person-has-user            pass fail undetermined not-applicable excepted
            user-in-group              pass fail undetermined not-applicable excepted
            shared-login               pass fail undetermined
            user-idle                  pass fail undetermined
            federation-preferred       pass manual not-applicable
            user-mfa                   pass fail undetermined not-applicable excepted
            user-mfa-kind              pass fail undetermined not-applicable
            mfa-leftover               pass fail undetermined excepted
            key-age                    pass fail undetermined not-applicable excepted
            key-unused                 pass fail undetermined not-applicable excepted
            key-never-used             pass fail undetermined not-applicable
            key-single                 pass fail undetermined excepted
            key-inactive-leftover      pass fail undetermined not-applicable excepted
            key-documented             pass fail undetermined not-applicable
            person-without-key         pass fail undetermined not-applicable
            other-credentials          pass fail undetermined not-applicable excepted
            key-quarantined            pass fail undetermined
            password-current           pass fail undetermined not-applicable excepted
            password-unused            pass fail undetermined not-applicable excepted
            person-verified            pass fail undetermined not-applicable excepted
            security-contact           pass fail undetermined not-applicable
            trail-on                   pass fail undetermined excepted
            access-analyzer            pass fail undetermined excepted
            certificate-expired        pass fail undetermined excepted
            """;

    @TempDir Path place;

    @Test
    void every_file_of_a_folder_is_valid_JSON_or_the_report() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            RandomFolder.write(seed, place.resolve("s" + seed));
            try (Stream<Path> files = Files.list(place.resolve("s" + seed + "/snapshot"))) {
                for (Path file : files.toList()) {
                    String text = Files.readString(file).replace("\uFEFF", "");
                    if (file.toString().endsWith(".json")) {
                        assertThat(new ObjectMapper().readTree(text)).isNotNull();
                    } else {
                        assertThat(text).contains("user,arn,");
                    }
                }
            }
        }
    }

    @Test
    void the_same_seed_gives_the_same_bytes() throws IOException {
        for (int seed = 0; seed < 8; seed++) {
            RandomFolder.write(seed, place.resolve("one" + seed));
            RandomFolder.write(seed, place.resolve("two" + seed));
            assertThat(bytes(place.resolve("one" + seed)))
                    .isEqualTo(bytes(place.resolve("two" + seed)));
        }
    }

    @Test
    void every_control_meets_each_of_its_statuses_in_2000_seeds() throws IOException {
        Map<String, Set<Status>> met = new HashMap<>();
        try (FileSystem memory =
                FileSystems.newFileSystem(place.resolve("all.zip"), Map.of("create", "true"))) {
            for (int seed = 0; seed < SEEDS; seed++) {
                RandomFolder made = RandomFolder.write(seed, memory.getPath("/one"));
                for (Expected each : NaiveJudge.judge(made.folder(), made.baseline())) {
                    met.computeIfAbsent(each.control(), _ -> EnumSet.noneOf(Status.class))
                            .add(each.status());
                }
            }
        }
        StringBuilder table = new StringBuilder();
        for (String line : TABLE.lines().toList()) {
            String control = line.substring(0, line.indexOf(' '));
            table.append("%-26s".formatted(control));
            String wanted = line + " ";
            for (Status status : Status.values()) {
                boolean named = wanted.contains(" " + status.json() + " ");
                boolean seen = met.getOrDefault(control, Set.of()).contains(status);
                // An exception may cover any control that the random baselines except by `*`.
                if (seen && (named || status != Status.EXCEPTED)) {
                    table.append(' ').append(status.json());
                }
            }
            table.append('\n');
        }
        assertThat(table.toString()).isEqualTo(TABLE);
        assertThat(met).hasSize(54);
    }

    private static Map<String, String> bytes(Path place) throws IOException {
        Map<String, String> all = new HashMap<>();
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.put(place.relativize(file).toString(), Files.readString(file));
            }
        }
        return all;
    }
}
