/** Writes result and failure bundles: info.json, NIfTI, MAT and preview pictures. */
@NullMarked
package org.mroptimum.local.result;

import org.jspecify.annotations.NullMarked;
