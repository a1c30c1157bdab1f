package dev.stopover.cli;

/** Calls something again and again while a work takes long. */
@FunctionalInterface
interface Ticks {

    /** Calls nothing. */
    Ticks NEVER = tick -> () -> {};

    /**
     * Begins.
     *
     * @param tick what is called
     * @return what ends it
     */
    Runnable begin(Runnable tick);

    /** By the clock: for the first time when somebody begins to wonder. */
    static Ticks inTime() {
        return tick -> {
            var thread = new Thread(() -> call(tick), "progress");
            thread.setDaemon(true);
            thread.start();
            return thread::interrupt;
        };
    }

    private static void call(Runnable tick) {
        try {
            Thread.sleep(1000);
            while (true) {
                tick.run();
                Thread.sleep(200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
