package org.mroptimum.domain.usecase;

/** The publications that a methods section names. */
enum Citation {
    KELLMAN(
            "Kellman P, McVeigh ER. Image reconstruction in SNR units: a general method for SNR measurement. Magn Reson Med 2005;54:1439-1447.",
            "10.1002/mrm.20713"),
    ROBSON(
            "Robson PM, Grant AK, Madhuranthakam AJ, Lattanzi R, Sodickson DK, McKenzie CA. Comprehensive quantification of"
                    + " signal-to-noise ratio and g-factor for image-based and k-space-based parallel imaging reconstructions. Magn Reson"
                    + " Med 2008;60:895-907.",
            "10.1002/mrm.21728"),
    WIENS(
            "Wiens CN, Kisch SJ, Willig-Onwuachi JD, McKenzie CA. Computationally rapid method of estimating signal-to-noise ratio for"
                    + " phased array image reconstructions. Magn Reson Med 2011;66:1192-1197.",
            "10.1002/mrm.22893"),
    ROEMER(
            "Roemer PB, Edelstein WA, Hayes CE, Souza SP, Mueller OM. The NMR phased array. Magn Reson Med 1990;16:192-225.",
            "10.1002/mrm.1910160203"),
    PRUESSMANN(
            "Pruessmann KP, Weiger M, Scheidegger MB, Boesiger P. SENSE: sensitivity encoding for fast MRI. Magn Reson Med"
                    + " 1999;42:952-962.",
            "10.1002/(SICI)1522-2594(199911)42:5<952::AID-MRM16>3.0.CO;2-S"),
    GRISWOLD(
            "Griswold MA, Jakob PM, Heidemann RM, et al. Generalized autocalibrating partially parallel acquisitions (GRAPPA). Magn"
                    + " Reson Med 2002;47:1202-1210.",
            "10.1002/mrm.10171"),
    BREUER(
            "Breuer FA, Kannengiesser SAR, Blaimer M, Seiberlich N, Jakob PM, Griswold MA. General formulation for quantitative"
                    + " g-factor calculation in GRAPPA reconstructions. Magn Reson Med 2009;62:739-746.",
            "10.1002/mrm.22066"),
    UECKER(
            "Uecker M, Lai P, Murphy MJ, et al. ESPIRiT: an eigenvalue approach to autocalibrating parallel MRI: where SENSE meets"
                    + " GRAPPA. Magn Reson Med 2014;71:990-1001.",
            "10.1002/mrm.24751"),
    WALSH(
            "Walsh DO, Gmitro AF, Marcellin MW. Adaptive reconstruction of phased array MR imagery. Magn Reson Med 2000;43:682-690.",
            "10.1002/(SICI)1522-2594(200005)43:5<682::AID-MRM10>3.0.CO;2-G"),
    MONTIN(
            "Montin E, Lattanzi R. Seeking a widely adopted practical standard to estimate signal-to-noise ratio in magnetic resonance"
                    + " imaging for multiple-coil reconstructions. J Magn Reson Imaging 2021;54:1952-1964.",
            "10.1002/jmri.27816");

    private final String text;
    private final String doi;

    Citation(String text, String doi) {
        this.text = text;
        this.doi = doi;
    }

    /** The entry of a list of references. */
    String reference() {
        return text + " doi:" + doi;
    }
}
