package dev.lockstep.policy.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionCatalogTest {
    private static final ActionCatalog CATALOG = ActionCatalog.builtIn();

    @Test
    void there_are_22091_actions_of_456_services() {
        assertThat(CATALOG.size()).isEqualTo(22_091);
        assertThat(CATALOG.services()).hasSize(456).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "s3:GetObject, READ, true",
        "s3:ListAllMyBuckets, LIST, false",
        "s3:PutObject, WRITE, true",
        "s3:PutBucketPolicy, PERMISSIONS_MANAGEMENT, true",
        "s3:PutBucketTagging, TAGGING, true",
        "iam:PassRole, WRITE, true",
        "iam:AttachUserPolicy, PERMISSIONS_MANAGEMENT, true",
        "iam:CreateAccessKey, WRITE, true",
        "iam:ListUsers, LIST, false",
        "sts:AssumeRole, WRITE, true",
        "sts:GetCallerIdentity, READ, false",
        "ecr:GetAuthorizationToken, READ, false",
        "ec2:RunInstances, WRITE, true",
    })
    void known_actions_have_AWSs_level(String action, AccessLevel level, boolean hasResources) {
        var number = CATALOG.number(action);
        assertThat(CATALOG.name(number.orElseThrow())).isEqualTo(action);
        assertThat(CATALOG.level(number.orElseThrow())).isEqualTo(level);
        assertThat(CATALOG.hasResources(number.orElseThrow())).isEqualTo(hasResources);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3:getobject", "S3:GETOBJECT", "s3:gEtObJeCt"})
    void the_case_of_an_action_makes_no_difference(String action) {
        assertThat(CATALOG.number(action)).isEqualTo(CATALOG.number("s3:GetObject")).isPresent();
    }

    /// The last two have letters that lower or upper case turns into a k and an s.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "s3",
                "s3:",
                "s3:GetObjec",
                "s3:GetObjects",
                "s3:Get*",
                "*",
                " s3:GetObject",
                "s3:GetObject\n",
                "nosuch:GetObject",
                "elastic-inference:Connect",
                "zzz:Zzz",
                "\uffff",
                "\u212Ams:Decrypt",
                "\u017F3:GetObject"
            })
    void what_is_no_known_action_has_no_number(String action) {
        assertThat(CATALOG.number(action)).isEmpty();
    }

    @Test
    void every_action_is_found_by_its_name_and_they_rise_without_regard_to_case() {
        String before = "";
        for (int number = 0; number < CATALOG.size(); number++) {
            String name = CATALOG.name(number);
            String lower = CATALOG.lowerName(number);
            assertThat(lower).isEqualTo(name.toLowerCase(Locale.ROOT)).isGreaterThan(before);
            assertThat(CATALOG.number(name)).hasValue(number);
            assertThat(CATALOG.number(name.toUpperCase(Locale.ROOT))).hasValue(number);
            assertThat(name).startsWith(CATALOG.service(number) + ":");
            before = lower;
        }
    }

    @Test
    void the_services_share_out_all_actions_in_ranges_that_do_not_overlap() {
        var seen = new boolean[CATALOG.size()];
        for (String service : CATALOG.services()) {
            int[] numbers = CATALOG.ofService(service).toArray();
            assertThat(numbers).as(service).isNotEmpty();
            for (int i = 0; i < numbers.length; i++) {
                assertThat(numbers[i]).isEqualTo(numbers[0] + i);
                assertThat(seen[numbers[i]]).isFalse();
                seen[numbers[i]] = true;
                assertThat(CATALOG.lowerName(numbers[i])).startsWith(service + ":");
            }
        }
        assertThat(seen).doesNotContain(false);
        assertThat(CATALOG.ofService("nosuch")).isEmpty();
        assertThat(CATALOG.ofService("S3")).isEmpty();
    }

    @Test
    void all_of_an_action_is_there() {
        Action create = action("lambda:CreateFunction");
        assertThat(create.service()).isEqualTo("lambda");
        assertThat(create.name()).isEqualTo("CreateFunction");
        assertThat(create.resourceTypes())
                .containsExactly(new Action.ResourceType("function", true));
        assertThat(create.conditionKeys()).contains("lambda:VpcIds", "aws:TagKeys");
        assertThat(action("s3:GetObject").resourceTypes())
                .extracting(Action.ResourceType::required)
                .containsExactly(false, false);
        assertThat(action("iam:PassRole").conditionKeys())
                .containsExactly("iam:AssociatedResourceArn", "iam:PassedToService");
    }

    /// What the build wrote is what the data file says, action by action, by a reader that has
    /// nothing in common with it.
    @Test
    void the_catalogue_says_what_its_data_file_says() throws IOException {
        List<String> lines = DataFiles.lines("catalogue.tsv.gz");
        assertThat(lines).hasSize(22_092);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            Action action = action(cells[0] + ":" + cells[1]);
            var types = new ArrayList<String>();
            action.resourceTypes().forEach(type -> types.add(type.name() + star(type)));
            String level =
                    switch (action.level()) {
                        case READ, LIST, WRITE -> action.level().words();
                        case PERMISSIONS_MANAGEMENT, TAGGING -> action.level().words() + ", Write";
                    };
            assertThat(
                            Stream.of(
                                            action.service(),
                                            action.name(),
                                            level,
                                            String.join(",", types),
                                            String.join(",", action.conditionKeys()),
                                            String.join(",", action.dependentActions()))
                                    .collect(Collectors.joining("\t")))
                    .isEqualTo(line);
        }
    }

    private static String star(Action.ResourceType type) {
        return type.required() ? "*" : "";
    }

    private static Action action(String name) {
        return CATALOG.action(CATALOG.number(name).orElseThrow());
    }
}
