package dev.lockstep.practice.operation.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.lockstep.account.Root;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.MfaEffect.EnableMfaDevice;
import dev.lockstep.practice.state.Totp;
import dev.lockstep.secret.Secret;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.AssignmentStatusType;
import software.amazon.awssdk.services.iam.model.CreateAccountAliasRequest;
import software.amazon.awssdk.services.iam.model.CreateVirtualMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.CreateVirtualMfaDeviceResponse;
import software.amazon.awssdk.services.iam.model.DeactivateMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.DeleteVirtualMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.EnableMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.GetMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.GetMfaDeviceResponse;
import software.amazon.awssdk.services.iam.model.ListMfaDevicesRequest;
import software.amazon.awssdk.services.iam.model.ListMfaDevicesResponse;
import software.amazon.awssdk.services.iam.model.ListVirtualMfaDevicesRequest;
import software.amazon.awssdk.services.iam.model.ListVirtualMfaDevicesResponse;
import software.amazon.awssdk.services.iam.model.MFADevice;
import software.amazon.awssdk.services.iam.model.ResyncMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;

class MfaDevicesTest {
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final String WRONG_CODE =
            "403 InvalidAuthenticationCode: Authentication code for device is not valid.";

    private final Practice practice = new Practice();

    @Test
    void a_new_device_has_an_ARN_and_a_seed_of_64_characters_that_is_shown_once() {
        VirtualMFADevice device = create("phone");
        assertThat(device.serialNumber()).isEqualTo(Practice.ARN + "mfa/phone");
        assertThat(device.base32StringSeed().asUtf8String()).matches("[A-Z2-7]{64}");
        assertThat(device.user()).isNull();
        VirtualMFADevice listed = list(AssignmentStatusType.ANY).getFirst();
        assertThat(listed.base32StringSeed()).isNull();
        assertThat(listed.qrCodePNG()).isNull();
    }

    @Test
    void the_QR_code_says_what_AWS_documents() throws Exception {
        VirtualMFADevice device = create("phone");
        assertThat(text(device))
                .isEqualTo(
                        "otpauth://totp/phone@123456789012?secret="
                                + device.base32StringSeed().asUtf8String());
        practice.does(CreateAccountAliasRequest.builder().accountAlias("shop").build());
        assertThat(text(create("tablet"))).startsWith("otpauth://totp/tablet@shop?secret=");
    }

    @Test
    void a_name_that_is_taken_is_refused_whatever_its_case() {
        create("phone");
        assertThat(practice.refusal(request("PHONE")))
                .isEqualTo(
                        "409 EntityAlreadyExists: MFADevice entity at the same path and name"
                                + " already exists.");
    }

    @Test
    void two_successive_codes_enable_a_device() {
        VirtualMFADevice device = create("phone");
        practice.does(enable("alice", device, 0, 1));
        assertThat(practice.user("alice").mfaDevices()).hasSize(1);
        assertThat(
                        practice.ask(
                                        ListMfaDevicesRequest.builder().userName("alice").build(),
                                        ListMfaDevicesResponse.class)
                                .mfaDevices())
                .containsExactly(
                        MFADevice.builder()
                                .userName("alice")
                                .serialNumber(device.serialNumber())
                                .enableDate(Practice.START)
                                .build());
        assertThat(list(AssignmentStatusType.ASSIGNED))
                .singleElement()
                .satisfies(one -> assertThat(one.user().userName()).isEqualTo("alice"));
        assertThat(list(AssignmentStatusType.UNASSIGNED)).isEmpty();
    }

    @Test
    void codes_that_a_person_typed_a_minute_ago_enable_a_device_in_step() {
        VirtualMFADevice device = create("phone");
        practice.does(enable("alice", device, -3, -2));
        assertThat(practice.state().secrets().outOfStep()).isEmpty();
    }

    @Test
    void codes_of_ten_minutes_ago_enable_a_device_out_of_step_and_fresh_ones_resync_it() {
        VirtualMFADevice device = create("phone");
        String serial = device.serialNumber();
        assertThat(practice.refusal(enable("alice", device, -21, -20))).isEqualTo(WRONG_CODE);
        practice.does(enable("alice", device, -20, -19));
        assertThat(practice.user("alice").mfaDevices()).hasSize(1);
        assertThat(practice.state().secrets().outOfStep()).containsExactly(serial);
        assertThat(
                        Totp.take(
                                practice.state().secrets(),
                                serial,
                                code(device, 0),
                                List.of(practice.now())))
                .isEmpty();
        assertThat(practice.refusal(resync("alice", device, -5, -4))).isEqualTo(WRONG_CODE);
        practice.does(resync("alice", device, -1, 0));
        assertThat(practice.state().secrets().outOfStep()).isEmpty();
        assertThat(
                        Totp.take(
                                practice.state().secrets(),
                                serial,
                                code(device, 1),
                                List.of(practice.now())))
                .isPresent();
    }

    @Test
    void a_device_that_is_out_of_step_is_so_no_more_once_it_is_enabled_with_fresh_codes() {
        VirtualMFADevice device = create("phone");
        practice.does(enable("alice", device, -8, -7)).does(deactivate("alice", device));
        assertThat(practice.state().secrets().outOfStep()).hasSize(1);
        practice.does(enable("bob", device, -1, 0));
        assertThat(practice.state().secrets().outOfStep()).isEmpty();
        VirtualMFADevice other = create("tablet");
        practice.does(enable("alice", other, -8, -7))
                .does(deactivate("alice", other))
                .does(delete(other));
        assertThat(practice.state().secrets().outOfStep()).isEmpty();
    }

    @Test
    void codes_that_are_not_successive_the_same_or_wrong_are_refused() {
        VirtualMFADevice device = create("phone");
        assertThat(practice.refusal(enable("alice", device, 0, 0))).isEqualTo(WRONG_CODE);
        assertThat(practice.refusal(enable("alice", device, -2, 0))).isEqualTo(WRONG_CODE);
        assertThat(practice.refusal(enable("alice", device, 0, -1))).isEqualTo(WRONG_CODE);
        assertThat(practice.refusal(enable("alice", device, 1, 2))).isEqualTo(WRONG_CODE);
    }

    @Test
    void a_code_is_never_taken_twice() {
        VirtualMFADevice device = create("phone");
        practice.does(enable("alice", device, 0, 1)).does(deactivate("alice", device));
        assertThat(practice.refusal(enable("alice", device, 0, 1))).isEqualTo(WRONG_CODE);
        practice.waits(STEP.multipliedBy(2)).does(enable("alice", device, 0, 1));
    }

    @Test
    void a_device_of_somebody_one_that_is_not_there_and_a_ninth_are_refused() {
        VirtualMFADevice device = create("phone");
        practice.does(enable("alice", device, 0, 1));
        assertThat(practice.refusal(enable("bob", device, 0, 1)))
                .startsWith("409 EntityAlreadyExists: ");
        VirtualMFADevice gone = create("gone");
        practice.does(delete(gone));
        assertThat(practice.refusal(enable("bob", gone, 0, 1)))
                .isEqualTo(
                        "404 NoSuchEntity: VirtualMFADevice with serial number "
                                + gone.serialNumber()
                                + " doesn't exist.");
        for (int i = 2; i <= 8; i++) {
            practice.does(enable("alice", create("phone" + i), 0, 1));
        }
        VirtualMFADevice ninth = create("phone9");
        assertThat(practice.refusal(enable("alice", ninth, 0, 1)))
                .isEqualTo("409 LimitExceeded: Cannot exceed quota for MFADevicesPerUser: 8");
    }

    @Test
    void an_assigned_device_is_deactivated_before_it_is_deleted() {
        VirtualMFADevice device = create("phone");
        practice.does(enable("alice", device, 0, 1));
        assertThat(practice.refusal(delete(device)))
                .isEqualTo("409 DeleteConflict: MFA VirtualDevice in use. Must deactivate first");
        assertThat(practice.refusal(deactivate("bob", device)))
                .isEqualTo("404 NoSuchEntity: MFA Device invalid for user.");
        practice.does(deactivate("alice", device));
        assertThat(list(AssignmentStatusType.UNASSIGNED)).hasSize(1);
        practice.does(delete(device));
        assertThat(practice.state().secrets().seeds()).isEmpty();
        assertThat(practice.refusal(delete(device))).startsWith("404 NoSuchEntity: ");
    }

    @Test
    void a_device_is_synchronized_again_with_two_new_codes() {
        VirtualMFADevice device = create("phone");
        practice.does(enable("alice", device, 0, 1)).waits(STEP.multipliedBy(4));
        practice.does(resync("alice", device, 0, 1));
        assertThat(practice.refusal(resync("alice", device, 0, 1))).isEqualTo(WRONG_CODE);
        assertThat(practice.refusal(resync("bob", device, 0, 1)))
                .isEqualTo("404 NoSuchEntity: MFA Device invalid for user.");
    }

    @Test
    void the_console_enables_a_device_of_root_which_has_an_ARN_and_no_name() {
        VirtualMFADevice device = create("root-account-mfa-device");
        practice.with(
                MfaDevices.enable(
                        practice.call(),
                        Root.NAME,
                        device.serialNumber(),
                        code(device, 0),
                        code(device, 1)));
        var user = list(AssignmentStatusType.ASSIGNED).getFirst().user();
        assertThat(user.arn()).isEqualTo(Practice.ARN + "root");
        assertThat(user.userId()).isEqualTo(Practice.ID);
        assertThat(user.userName()).isNull();
        practice.asRoot().does(deactivate(null, device));
        assertThat(practice.truth().root().mfaDevices()).isEmpty();
    }

    @Test
    void GetMFADevice_knows_FIDO_keys_only() {
        String key = Practice.ARN + "u2f/user/alice/default";
        practice.with(
                practice.state()
                        .after(new EnableMfaDevice("alice", key), Assigned.at(practice.now())));
        assertThat(practice.ask(get(key), GetMfaDeviceResponse.class).enableDate())
                .isEqualTo(Practice.START);
        VirtualMFADevice device = create("phone");
        practice.does(enable("alice", device, 0, 1));
        assertThat(practice.refusal(get(device.serialNumber()))).startsWith("404 NoSuchEntity: ");
    }

    @Test
    void virtual_devices_come_in_pages() {
        for (int i = 0; i < 101; i++) {
            create("device" + i);
        }
        var first =
                practice.ask(
                        ListVirtualMfaDevicesRequest.builder().build(),
                        ListVirtualMfaDevicesResponse.class);
        assertThat(first.virtualMFADevices()).hasSize(100);
        var second =
                practice.ask(
                        ListVirtualMfaDevicesRequest.builder().marker(first.marker()).build(),
                        ListVirtualMfaDevicesResponse.class);
        assertThat(second.virtualMFADevices()).hasSize(1);
        assertThat(second.isTruncated()).isFalse();
        assertThat(practice.refusal(ListVirtualMfaDevicesRequest.builder().marker("?").build()))
                .startsWith("400 ValidationError: ");
    }

    private VirtualMFADevice create(String name) {
        return practice.ask(request(name), CreateVirtualMfaDeviceResponse.class).virtualMFADevice();
    }

    private static CreateVirtualMfaDeviceRequest request(String name) {
        return CreateVirtualMfaDeviceRequest.builder().virtualMFADeviceName(name).build();
    }

    private List<VirtualMFADevice> list(AssignmentStatusType status) {
        return practice.ask(
                        ListVirtualMfaDevicesRequest.builder().assignmentStatus(status).build(),
                        ListVirtualMfaDevicesResponse.class)
                .virtualMFADevices();
    }

    /// The code that the device shows so many steps from now.
    private String code(VirtualMFADevice device, long steps) {
        return Totp.code(
                new Secret(device.base32StringSeed().asUtf8String()),
                practice.now().plus(STEP.multipliedBy(steps)));
    }

    private EnableMfaDeviceRequest enable(
            String user, VirtualMFADevice device, long first, long second) {
        return EnableMfaDeviceRequest.builder()
                .userName(user)
                .serialNumber(device.serialNumber())
                .authenticationCode1(code(device, first))
                .authenticationCode2(code(device, second))
                .build();
    }

    private ResyncMfaDeviceRequest resync(
            String user, VirtualMFADevice device, long first, long second) {
        return ResyncMfaDeviceRequest.builder()
                .userName(user)
                .serialNumber(device.serialNumber())
                .authenticationCode1(code(device, first))
                .authenticationCode2(code(device, second))
                .build();
    }

    private static DeactivateMfaDeviceRequest deactivate(String user, VirtualMFADevice device) {
        return DeactivateMfaDeviceRequest.builder()
                .userName(user)
                .serialNumber(device.serialNumber())
                .build();
    }

    private static DeleteVirtualMfaDeviceRequest delete(VirtualMFADevice device) {
        return DeleteVirtualMfaDeviceRequest.builder().serialNumber(device.serialNumber()).build();
    }

    private static GetMfaDeviceRequest get(String serial) {
        return GetMfaDeviceRequest.builder().userName("alice").serialNumber(serial).build();
    }

    /// What a reader of QR codes sees in the picture.
    private static String text(VirtualMFADevice device) throws Exception {
        BufferedImage picture =
                ImageIO.read(new ByteArrayInputStream(device.qrCodePNG().asByteArray()));
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] points = picture.getRGB(0, 0, width, height, null, 0, width);
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(
                                new HybridBinarizer(new RGBLuminanceSource(width, height, points))),
                        // It is no photograph: without this some seeds are not found at all.
                        Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }
}
