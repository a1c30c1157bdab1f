package dev.stopover.catalog;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * A map in the order of its keys that never changes: {@link #with} and {@link #without} return another one, which
 * shares all but a path of the tree with this one. A look-up and a change cost the logarithm of the size.
 *
 * @param <K> the keys
 * @param <V> the values
 */
public final class PersistentMap<K extends Comparable<? super K>, V> extends AbstractMap<K, V> {

    private static final PersistentMap<?, ?> EMPTY = new PersistentMap<>(null, 0);

    private final Node<K, V> root;
    private final int size;

    private PersistentMap(Node<K, V> root, int size) {
        this.root = root;
        this.size = size;
    }

    /** The map without entries. */
    @SuppressWarnings("unchecked")
    public static <K extends Comparable<? super K>, V> PersistentMap<K, V> empty() {
        return (PersistentMap<K, V>) EMPTY;
    }

    /** The value of a key, if it has one. */
    public Optional<V> find(K key) {
        Node<K, V> node = root;
        while (node != null) {
            int order = key.compareTo(node.key);
            if (order == 0) {
                return Optional.of(node.value);
            }
            node = order < 0 ? node.left : node.right;
        }
        return Optional.empty();
    }

    /** This map with a value for a key, in the place of the one it has. */
    public PersistentMap<K, V> with(K key, V value) {
        Optional<V> old = find(key);
        if (old.isPresent() && old.get() == value) {
            return this;
        }
        return new PersistentMap<>(with(root, key, value), old.isPresent() ? size : size + 1);
    }

    /** This map without a key. */
    public PersistentMap<K, V> without(K key) {
        return find(key).isEmpty() ? this : new PersistentMap<>(without(root, key), size - 1);
    }

    /** The entries whose keys are not before the given one, in order. */
    public Iterable<Map.Entry<K, V>> from(K key) {
        return () -> {
            Walk<K, V> walk = new Walk<>(null);
            Node<K, V> node = root;
            while (node != null) {
                if (key.compareTo(node.key) <= 0) {
                    walk.path.push(node);
                    node = node.left;
                } else {
                    node = node.right;
                }
            }
            return walk;
        };
    }

    /**
     * The values that another map lacks or has others for, in the order of their keys. What both maps share is not looked
     * at: where one was made from the other, it costs the number of changes times the logarithm of the size.
     */
    public List<V> valuesChangedIn(PersistentMap<K, V> other) {
        if (root == other.root) {
            return List.of();
        }
        List<V> changed = new ArrayList<>();
        Walk<K, V> mine = new Walk<>(root);
        Walk<K, V> others = new Walk<>(other.root);
        while (mine.hasNext()) {
            Node<K, V> node = mine.path.pop();
            Node<K, V> same = others.to(node.key);
            if (same == null || same.value != node.value) {
                changed.add(node.value);
            }
            if (same == null) {
                mine.push(node.right);
            } else if (same.right != node.right) {
                mine.push(node.right);
                others.push(same.right);
            }
        }
        return changed;
    }

    @Override
    @SuppressWarnings("unchecked")
    public V get(Object key) {
        return find((K) key).orElse(null);
    }

    @Override
    @SuppressWarnings("unchecked")
    public boolean containsKey(Object key) {
        return find((K) key).isPresent();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<K, V>> iterator() {
                return new Walk<>(root);
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    private static <K extends Comparable<? super K>, V> Node<K, V> with(Node<K, V> node, K key, V value) {
        if (node == null) {
            return new Node<>(key, value, null, null);
        }
        int order = key.compareTo(node.key);
        if (order == 0) {
            return new Node<>(key, value, node.left, node.right);
        }
        return order < 0
                ? balanced(node, with(node.left, key, value), node.right)
                : balanced(node, node.left, with(node.right, key, value));
    }

    private static <K extends Comparable<? super K>, V> Node<K, V> without(Node<K, V> node, K key) {
        int order = key.compareTo(node.key);
        if (order < 0) {
            return balanced(node, without(node.left, key), node.right);
        }
        if (order > 0) {
            return balanced(node, node.left, without(node.right, key));
        }
        if (node.left == null) {
            return node.right;
        }
        if (node.right == null) {
            return node.left;
        }
        Node<K, V> next = node.right;
        while (next.left != null) {
            next = next.left;
        }
        return balanced(next, node.left, without(node.right, next.key));
    }

    private static <K extends Comparable<? super K>, V> Node<K, V> balanced(
            Node<K, V> entry, Node<K, V> left, Node<K, V> right) {
        if (height(left) > height(right) + 1) {
            return height(left.left) >= height(left.right)
                    ? new Node<>(left, left.left, new Node<>(entry, left.right, right))
                    : new Node<>(
                            left.right,
                            new Node<>(left, left.left, left.right.left),
                            new Node<>(entry, left.right.right, right));
        }
        if (height(right) > height(left) + 1) {
            return height(right.right) >= height(right.left)
                    ? new Node<>(right, new Node<>(entry, left, right.left), right.right)
                    : new Node<>(
                            right.left,
                            new Node<>(entry, left, right.left.left),
                            new Node<>(right, right.left.right, right.right));
        }
        return new Node<>(entry, left, right);
    }

    private static int height(Node<?, ?> node) {
        return node == null ? 0 : node.height;
    }

    private static final class Node<K, V> {

        private final K key;
        private final V value;
        private final Node<K, V> left;
        private final Node<K, V> right;
        private final int height;

        private Node(K key, V value, Node<K, V> left, Node<K, V> right) {
            this.key = key;
            this.value = value;
            this.left = left;
            this.right = right;
            this.height = 1 + Math.max(height(left), height(right));
        }

        private Node(Node<K, V> entry, Node<K, V> left, Node<K, V> right) {
            this(entry.key, entry.value, left, right);
        }
    }

    private static final class Walk<K extends Comparable<? super K>, V> implements Iterator<Entry<K, V>> {

        private final Deque<Node<K, V>> path = new ArrayDeque<>();

        private Walk(Node<K, V> root) {
            push(root);
        }

        @Override
        public boolean hasNext() {
            return !path.isEmpty();
        }

        @Override
        public Entry<K, V> next() {
            if (path.isEmpty()) {
                throw new NoSuchElementException();
            }
            Node<K, V> node = path.pop();
            push(node.right);
            return new SimpleImmutableEntry<>(node.key, node.value);
        }

        private void push(Node<K, V> from) {
            for (Node<K, V> node = from; node != null; node = node.left) {
                path.push(node);
            }
        }

        /** Goes past all that comes before a key, and takes its node from the path; null if there is none. */
        private Node<K, V> to(K key) {
            while (!path.isEmpty()) {
                int order = path.peek().key.compareTo(key);
                if (order == 0) {
                    return path.pop();
                }
                if (order > 0) {
                    return null;
                }
                push(path.pop().right);
            }
            return null;
        }
    }
}
