package dev.lockstep.collect;

import dev.lockstep.account.Answers;
import dev.lockstep.input.BadInput;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads a snapshot folder: plain files in the shape in which the AWS CLI prints them.
///
/// A file that is missing is a read that was not collected. Files that are not of a snapshot are
/// passed over.
public final class SnapshotFolder {
    /// The files of a snapshot that AWS's answers are in, by the names of the documented table.
    public static final List<String> FILES =
            List.of(
                    "snapshot.json",
                    "denied.json",
                    "caller-identity.json",
                    "account-aliases.json",
                    "credential-report.csv",
                    "credential-report.json",
                    "account-authorization-details.json",
                    "users.json",
                    "account-summary.json",
                    "password-policy.json",
                    "virtual-mfa-devices.json",
                    "mfa-devices.json",
                    "root-user.json",
                    "access-keys.json",
                    "login-profiles.json",
                    "service-credentials.json",
                    "ssh-public-keys.json",
                    "signing-certificates.json",
                    "server-certificates.json",
                    "saml-providers.json",
                    "open-id-connect-providers.json",
                    "organization.json",
                    "organization-accounts.json",
                    "organizations-features.json",
                    "service-control-policies.json",
                    "alternate-contacts.json",
                    "regions.json",
                    "access-analyzers.json",
                    "trails.json");

    private static final String EXPECTED =
            "expected a snapshot folder, or a credential report (a .csv file or"
                    + " credential-report.json)";

    private SnapshotFolder() {}

    /// What a folder holds, and what a person should know of it.
    ///
    /// @param notices sentences; names in them are hostile text
    public record Saved(Answers answers, List<String> notices) {
        public Saved {
            notices = List.copyOf(notices);
        }
    }

    /// Reads a folder, or a lone credential report, and says what in it was passed over.
    ///
    /// @throws BadInput if there is nothing of the kind, or a file in it is not what it should be
    public static Saved readAll(Path path) {
        return readAll(filesAt(path));
    }

    /// The same of files that were found before.
    ///
    /// @throws BadInput if there are none, or one of them is not what it should be
    public static Saved readAll(SnapshotFiles files) {
        FolderReads reads = reads(files);
        var notices = new ArrayList<String>();
        if (files instanceof SnapshotFiles.InFolder(Path folder)) {
            notices.addAll(StrangeFiles.notices(folder));
        }
        notices.addAll(reads.notices());
        return new Saved(reads.answers(), notices);
    }

    /// Reads a folder, or a lone credential report: a `.csv` file or `credential-report.json`.
    ///
    /// @throws BadInput if there is nothing of the kind, or a file in it is not what it should be
    public static Answers read(Path path) {
        return read(filesAt(path));
    }

    /// Reads the files of a snapshot.
    ///
    /// @throws BadInput if there are none, or one of them is not what it should be
    public static Answers read(SnapshotFiles files) {
        return reads(files).answers();
    }

    private static FolderReads reads(SnapshotFiles files) {
        if (FILES.stream().noneMatch(files::has)) {
            throw BadInput.in(
                    files.called(),
                    "no file of a snapshot is here; expected at least one, such as"
                            + " credential-report.csv or account-authorization-details.json");
        }
        var reads = new FolderReads(files);
        AccountFiles.read(reads);
        CredentialReportFile.read(reads);
        IdentityFiles.read(reads);
        CredentialFiles.read(reads);
        OrganizationFiles.read(reads);
        TrailFiles.read(reads);
        DeniedReads.read(reads);
        return reads;
    }

    /// The files of a folder, or a lone credential report.
    ///
    /// @throws BadInput if there is nothing of the kind
    public static SnapshotFiles filesAt(Path path) {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw BadInput.in(path.toString(), "there is no such file or folder; " + EXPECTED);
        }
        if (Files.isDirectory(path)) {
            if (!Files.isReadable(path) || !Files.isExecutable(path)) {
                throw BadInput.in(
                        path.toString(), "the folder may not be read (permission denied)");
            }
            return new SnapshotFiles.InFolder(path);
        }
        Path last = path.getFileName();
        String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return new SnapshotFiles.OneFile(path, CredentialReportFile.CSV);
        }
        if (name.equals(CredentialReportFile.JSON)) {
            return new SnapshotFiles.OneFile(path, CredentialReportFile.JSON);
        }
        throw BadInput.in(path.toString(), "this is neither; " + EXPECTED);
    }
}
