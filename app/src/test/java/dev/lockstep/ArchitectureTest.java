package dev.lockstep;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.docs.Page;
import dev.lockstep.policy.PolicyParse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who may know whom, and what may stand nowhere.
class ArchitectureTest {
    private static final String ROOT = "dev.lockstep";

    /// Main and the classes inside it.
    private static final String MAIN = "dev\\.lockstep\\.Main(\\$.*)?";

    /// Each package with those that it may use, as ARCHITECTURE.md says it. Whoever adds a package
    /// adds a line there.
    private static final Map<String, Set<String>> MAY_USE = directionsOfTheDocument();

    /// Where the names of AWS's environment variables may stand: where they are looked up in what
    /// the caller gives, where a client is pointed at a practice account, and in the man page,
    /// which tells of them.
    private static final List<Path> AWS_NAMES =
            List.of(
                    Path.of("report", "plan", "ShellEndpoint.java"),
                    Path.of("aws", "session", "AwsVariables.java"),
                    Path.of("cli", "ready", "ManPage.java"),
                    Path.of("practice", "running", "ClientEnvironment.java"));

    private static final List<String> PURE =
            List.of("policy", "account", "access", "effect", "baseline", "control");

    /// The classes of the three modules, without those of the tests.
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .importUrls(
                            Stream.of(Main.class, AccountSnapshot.class, PolicyParse.class)
                                    .map(one ->
                                            one.getProtectionDomain().getCodeSource().getLocation())
                                    .distinct()
                                    .toList());

    private static Map<String, Set<String>> directionsOfTheDocument() {
        Pattern row = Pattern.compile("\\| `([a-z]+)` \\| (nothing of ours|`[a-z`, ]+`) \\|");
        Pattern name = Pattern.compile("`([a-z]+)`");
        var directions = new TreeMap<String, Set<String>>();
        List<String> lines =
                Page.of("ARCHITECTURE.md").lines().stream()
                        .dropWhile(line -> !line.equals("## Directions of import"))
                        .takeWhile(line -> !line.equals("## Where truth is tested"))
                        .toList();
        for (String line : lines) {
            var found = row.matcher(line);
            if (found.matches()) {
                directions.put(
                        found.group(1),
                        name.matcher(found.group(2))
                                .results()
                                .map(match -> match.group(1))
                                .collect(Collectors.toSet()));
            }
        }
        return directions;
    }

    private static Stream<Map.Entry<String, Set<String>>> directions() {
        return MAY_USE.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("directions")
    void a_package_uses_only_those_that_it_may(Map.Entry<String, Set<String>> direction) {
        var allowed = new ArrayList<>(List.of(inside(direction.getKey())));
        direction.getValue().forEach(other -> allowed.add(inside(other)));
        DescribedPredicate<JavaClass> forbidden =
                resideInAPackage(ROOT + "..")
                        .and(
                                DescribedPredicate.not(
                                        resideInAnyPackage(allowed.toArray(String[]::new))));
        noClasses()
                .that()
                .resideInAPackage(inside(direction.getKey()))
                .should()
                .dependOnClassesThat(forbidden)
                .check(CLASSES);
    }

    @Test
    void every_package_has_its_line() {
        var found = new TreeSet<String>();
        for (JavaClass one : CLASSES) {
            String name = one.getPackageName();
            if (!name.equals(ROOT)) {
                found.add(name.substring(ROOT.length() + 1).split("\\.", 2)[0]);
            }
        }
        assertThat(found).isEqualTo(MAY_USE.keySet());
    }

    /// Training runs commands as Main does, for the cache that is made at build time.
    @Test
    void the_root_holds_nothing_but_Main_and_its_training() {
        for (JavaClass one : CLASSES) {
            if (one.getPackageName().equals(ROOT)) {
                assertThat(one.getName())
                        .matches(
                                MAIN
                                        + "|dev\\.lockstep\\.Training(\\$.*)?|"
                                        + Pattern.quote(ROOT)
                                        + "\\.package-info");
            }
        }
    }

    @Test
    void there_are_no_cycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothing_is_named_by_its_place_in_a_drawer() {
        Pattern drawer = Pattern.compile("(?i).*(utils?|common|helpers?|managers?|impl)");
        for (JavaClass one : CLASSES) {
            assertThat(one.getSimpleName()).doesNotMatch(drawer);
            for (String part : one.getPackageName().split("\\.")) {
                assertThat(part).doesNotMatch(drawer);
            }
        }
    }

    @Test
    void packages_stay_small() {
        var sizes = new TreeMap<String, Integer>();
        for (JavaClass one : CLASSES) {
            if (one.isTopLevelClass() && !one.getSimpleName().equals("package-info")) {
                sizes.merge(one.getPackageName(), 1, Integer::sum);
            }
        }
        assertThat(sizes).allSatisfy((name, size) -> assertThat(size).as(name).isLessThan(31));
    }

    @Test
    void the_core_is_pure() {
        DescribedPredicate<JavaClass> world =
                resideInAnyPackage(
                        "java.nio.file..",
                        "java.net..",
                        "java.net.http..",
                        "java.util.concurrent..",
                        "java.nio.channels..");
        noClasses().that(arePure()).should().dependOnClassesThat(world).check(CLASSES);
        noClasses()
                .that(arePure())
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(CLASSES);
        noClasses()
                .that(arePure())
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .check(CLASSES);
        noClasses()
                .that(arePure())
                .should()
                .callMethod(java.time.Instant.class, "now")
                .check(CLASSES);
        noClasses()
                .that(arePure())
                .should()
                .callMethod(java.time.LocalDate.class, "now")
                .check(CLASSES);
    }

    /// Tables that come with the program are read from the class path, and from nowhere else.
    @Test
    void the_core_reads_nothing_but_its_own_resources() {
        var readers = new TreeSet<String>();
        for (JavaClass one : CLASSES) {
            if (arePure().test(one)) {
                one.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass())
                        .filter(target -> target.getPackageName().equals("java.io"))
                        .map(JavaClass::getSimpleName)
                        .filter(name -> !name.equals("Serializable"))
                        .forEach(readers::add);
            }
        }
        assertThat(readers)
                .isSubsetOf(
                        "InputStream",
                        "InputStreamReader",
                        "BufferedReader",
                        "Reader",
                        "IOException",
                        "UncheckedIOException");
    }

    @Test
    void only_Main_ends_the_process_and_looks_at_the_environment_and_the_clock() {
        var others = noClasses().that().haveNameNotMatching(MAIN).should();
        others.callMethod(System.class, "exit", int.class).check(CLASSES);
        others.callMethod(System.class, "getenv").check(CLASSES);
        others.callMethod(System.class, "getenv", String.class).check(CLASSES);
        others.callMethod(System.class, "getProperty", String.class).check(CLASSES);
        others.callMethod(Clock.class, "systemUTC").check(CLASSES);
        others.callMethod(Clock.class, "systemDefaultZone").check(CLASSES);
        others.callMethod(java.time.ZoneId.class, "systemDefault").check(CLASSES);
        others.accessField(System.class, "out").check(CLASSES);
        others.accessField(System.class, "err").check(CLASSES);
    }

    @Test
    void only_cli_knows_the_parser_of_options_and_only_those_that_read_or_write_it_know_JSON() {
        outside("cli", "picocli..");
        // practice.wire writes AWS's JSON protocols token by token, practice.server its control
        // calls.
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        inside("cli"),
                        inside("input"),
                        inside("record"),
                        inside("report"),
                        inside("policy"),
                        inside("practice.wire"),
                        inside("practice.server"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("tools.jackson..")
                .check(CLASSES);
        outside("lockstepfile", "org.snakeyaml..");
        outside(List.of("collect", "input", "report"), "de.siegmar..");
    }

    private static void outside(String home, String library) {
        outside(List.of(home), library);
    }

    private static void outside(List<String> homes, String library) {
        classes()
                .that()
                .resideOutsideOfPackages(
                        homes.stream().map(ArchitectureTest::inside).toArray(String[]::new))
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.not(resideInAPackage(library)))
                .check(CLASSES);
    }

    /// Nothing of the person's own AWS configuration is looked at, and no partition is taken for
    /// granted. Comments and pages of help may say more.
    @Test
    void no_code_names_the_environment_of_AWS_or_one_partition() throws IOException {
        Pattern forbidden =
                Pattern.compile(
                        "AWS_[A-Z]|\"[^\"]*\\.aws[/\"]|\"[^\"]*arn:aws:|catch \\(Exception ");
        var found = new ArrayList<String>();
        int files = 0;
        for (String module : List.of("policy", "core", "app")) {
            Path sources = Path.of("..", module, "src", "main", "java");
            try (Stream<Path> all = Files.walk(sources)) {
                for (Path file : all.filter(one -> one.toString().endsWith(".java")).toList()) {
                    files++;
                    if (AWS_NAMES.stream().anyMatch(file::endsWith)) {
                        continue;
                    }
                    Files.readAllLines(file).stream()
                            .filter(line -> !line.strip().startsWith("//"))
                            .filter(line -> forbidden.matcher(line).find())
                            .forEach(line -> found.add(file.getFileName() + ": " + line.strip()));
                }
            }
        }
        assertThat(files).isGreaterThan(150);
        assertThat(found).isEmpty();
    }

    private static DescribedPredicate<JavaClass> arePure() {
        return resideInAnyPackage(
                PURE.stream().map(ArchitectureTest::inside).toArray(String[]::new));
    }

    private static String inside(String name) {
        return ROOT + "." + name + "..";
    }
}
