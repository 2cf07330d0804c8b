package dev.lockstep.policy.catalog;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What is known of actions beside their names and levels: most of the catalogue's bytes, and asked
/// for seldom, so it is read apart.
final class ActionDetails {
    private final byte[] bytes;
    private final String[] strings;

    /// Where the details of the first action begin.
    private final int begin;

    /// Where the numbers begin that say where the details of each action are.
    private final int index;

    private ActionDetails(byte[] bytes, String[] strings, int index, int begin) {
        this.bytes = bytes;
        this.strings = strings;
        this.index = index;
        this.begin = begin;
    }

    static ActionDetails read(int size, byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var strings = new String[in.getInt()];
        for (int i = 0; i < strings.length; i++) {
            strings[i] = Resource.text(in, in.getShort() & 0xFFFF);
        }
        int index = in.position();
        return new ActionDetails(bytes, strings, index, index + size * Integer.BYTES);
    }

    Action action(String service, String name, AccessLevel level, int number) {
        var in = ByteBuffer.wrap(bytes);
        in.position(begin + in.getInt(index + number * Integer.BYTES));
        List<Action.ResourceType> types =
                IntStream.of(list(in))
                        .mapToObj(type ->
                                new Action.ResourceType(strings[type >> 1], (type & 1) != 0))
                        .toList();
        List<String> conditionKeys = texts(in);
        return new Action(service, name, level, types, conditionKeys, texts(in));
    }

    private List<String> texts(ByteBuffer in) {
        var texts = new ArrayList<String>();
        for (int one : list(in)) {
            texts.add(strings[one >> 1]);
        }
        return texts;
    }

    private static int[] list(ByteBuffer in) {
        var list = new int[in.get() & 0xFF];
        for (int i = 0; i < list.length; i++) {
            list[i] = in.getShort() & 0xFFFF;
        }
        return list;
    }
}
