package dev.stopover.web.standin.classes.java.util.concurrent.atomic;

/** An array. */
public class AtomicReferenceArray<E> {

    private final Object[] elements;

    /** An array of that length. */
    public AtomicReferenceArray(int length) {
        elements = new Object[length];
    }

    /** An element. */
    @SuppressWarnings("unchecked")
    public final E get(int index) {
        return (E) elements[index];
    }

    /** Puts an element. */
    public final void set(int index, E element) {
        elements[index] = element;
    }

    /** Puts an element in the place of another. */
    public final E getAndSet(int index, E element) {
        E before = get(index);
        elements[index] = element;
        return before;
    }
}
