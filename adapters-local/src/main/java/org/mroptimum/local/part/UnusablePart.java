package org.mroptimum.local.part;

import java.io.IOException;

/** A part that can be read, but is of no use; what is said of it goes on after "part 1/4". */
final class UnusablePart extends IOException {
    private static final long serialVersionUID = 1L;

    private final String why;

    UnusablePart(String why) {
        super(why);
        this.why = why;
    }

    String why() {
        return why;
    }
}
