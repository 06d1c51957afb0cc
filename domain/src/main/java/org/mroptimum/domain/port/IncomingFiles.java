package org.mroptimum.domain.port;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.LongConsumer;
import org.mroptimum.domain.scan.ScanId;

/**
 * Files that are being uploaded, kept on this machine until they are whole and checked. Promises: a number of bytes that was told
 * is on the disk; one writer at a time, others are refused with MRO-4017; names come from ids only. A disk that is full is
 * MRO-4016.
 */
public interface IncomingFiles {

    /** Refuses with MRO-4016 what the disk has no room for. */
    void requireRoom(long bytes);

    /**
     * Takes the file for one piece of work; MRO-4017 while another thread or process has it.
     *
     * @param id a file that is created when it is not there
     */
    Incoming open(ScanId id);

    /** The files that are on this machine, and not on another server. */
    List<ScanId> held();

    /** Removes the file; nothing happens when there is none. */
    void delete(ScanId id);

    /** A file that nobody else writes until it is closed. */
    interface Incoming extends AutoCloseable {

        /**
         * Writes at an offset; what was there from the offset on is lost. When the source fails, what came before stays.
         *
         * @param limit most bytes taken
         * @param durable hears how many bytes of the file are on the disk, now and then and at the end
         * @return size of the file afterwards
         * @throws IOException when the source fails
         * @throws org.mroptimum.domain.job.JobFailure MRO-1017 behind the end of the file: nothing would fill the gap
         */
        long write(long offset, InputStream source, long limit, LongConsumer durable) throws IOException;

        /** How many bytes are there; fewer than were told when somebody else took them away. */
        long size();

        /** Forgets all bytes from the offset on. */
        void truncate(long offset);

        /** The file for readers, under a name that tells nothing. */
        StagedFile staged();

        /** SHA-256 of the whole file, lower-case hexadecimal. */
        String sha256();

        /** Lets others write. */
        @Override
        void close();
    }
}
