package dev.lockstep.policy.evaluate;

import dev.lockstep.policy.Glob;
import java.util.Arrays;

/// A growing row of characters and wildcards.
final class Characters {
    private int[] all;
    private int size;

    Characters(int room) {
        all = new int[Math.max(room, 8)];
    }

    static Characters of(String text) {
        var characters = new Characters(text.length());
        characters.addAll(text);
        return characters;
    }

    void add(int character) {
        if (size == all.length) {
            all = Arrays.copyOf(all, size * 2);
        }
        all[size++] = character;
    }

    void addAll(Characters other) {
        for (int i = 0; i < other.size; i++) {
            add(other.all[i]);
        }
    }

    /// Adds a text, of which each character stands for itself.
    void addAll(String text) {
        for (int i = 0; i < text.length(); i++) {
            add(text.charAt(i));
        }
    }

    int[] all() {
        return all;
    }

    int size() {
        return size;
    }

    /// All that was added since the last time.
    Characters take() {
        var taken = new Characters(size);
        taken.addAll(this);
        size = 0;
        return taken;
    }

    /// The same with each letter in one case, whatever its script.
    Characters folded() {
        var folded = new Characters(size);
        for (int i = 0; i < size; i++) {
            int c = all[i];
            folded.add(c < 0 ? c : Character.toLowerCase(Character.toUpperCase(c)));
        }
        return folded;
    }

    /// Whether a text, given as characters, matches this pattern.
    boolean matches(Characters text) {
        var characters = new StringBuilder(text.size);
        for (int i = 0; i < text.size; i++) {
            characters.append((char) text.all[i]);
        }
        return Glob.matches(all, size, characters.toString(), 0, text.size);
    }

    /// The six patterns between the first five colons; none if there are fewer colons.
    Glob[] sixParts() {
        var parts = new Glob[6];
        int part = 0;
        int start = 0;
        for (int i = 0; i < size && part < 5; i++) {
            if (all[i] == ':') {
                parts[part++] = Glob.of(Arrays.copyOfRange(all, start, i), i - start);
                start = i + 1;
            }
        }
        if (part < 5) {
            return new Glob[0];
        }
        parts[5] = Glob.of(Arrays.copyOfRange(all, start, size), size - start);
        return parts;
    }
}
