package org.mroptimum.local.image;

import java.io.IOException;

/** A file is not an image that we can use; the message says why, in words for the user. */
final class WrongImageException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String why;

    WrongImageException(String why) {
        super(why);
        this.why = why;
    }

    @Override
    public String getMessage() {
        return why;
    }
}
