package org.mroptimum.domain.scan;

/** How far an uploaded file is. */
public enum ScanState {
    /** Bytes are missing. */
    UPLOADING,
    /** All bytes are here and are being looked at; a server that starts takes this up again. */
    CHECKING,
    /** Jobs may name it. */
    READY,
    /** Its content cannot be used; the bytes are gone, the reason stays until its owner deletes it. */
    REFUSED,
    /** Deleted by its owner, but not yet from all places; nobody sees it any more. */
    DELETED
}
