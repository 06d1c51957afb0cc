/** Removes what raw data headers tell about the patient, in place. What is removed is listed in docs/deidentification.md. */
@NullMarked
package org.mroptimum.local.deidentify;

import org.jspecify.annotations.NullMarked;
