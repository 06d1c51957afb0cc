package org.mroptimum.app.architecture.broken.domain.snr;

import org.mroptimum.app.architecture.broken.domain.port.Store;

/** A computation may report progress; it may not store. */
record StoresItself(Store store) {}
