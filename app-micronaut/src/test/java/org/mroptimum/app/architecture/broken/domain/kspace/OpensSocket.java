package org.mroptimum.app.architecture.broken.domain.kspace;

import java.io.IOException;
import java.net.Socket;

final class OpensSocket {
    Socket connect() throws IOException {
        return new Socket("localhost", 1);
    }
}
