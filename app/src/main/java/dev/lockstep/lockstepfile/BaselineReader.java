package dev.lockstep.lockstepfile;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Baseline.SourceFile;
import dev.lockstep.lockstepfile.RegisterReader.Placed;
import dev.lockstep.lockstepfile.SourceFiles.Source;
import dev.lockstep.lockstepfile.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Makes a [Baseline] of a lockstep.yaml and the files that it leads to.
final class BaselineReader {
    private BaselineReader() {}

    /// A baseline, and where its exceptions stand.
    record Result(Baseline baseline, List<Placed> exceptions) {}

    /// @throws dev.lockstep.input.BadInput if anything is not as it should be
    static Result read(SourceFiles files, Set<String> controls) {
        var problems = new Problems();
        var layers = new Layers(files, problems);
        Mapping root = layers.read();
        var file = new Fields(root, problems);
        var settings = new SettingsReader(file, problems);
        var roster = new RosterReader(file);
        var register = new RegisterReader(file, controls, problems);
        List<Placed> exceptions = register.exceptions();
        var groups = new GroupsReader(file, files, layers.byName(), problems);
        var found =
                new Baseline(
                        file.text("account", Name.ACCOUNT),
                        PasswordPolicyReader.read(file.section("password-policy")),
                        settings.root(),
                        settings.administrators(),
                        file.texts("administrator-roles", Name.ROLE_PATTERN)
                                .orElse(Baseline.DEFAULT.administratorRoles()),
                        groups.groups(),
                        roster.people(),
                        roster.services(),
                        roster.breakGlass(),
                        settings.users(),
                        settings.mfa(),
                        settings.securityContact(),
                        settings.trail(),
                        settings.accessKeys(),
                        register.needs(),
                        new TreeSet<>(
                                file.texts("trusted-accounts", Name.ACCOUNT).orElse(List.of())),
                        settings.regions(),
                        settings.limits(),
                        layers.locked(),
                        exceptions.stream().map(Placed::rule).toList(),
                        sources(layers, files),
                        PlacesReader.read(root));
        problems.end();
        return new Result(found, exceptions);
    }

    private static List<SourceFile> sources(Layers layers, SourceFiles files) {
        List<SourceFile> found =
                new ArrayList<>(layers.sources().stream().map(Source::asFile).toList());
        found.addAll(files.policies());
        return found;
    }
}
