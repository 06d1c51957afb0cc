package org.mroptimum.local.store;

import java.nio.file.Path;
import java.util.Optional;
import org.mroptimum.domain.port.BlobId;

/** A store whose objects are files of this machine, which need not be copied to be read. */
interface StoredFiles {

    /** The object's file, which nobody changes any more; empty when there is none. */
    Optional<Path> file(BlobId id);
}
