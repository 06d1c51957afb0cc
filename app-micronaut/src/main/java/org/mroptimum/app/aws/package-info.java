/** Composes the worker of the cloud: the same use case as everywhere, over an object store and temporary links. */
@NullMarked
package org.mroptimum.app.aws;

import org.jspecify.annotations.NullMarked;
