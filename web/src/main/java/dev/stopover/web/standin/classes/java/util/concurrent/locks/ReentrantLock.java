package dev.stopover.web.standin.classes.java.util.concurrent.locks;

/** There is nobody to be kept out. */
public class ReentrantLock {

    /** A lock. */
    public ReentrantLock() {}

    /** Takes it. */
    public void lock() {}

    /** Gives it back. */
    public void unlock() {}

    /** Takes it. */
    public boolean tryLock() {
        return true;
    }
}
