package dev.lockstep.judge.random;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A random snapshot folder with a baseline beside it.
///
/// The input is always valid, and the same seed always gives the same bytes.
public record RandomFolder(Path folder, Path lockstepYaml, JsonNode baseline) {
    private static final YAMLMapper YAML = new YAMLMapper();

    /// Writes the folder of a seed below a place.
    public static RandomFolder write(long seed, Path place) {
        Scene scene = Scene.of(seed);
        RandomDetails details = new RandomDetails(scene);
        List<String> groups = details.groups.stream().map(RandomDetails.GroupTruth::name).toList();
        List<TruthUser> users = new RandomUsers(scene).make(groups);
        RootTruth root = RootTruth.of(scene);
        Path folder = place.resolve("snapshot");
        FolderWriter out = new FolderWriter(folder, scene.dice());
        out.putPages(
                "account-authorization-details.json",
                "iam:GetAccountAuthorizationDetails",
                details.answer(users));
        new UserFiles(scene, out).write(root, users);
        new AccountFiles(scene, out).write(root, users);
        new AccountFiles(scene, out).identity(root, users);
        new AroundFiles(scene, out).write();
        out.finish();
        RandomBaseline goal = new RandomBaseline(scene);
        ObjectNode baseline = goal.make(details, users);
        if (!Files.exists(folder.resolve("snapshot.json"))) {
            goal.nameRegion();
        }
        try {
            for (Map.Entry<String, ObjectNode> file : goal.files.entrySet()) {
                Path path = place.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue().toPrettyString());
            }
            Path yaml = place.resolve("lockstep.yaml");
            Files.writeString(yaml, YAML.writeValueAsString(baseline));
            return new RandomFolder(folder, yaml, baseline);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
