package dev.lockstep.practice.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/// The table of AWS's models holds what is relied upon: an update cannot silently empty it.
class AwsModelTest {
    @Test
    void there_are_six_services_and_every_operation_has_its_classes_in_the_SDK() {
        assertThat(AwsModel.get().services())
                .extracting(Service::id)
                .containsExactlyInAnyOrder(
                        "iam", "sts", "organizations", "account", "access-analyzer", "cloudtrail");
        int served = 0;
        for (Service service : AwsModel.get().services()) {
            for (Operation operation : service.operations().values()) {
                if (operation.served()) {
                    served++;
                    assertThat(SdkClasses.request(operation)).isNotNull();
                    assertThat(SdkClasses.answer(operation)).isNotNull();
                }
            }
        }
        assertThat(served).isEqualTo(195);
    }

    @Test
    void every_required_member_of_a_request_is_one_that_the_SDK_knows() {
        var unknown = new TreeSet<String>();
        for (Service service : AwsModel.get().services()) {
            for (Operation operation : service.operations().values()) {
                if (operation.served()) {
                    SdkPojo request = SdkClasses.request(operation);
                    var names = new HashSet<String>();
                    for (SdkField<?> field : request.sdkFields()) {
                        names.add(field.memberName());
                    }
                    service.shape(operation.input())
                            .members()
                            .forEach((name, member) -> {
                                if (member.required() && !names.contains(name)) {
                                    unknown.add(operation.action() + " " + name);
                                }
                            });
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void a_user_name_is_required_has_64_characters_of_a_pattern_and_a_list_of_users_is_printed() {
        Service iam = AwsModel.get().service("iam").orElseThrow();
        Shape create = iam.shape(iam.operation("CreateUser").orElseThrow().input());
        assertThat(create.requires("UserName")).isTrue();
        assertThat(create.requires("Path")).isFalse();
        Shape name = iam.shape(Optional.of("userNameType"));
        assertThat(name.max()).contains(64L);
        assertThat(name.pattern().orElseThrow().pattern()).isEqualTo("[\\w+=,.@-]+");
        Shape listed = iam.shape(iam.operation("ListUsers").orElseThrow().output());
        assertThat(listed.requires("Users")).isTrue();
        assertThat(iam.shape(Optional.of("passwordType")).sensitive()).isTrue();
    }
}
