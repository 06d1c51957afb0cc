/** A house whose every class breaks a rule, or stands by while another does. Never run. */
@NullMarked
package org.mroptimum.app.architecture.broken;

import org.jspecify.annotations.NullMarked;
