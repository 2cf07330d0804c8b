package dev.lockstep.effect;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// A part of an account in a list, open to change; it is copied when it changes, and only then.
final class DraftList<T> extends AbstractList<T> {
    private List<T> list;
    private boolean own;

    DraftList(List<T> before) {
        this.list = before;
    }

    @Override
    public T get(int index) {
        return list.get(index);
    }

    @Override
    public int size() {
        return list.size();
    }

    @Override
    public T set(int index, T one) {
        return own().set(index, one);
    }

    @Override
    public void add(int index, T one) {
        own().add(index, one);
    }

    @Override
    public T remove(int index) {
        return own().remove(index);
    }

    /// What comes out equal is not written.
    @Override
    public void replaceAll(UnaryOperator<T> change) {
        for (int i = 0; i < list.size(); i++) {
            T next = change.apply(list.get(i));
            if (!Objects.equals(next, list.get(i))) {
                set(i, next);
            }
        }
    }

    private List<T> own() {
        if (!own) {
            list = new ArrayList<>(list);
            own = true;
        }
        return list;
    }

    List<T> drafted() {
        return list;
    }
}
