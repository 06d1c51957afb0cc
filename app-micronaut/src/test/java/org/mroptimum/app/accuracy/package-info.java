@NullMarked
package org.mroptimum.app.accuracy;

import org.jspecify.annotations.NullMarked;
