package org.mroptimum.local.result;

import java.io.IOException;
import java.io.OutputStream;
import org.mroptimum.domain.port.MapWriter;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.result.VoxelGrid;
import org.mroptimum.local.result.BundleImage.Pixel;

/** Writes single maps as the bundles hold them, {@code .nii.gz}. */
public final class NiftiFiles implements MapWriter {

    @Override
    public void write(Volume map, VoxelGrid grid, OutputStream out) throws IOException {
        NiftiWriter.write(out, map, map.complex() ? Pixel.COMPLEX64 : Pixel.FLOAT32, grid);
    }
}
