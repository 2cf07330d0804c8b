package dev.lockstep.collect;

import dev.lockstep.input.InputText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/// A saved account, badly kept, whose files are read from the class path.
public final class SavedAccount {
    /// Where its files stand.
    public static final String FOLDER = "/dev/lockstep/demo/account";

    private SavedAccount() {}

    public static SnapshotFiles files() {
        Map<String, String> texts = new HashMap<>();
        for (String file : SnapshotFolder.FILES) {
            String name = FOLDER + "/" + file;
            try (var in = SavedAccount.class.getResourceAsStream(name)) {
                if (in != null) {
                    texts.put(file, InputText.decode(in.readAllBytes(), name));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new SnapshotFiles.InMemory(FOLDER, texts);
    }
}
