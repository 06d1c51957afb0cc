/** Scans over HTTP: resumable uploads (tus 1.0.0, https://tus.io/protocols/resumable-upload), and what came of them. */
@NullMarked
package org.mroptimum.app.server.scan;

import org.jspecify.annotations.NullMarked;
