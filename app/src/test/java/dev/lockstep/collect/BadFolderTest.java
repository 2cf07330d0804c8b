package dev.lockstep.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.input.BadInput;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is no snapshot folder is an error that says where and what was expected.
class BadFolderTest {
    @TempDir Path folder;
    private FolderBuilder files;

    @BeforeEach
    void start() {
        files = new FolderBuilder(folder);
    }

    private void refused(String file, String problem) {
        refused(folder, folder.resolve(file) + problem);
    }

    private static void refused(Path path, String message) {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> SnapshotFolder.read(path))
                .withMessage(message);
    }

    /// In the texts an apostrophe stands for a quotation mark and ~ for a line break.
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "users.json | {'Users': [{'UserName': 'al | :1:28: the text ends here; expected the rest of the JSON",
                "users.json | `` | : the file is empty; expected JSON, as the AWS CLI prints it (take the file away where the call failed)",
                "users.json | {'Users': [],~ 'Users': []} | :2:2: the same key stands twice in one object; expected each key once",
                "users.json | {'Users': []}~{'Users': []} | :2:1: a second JSON document begins here; expected one (join the pages into one answer)",
                "users.json | Users: none | :1:1: this is not JSON; expected JSON as the AWS CLI prints it",
                "users.json | {'Users': {}} | :1:11: an object; expected a list, each entry a user",
                "users.json | 'x' | :1:1: text; expected an answer with the list 'Users'",
                "users.json | {'users': []} | :1:1: no 'Users' here; expected one in an answer with the list 'Users'",
                "users.json | {'Users': [7]} | :1:12: a number; expected a user",
                "users.json | {'Users': [{}]} | :1:12: no 'UserName' here; expected one in a user",
                "users.json | {'Users': [{'UserName': true}]} | :1:25: true; expected text ('UserName' of a user)",
                "users.json | {'Users': [{'UserName': ' '}]} | :1:25: empty text; expected the UserName of a user",
                "users.json | {'Users': [{'UserName': 'a'},~{'UserName': 'a'}]} | :2:14: a user that stands in this list already; expected each once (were pages joined twice?)",
                "users.json | {'Users': [{'UserName': 'a',~'CreateDate': 'soon'}]} | :2:15: a text that is no date; expected one such as 2026-01-02T03:04:05Z ('CreateDate' of a user)",
                "users.json | {'Users': [{'UserName': 'a', 'CreateDate': 5}]} | :1:44: a number; expected a date ('CreateDate' of a user)",
                "users.json | {'Users': [], 'IsTruncated': 'no'} | :1:30: text; expected true or false ('IsTruncated' of an answer with the list 'Users')",
                "account-summary.json | {'SummaryMap': {'Users': 1.5}} | :1:26: a number that is not a whole one or too large; expected a count ('Users' of the summary map)",
                "account-summary.json | {'SummaryMap': {'Users': '1'}} | :1:26: text; expected a whole number ('Users' of the summary map)",
                "password-policy.json | {} | :1:1: no 'PasswordPolicy' here; expected one in the answer of get-account-password-policy",
                "password-policy.json | {'PasswordPolicy': {'MinimumPasswordLength': 8, 'HardExpiry': 0}} | :1:63: a number; expected true or false ('HardExpiry' of a password policy or null)",
                "account-authorization-details.json | {} | :1:1: none of the four lists is here; expected UserDetailList, GroupDetailList, RoleDetailList or Policies",
                "account-authorization-details.json | {'RoleDetailList': [{'RoleName': 'r', 'Arn': 'a', 'AssumeRolePolicyDocument': '%7Bno'}]} | :1:79: text that is not JSON, URL-encoded or plain; expected a policy: a JSON object, or its URL-encoded text",
                "account-authorization-details.json | {'RoleDetailList': [{'RoleName': 'r', 'Arn': 'a', 'AssumeRolePolicyDocument': '%7B%7'}]} | :1:79: text that is not JSON, URL-encoded or plain; expected a policy: a JSON object, or its URL-encoded text",
                "account-authorization-details.json | {'RoleDetailList': [{'RoleName': 'r', 'Arn': 'a', 'AssumeRolePolicyDocument': []}]} | :1:79: a list; expected a policy: a JSON object, or its URL-encoded text",
                "access-keys.json | {'a': [{'AccessKeyId': 'K', 'Status': 'Sleeping'}]} | :1:39: a status that is not known; expected Active or Inactive",
                "mfa-devices.json | {'a': null} | :1:7: null; expected an answer with the list 'MFADevices'",
                "root-user.json | {'User': {'Arn': 'arn:aws:iam::123456789012:user/a'}} | :1:18: another user's ARN; expected root's own (get-user signed by root)",
                "snapshot.json | {'schema': 'lockstep/snapshot/2'} | :1:12: a schema that is not known; expected 'lockstep/snapshot/1'",
                "snapshot.json | {'account': '12'} | :1:13: no account id; expected 12 digits",
                "denied.json | {} | :1:1: an object; expected a list of refused reads",
                "denied.json | [{'operation': 'iam:ListUsers'}] | :1:2: no 'code' here; expected one in a refused read",
                "trails.json | [{'Name': 't', 'TrailARN': 'x', 'AdvancedEventSelectors': [{'FieldSelectors': [{'Field': 'f', 'Near': ['y']}]}]}] | :1:80: a field selector without a known operator; expected one of Equals, NotEquals, StartsWith, NotStartsWith, EndsWith, NotEndsWith",
                "credential-report.csv | arn,mfa_active~x,true | :1: no column 'user' in the first line; expected a credential report as AWS makes it",
                "credential-report.csv | user,user~x,y | :1: the column user stands here twice",
                "credential-report.csv | user,mfa_active~a,maybe | :2: mfa_active is neither true nor false; expected one of them",
                "credential-report.csv | user,password_last_used~a,N/A~b,yesterday | :3: password_last_used is no date; expected one such as 2026-01-02T03:04:05Z, or N/A",
                "credential-report.csv | user,mfa_active~a,true~b | :3: 1 cells; expected 2 as in the first line (is the file cut off?)",
                "credential-report.csv | user~a~a | :3: a user that has a row already; expected one row for each",
                "credential-report.csv | user,arn~'a,b | : a quoted cell without its closing quote; expected RFC 4180",
                "credential-report.csv | user,arn~'a'x,b | : this is not CSV; expected a credential report (RFC 4180)",
                "credential-report.json | {'GeneratedTime': '2026-05-01T10:00:00Z'} | :1:1: no 'Content' here; expected one in the answer of get-credential-report",
                "credential-report.json | {'Content': '***'} | :1:13: text that is neither base64 nor a report; expected the Content of get-credential-report",
                "credential-report.json | {'Content': 'dXNlcix4CmE='} | ` (Content):2: 1 cells; expected 2 as in the first line (is the file cut off?)`",
            })
    void a_file_that_is_not_what_it_should_be_is_refused(String file, String text, String problem) {
        files.json(file, text.replace('~', '\n'));
        refused(file, problem.replaceAll("'(?!s )", "\""));
    }

    @Test
    void a_key_that_stands_twice_is_found_in_a_large_object_too() {
        var text = new StringBuilder("{");
        for (int i = 0; i < 40; i++) {
            text.append("\"user").append(i).append("\": [],\n");
        }
        files.text("mfa-devices.json", text + "\"user3\": []}");
        refused(
                "mfa-devices.json",
                ":41:1: the same key stands twice in one object; expected each key once");
    }

    @Test
    void two_reports_in_one_folder_are_refused() {
        files.text("credential-report.csv", "user\na\n")
                .json("credential-report.json", "{'Content': 'user\\nb\\n'}");
        refused(
                "credential-report.csv",
                ": other rows than in credential-report.json; expected the same report in both");
    }

    @Test
    void utf_16_is_refused_by_its_name() {
        files.raw("users.json", "\uFEFF{}".getBytes(StandardCharsets.UTF_16LE));
        refused("users.json", ": the text is UTF-16; expected UTF-8 (save it again as UTF-8)");
    }

    @Test
    void a_byte_that_is_no_utf_8_is_refused() {
        files.raw("users.json", "{\n\"é\": 1}".getBytes(StandardCharsets.ISO_8859_1));
        refused("users.json", ":2: a byte that is not UTF-8; expected UTF-8");
    }

    @Test
    void a_nul_is_refused() {
        files.raw("users.json", "{\n\0}".getBytes(StandardCharsets.US_ASCII));
        refused("users.json", ":2: a NUL character; expected text in UTF-8");
    }

    @Test
    void a_file_of_200_mb_is_refused_unread() throws IOException {
        try (var file = new RandomAccessFile(folder.resolve("users.json").toFile(), "rw")) {
            file.setLength(200L * 1024 * 1024);
        }
        refused("users.json", ": larger than 128 MB; expected less");
    }

    @Test
    void a_link_loop_is_refused() throws IOException {
        Path link = folder.resolve("users.json");
        Files.createSymbolicLink(link, link.getFileName());
        refused("users.json", ": this is a link that leads to no regular file");
    }

    @Test
    void a_folder_in_the_place_of_a_file_is_refused() throws IOException {
        Files.createDirectory(folder.resolve("users.json"));
        refused("users.json", ": this is not a regular file");
    }

    @Test
    void json_of_10_000_levels_is_refused() {
        files.text("users.json", "[".repeat(10_000));
        refused("users.json", ":1:201: nested more than 200 levels deep; expected less");
    }

    @Test
    void nothing_there_is_refused() {
        refused(
                folder.resolve("none"),
                folder.resolve("none")
                        + ": there is no such file or folder; expected a snapshot folder, or a"
                        + " credential report (a .csv file or credential-report.json)");
    }

    @Test
    void an_empty_folder_and_one_of_other_files_are_refused() {
        String problem =
                ": no file of a snapshot is here; expected at least one, such as"
                        + " credential-report.csv or account-authorization-details.json";
        refused(folder, folder + problem);
        files.text("README.md", "hello").json("plan.json", "{}");
        refused(folder, folder + problem);
    }

    @Test
    void a_lone_file_of_another_kind_is_refused() {
        files.json("users.json", "{}");
        refused(
                folder.resolve("users.json"),
                folder.resolve("users.json")
                        + ": this is neither; expected a snapshot folder, or a credential report"
                        + " (a .csv file or credential-report.json)");
    }

    @Test
    void every_text_cut_off_anywhere_is_refused_and_never_half_read() {
        String whole = "{\"Users\": [{\"UserName\": \"alice\", \"Path\": \"/\"}]}";
        for (int length = 0; length < whole.length(); length++) {
            files.text("users.json", whole.substring(0, length));
            assertThatExceptionOfType(BadInput.class).isThrownBy(() -> files.read());
        }
        assertThat(files.text("users.json", whole).read().origin()).isNotNull();
    }
}
