package dev.stopover.web.standin.classes.java.util.concurrent;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/** Something that is worked out once. */
public class FutureTask<V> {

    private Callable<V> work;
    private V result;
    private Throwable failure;

    /** A task. */
    public FutureTask(Callable<V> work) {
        this.work = work;
    }

    /** Works it out, unless that has been done or is under way. */
    public void run() {
        if (work == null) {
            return;
        }
        Callable<V> now = work;
        work = null;
        try {
            result = now.call();
        } catch (Throwable e) {
            failure = e;
        }
    }

    /** What came of it. */
    public V get() throws InterruptedException, ExecutionException {
        if (failure != null) {
            throw new ExecutionException(failure);
        }
        return result;
    }
}
