package dev.stopover.web.standin.classes.java.util.concurrent;

/** There is one processor, so that nobody works ahead. */
public final class ForkJoinPool {

    private static final ForkJoinPool COMMON = new ForkJoinPool();

    private ForkJoinPool() {}

    /** The pool. */
    public static ForkJoinPool commonPool() {
        return COMMON;
    }

    /** Does something at once. */
    public void execute(Runnable work) {
        work.run();
    }
}
