package dev.lockstep.aws.session;

import dev.lockstep.collect.NoSession;
import dev.lockstep.input.BadInput;
import dev.lockstep.input.NearestName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/// The profiles of the AWS configuration: of the files that the environment names, else of `.aws`
/// in the home folder.
final class Profiles {
    private static final String DEFAULT = "default";

    private final ProfileFile file;

    private Profiles(ProfileFile file) {
        this.file = file;
    }

    /// Reads both files; one that is not there has no profiles.
    ///
    /// @throws BadInput if one of them is not what it should be
    static Profiles read(AwsVariables variables) {
        ProfileFile.Aggregator both = ProfileFile.aggregator();
        variables
                .path(AwsVariables.CREDENTIALS_FILE)
                .or(() -> variables.inHome("credentials"))
                .filter(Files::isRegularFile)
                .ifPresent(path -> both.addFile(read(path, ProfileFile.Type.CREDENTIALS)));
        variables
                .path(AwsVariables.CONFIG_FILE)
                .or(() -> variables.inHome("config"))
                .filter(Files::isRegularFile)
                .ifPresent(path -> both.addFile(read(path, ProfileFile.Type.CONFIGURATION)));
        return new Profiles(both.build());
    }

    private static ProfileFile read(Path path, ProfileFile.Type type) {
        try {
            return ProfileFile.builder().content(path).type(type).build();
        } catch (IllegalArgumentException e) {
            String words = Optional.ofNullable(e.getMessage()).orElse("");
            throw BadInput.in(
                    path.toString(),
                    words.matches(".* on line [0-9]+")
                            ? "line "
                                    + words.replaceFirst(".* on line ", "")
                                    + " is not understood; expected the AWS CLI's configuration"
                            : "this is not understood; expected the AWS CLI's configuration");
        } catch (java.io.UncheckedIOException e) {
            throw BadInput.in(path.toString(), "the file cannot be read");
        }
    }

    /// The profile that is meant: by `--profile`, else AWS_PROFILE, else the default one, which
    /// need not exist.
    ///
    /// @throws NoSession if one is named that does not exist
    Optional<Profile> chosen(AwsVariables variables) {
        Optional<String> name =
                variables
                        .request()
                        .profile()
                        .or(() -> variables.get(AwsVariables.PROFILE))
                        .or(() -> variables.get(AwsVariables.DEFAULT_PROFILE));
        return name.isPresent() ? Optional.of(named(name.get())) : file.profile(DEFAULT);
    }

    /// A profile that somebody named.
    ///
    /// @throws NoSession if it does not exist
    Profile named(String name) {
        return file.profile(name)
                .orElseThrow(() -> {
                    Set<String> all = new TreeSet<>(file.profiles().keySet());
                    String hint =
                            NearestName.of(name, all)
                                    .map(near -> "did you mean " + near + "?")
                                    .orElse(
                                            all.isEmpty()
                                                    ? "there are no profiles at all; `aws"
                                                            + " configure` makes one"
                                                    : "`aws configure list-profiles` lists them");
                    return new NoSession(
                            NoSession.Why.NOTHING_THERE,
                            "there is no profile " + name + " in the AWS configuration; " + hint);
                });
    }

    Optional<Profile> services(String name) {
        return file.getSection("services", name);
    }

    Optional<Profile> ssoSession(String name) {
        return file.getSection("sso-session", name);
    }
}
