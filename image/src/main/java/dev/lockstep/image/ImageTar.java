package dev.lockstep.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/// Writes the container image as a tar that `docker load` takes. On `scratch` it is whole: a Java
/// runtime of what Lockstep needs, and the C library that this runs on. On any other base it holds
/// Lockstep alone, and the base brings Java.
///
/// @param base `scratch`, or a reference such as `gcr.io/distroless/java25-debian13:nonroot`, or
///   `tar://PATH`
/// @param project the folder of the project, built
/// @param work a folder for what is made on the way
/// @param time what every file and the image itself are dated
public record ImageTar(String base, Path project, Path work, String version, Instant time) {
    static final String SCRATCH = "scratch";
    static final String HOME = "/home/lockstep";
    static final String PLACE = "/opt/lockstep";

    /// Nobody in particular, as in other images that do not run as root.
    static final String USER = "65532:65532";

    /// As the start script gives them. Nothing is written beside what the person asks for, so that
    /// the image runs with a root that is read only, and no secret of the memory is on a disk.
    private static final List<String> JAVA_OPTIONS =
            List.of(
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-XX:-UsePerfData",
                    "-XX:-CreateCoredumpOnCrash",
                    "-XX:-HeapDumpOnOutOfMemoryError",
                    "-XX:ErrorFile=/dev/null",
                    "-Xshare:auto",
                    "-Xlog:disable",
                    "-Xlog:all=error:stderr");

    public static void main(String[] arguments) throws Exception {
        var image =
                new ImageTar(
                        arguments[0],
                        Path.of(arguments[1]).toAbsolutePath().normalize(),
                        Path.of(arguments[2]),
                        arguments[3],
                        Instant.parse(arguments[4]));
        Path tar = image.work().resolve("lockstep-image.tar");
        System.out.println("image: " + image.write(tar) + " in " + tar);
    }

    /// Builds the image.
    ///
    /// @return its digest
    public String write(Path tar)
            throws IOException,
                    InterruptedException,
                    InvalidImageReferenceException,
                    CacheDirectoryCreationException,
                    RegistryException,
                    ExecutionException {
        Files.createDirectories(work);
        JibContainer made =
                contents()
                        .setFormat(ImageFormat.Docker)
                        .setCreationTime(time)
                        .setUser(USER)
                        .setWorkingDirectory(AbsoluteUnixPath.get("/work"))
                        .setLabels(labels())
                        .setEntrypoint(entrypoint())
                        .containerize(
                                Containerizer.to(TarImage.at(tar).named("lockstep:" + version))
                                        .setToolName("lockstep")
                                        .setBaseImageLayersCache(work.resolve("base-layers"))
                                        .setApplicationLayersCache(work.resolve("layers"))
                                        .setOfflineMode(isSelfContained()));
        return made.getDigest().toString();
    }

    private JibContainerBuilder contents()
            throws IOException, InterruptedException, InvalidImageReferenceException {
        var layers = new Layers(time);
        if (!isSelfContained()) {
            return Jib.from(base)
                    .setFileEntriesLayers(layers.program(project))
                    .addEnvironmentVariable("HOME", HOME);
        }
        var runtime = new JavaRuntime(work.resolve("runtime"));
        var all = new ArrayList<>(layers.system(CLibrary.here(), work));
        all.add(layers.runtime(runtime.make()));
        all.addAll(layers.program(project));
        return Jib.fromScratch()
                .setPlatforms(Set.of(new Platform(CLibrary.here().architecture(), "linux")))
                .setFileEntriesLayers(all)
                .addEnvironmentVariable("HOME", HOME)
                .addEnvironmentVariable("LANG", "C.UTF-8")
                .addEnvironmentVariable("PATH", PLACE + "/runtime/bin");
    }

    private List<String> entrypoint() {
        var words = new ArrayList<String>();
        words.add(isSelfContained() ? PLACE + "/runtime/bin/java" : "java");
        words.addAll(JAVA_OPTIONS);
        words.add("-jar");
        words.add(PLACE + "/lockstep.jar");
        return words;
    }

    /// In an order, since the digest depends on it.
    private Map<String, String> labels() {
        var labels = new TreeMap<String, String>();
        labels.put("org.opencontainers.image.title", "lockstep");
        labels.put(
                "org.opencontainers.image.description",
                "Audits the identity side of an AWS account");
        labels.put("org.opencontainers.image.version", version);
        labels.put("org.opencontainers.image.licenses", "Apache-2.0");
        return labels;
    }

    private boolean isSelfContained() {
        return base.equals(SCRATCH);
    }
}
