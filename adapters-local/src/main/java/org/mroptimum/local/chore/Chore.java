package org.mroptimum.local.chore;

import java.time.Duration;
import java.util.function.Consumer;

/** A kind of background work. Its name stays the same for ever: the database knows it. */
public sealed interface Chore {

    /** Unique among the chores, at most 100 characters. */
    String name();

    /**
     * Work that is done soon after the first start, and then again and again, over restarts; of several servers one does it. When
     * it fails, it is done again at the next time.
     *
     * @param every from the end of one time to the next
     * @param work may be interrupted by the death of the server, and must bear being done again
     */
    record Recurring(String name, Duration every, Runnable work) implements Chore {}

    /**
     * Work that is done once for each key that was ordered. When it fails or its server dies, it is done again.
     *
     * @param work gets the key; done at least once
     * @param patience how often it is tried
     * @param givenUp gets the key when it is tried no more
     */
    record Once(String name, Consumer<String> work, Patience patience, Consumer<String> givenUp) implements Chore {}

    /**
     * How often work is tried. The pause doubles with each failure.
     *
     * @param tries at least 1
     * @param first pause after the first failure
     * @param longest pause
     */
    record Patience(int tries, Duration first, Duration longest) {
        private static final int DOUBLINGS = 20;

        /** The pause after so many failures, at least 1. */
        Duration after(int failures) {
            Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
            return doubled.compareTo(longest) < 0 ? doubled : longest;
        }
    }
}
