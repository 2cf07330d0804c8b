package dev.lockstep.practice.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.policy.catalog.Action;
import dev.lockstep.policy.catalog.ActionCatalog;
import dev.lockstep.practice.wire.AwsModel;
import dev.lockstep.practice.wire.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The table of what each operation needs, held against AWS's model and the catalogue of actions.
class ServedActionTest {
    private static final ActionCatalog CATALOG = ActionCatalog.builtIn();

    private static List<Operation> operations() {
        return AwsModel.get().services().stream()
                .flatMap(service -> service.operations().values().stream())
                .filter(Operation::served)
                .toList();
    }

    /// The members of each operation's request, from the model's own table.
    private static Map<String, Set<String>> members() throws IOException {
        List<String[]> rows;
        try (InputStream in =
                Objects.requireNonNull(AwsModel.class.getResourceAsStream("aws-model.tsv"))) {
            rows =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(line -> line.split("\t", -1))
                            .filter(row -> row[0].equals("member"))
                            .toList();
        }
        var members = new TreeMap<String, Set<String>>();
        for (Operation operation : operations()) {
            members.put(
                    operation.action(),
                    rows.stream()
                            .filter(row -> row[1].equals(operation.service()))
                            .filter(row -> Optional.of(row[2]).equals(operation.input()))
                            .map(row -> row[3])
                            .collect(Collectors.toSet()));
        }
        return members;
    }

    @Test
    void every_operation_that_is_read_has_its_row_and_no_other_has() {
        assertThat(new TreeSet<>(ServedAction.all().keySet()))
                .isEqualTo(
                        operations().stream()
                                .map(Operation::action)
                                .collect(Collectors.toCollection(TreeSet::new)))
                .hasSizeGreaterThan(150);
    }

    @Test
    void every_action_is_one_that_AWS_knows() {
        var unknown = new TreeSet<String>();
        for (ServedAction one : ServedAction.all().values()) {
            if (CATALOG.number(one.action()).isEmpty()) {
                unknown.add(one.action());
            }
            one.also().stream()
                    .map(ServedAction.Also::action)
                    .filter(also -> CATALOG.number(also).isEmpty())
                    .forEach(unknown::add);
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void the_resource_is_of_a_type_that_the_action_can_be_limited_to() {
        var wrong = new TreeMap<String, String>();
        for (ServedAction one : ServedAction.all().values()) {
            Action action = CATALOG.action(CATALOG.number(one.action()).orElseThrow());
            List<String> types =
                    action.resourceTypes().stream()
                            .map(type -> type.name().toLowerCase(Locale.ROOT))
                            .toList();
            boolean fits =
                    switch (one.rule()) {
                        // Of lists the catalogue knows no resource; AWS's refusals name one.
                        case FREE, ANY, LIST, REGIONAL_LIST -> types.isEmpty();
                        default -> types.contains(one.type());
                    };
            if (!fits) {
                wrong.put(one.action(), one.rule() + " " + one.type() + ", but " + types);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_member_is_one_of_the_request() throws IOException {
        Map<String, Set<String>> members = members();
        var wrong = new ArrayList<String>();
        for (Operation operation : operations()) {
            ServedAction one = ServedAction.of(operation).orElseThrow();
            var named = new TreeSet<String>();
            one.member().ifPresent(named::add);
            one.keys().stream()
                    .map(ServedAction.Key::from)
                    .filter(from -> !from.equals(ServedAction.Key.BOUNDARY))
                    .forEach(named::add);
            one.also().forEach(also -> named.add(also.member()));
            named.removeAll(members.getOrDefault(one.action(), Set.of()));
            if (!named.isEmpty()) {
                wrong.add(one.action() + " has no " + named);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// Beside tags, and the keys of web and SAML sign-ins, which no practice account serves.
    @Test
    void
            the_condition_keys_of_the_catalogue_are_given_but_for_those_that_no_request_here_can_say() {
        var missing = new TreeSet<String>();
        for (ServedAction one : ServedAction.all().values()) {
            Action action = CATALOG.action(CATALOG.number(one.action()).orElseThrow());
            List<String> given = one.keys().stream().map(ServedAction.Key::name).toList();
            action.conditionKeys().stream()
                    .filter(key -> !given.contains(key))
                    .filter(key -> !key.startsWith("aws:") && !key.contains("ResourceTag/"))
                    .filter(key -> !key.matches(".*\\.com:.*|saml:.*"))
                    .forEach(missing::add);
        }
        assertThat(missing)
                .containsExactly(
                        "iam:FIDO-FIPS-140-2-certification",
                        "iam:FIDO-FIPS-140-3-certification",
                        "iam:FIDO-certification",
                        "iam:RegisterSecurityKey",
                        "iam:RoleTemplateARN",
                        "iam:ServiceSpecificCredentialAgeDays",
                        // Of a credential or policy that is there already.
                        "iam:ServiceSpecificCredentialServiceName",
                        "organizations:PolicyType");
    }
}
