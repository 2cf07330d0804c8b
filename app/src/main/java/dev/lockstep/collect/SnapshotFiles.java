package dev.lockstep.collect;

import dev.lockstep.input.BadInput;
import dev.lockstep.input.InputText;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where the files of a snapshot come from.
public sealed interface SnapshotFiles {
    /// The text of a file of the snapshot, such as `users.json`; empty if there is none.
    ///
    /// @throws BadInput if there is one that cannot be read as text
    Optional<String> text(String file);

    /// Whether there is such a file, readable or not.
    boolean has(String file);

    /// What messages call a file.
    String called(String file);

    /// What messages call the whole.
    String called();

    /// A folder on disk.
    record InFolder(Path folder) implements SnapshotFiles {
        @Override
        public Optional<String> text(String file) {
            return has(file)
                    ? Optional.of(InputText.read(folder.resolve(file), called(file)))
                    : Optional.empty();
        }

        /// A link that leads nowhere is there: reading it is an error, not a missing read.
        @Override
        public boolean has(String file) {
            return Files.exists(folder.resolve(file), LinkOption.NOFOLLOW_LINKS);
        }

        @Override
        public String called(String file) {
            return folder.resolve(file).toString();
        }

        @Override
        public String called() {
            return folder.toString();
        }
    }

    /// One file that stands for a file of a snapshot, such as any `.csv` for the credential report.
    record OneFile(Path path, String file) implements SnapshotFiles {
        @Override
        public Optional<String> text(String wanted) {
            return has(wanted)
                    ? Optional.of(InputText.read(path, path.toString()))
                    : Optional.empty();
        }

        @Override
        public boolean has(String wanted) {
            return wanted.equals(file);
        }

        @Override
        public String called(String wanted) {
            return path.toString();
        }

        @Override
        public String called() {
            return path.toString();
        }
    }

    /// Files that were just gathered and stand nowhere yet.
    ///
    /// @param called what messages call the whole
    /// @param texts the text of each file by its name
    record InMemory(String called, Map<String, String> texts) implements SnapshotFiles {
        public InMemory {
            texts = Map.copyOf(texts);
        }

        @Override
        public Optional<String> text(String file) {
            return Optional.ofNullable(texts.get(file));
        }

        @Override
        public boolean has(String file) {
            return texts.containsKey(file);
        }

        @Override
        public String called(String file) {
            return called + " (" + file + ")";
        }
    }
}
