package org.mroptimum.app.architecture.broken.domain.coil;

import org.jtransforms.fft.FloatFFT_1D;

final class TransformsItself {
    FloatFFT_1D transform() {
        return new FloatFFT_1D(4);
    }
}
