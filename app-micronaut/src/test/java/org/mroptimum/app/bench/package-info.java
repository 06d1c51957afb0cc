@NullMarked
package org.mroptimum.app.bench;

import org.jspecify.annotations.NullMarked;
