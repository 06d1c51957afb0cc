package org.mroptimum.domain.math;

/**
 * The work of one slice.
 *
 * @param <W> workspace, used by one thread at a time
 */
@FunctionalInterface
public interface SliceTask<W> {

    void run(int slice, W workspace);
}
