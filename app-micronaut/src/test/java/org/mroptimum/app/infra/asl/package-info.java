/** A small interpreter of the Amazon States Language: what the shipped state machine uses, and nothing else. */
@NullMarked
package org.mroptimum.app.infra.asl;

import org.jspecify.annotations.NullMarked;
