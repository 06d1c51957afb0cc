package org.mroptimum.local.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.domain.port.ImageReader;
import org.mroptimum.domain.port.StagedFile;
import org.mroptimum.domain.result.Volume;

/**
 * Reads NIfTI-1 ({@code .nii}, {@code .nii.gz}), MetaImage ({@code .mha}, {@code .mhd}), MAT ({@code .mat} up to version 7) and
 * JSON images, recognised by content whatever the name. Files are read as they come, never trusted: sizes are bounded before
 * memory is taken. Anything wrong is MRO-2012 with the reason in words.
 */
public final class ImageFiles implements ImageReader {
    private static final int PEEK = 64;

    @Override
    public Volume read(StagedFile file) {
        return open(file, ImageFiles::image);
    }

    @Override
    public Optional<Vector3> spacing(StagedFile file) {
        return open(file, ImageFiles::spacing);
    }

    private static <T> T open(StagedFile file, Parser<T> parser) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(Path.of(file.location())), 1 << 16)) {
            byte[] start = peek(raw);
            if (start.length > 1 && (start[0] & 255) == 0x1f && (start[1] & 255) == 0x8b) {
                try (InputStream in = new BufferedInputStream(new GZIPInputStream(raw), 1 << 16)) {
                    return parser.parse(file, peek(in), in);
                }
            }
            return parser.parse(file, start, raw);
        } catch (EOFException e) {
            throw failure(file, "the file ends too early", e);
        } catch (ZipException e) {
            throw failure(file, "the compressed data are damaged", e);
        } catch (JsonProcessingException e) {
            throw failure(file, "it is not valid JSON", e);
        } catch (WrongImageException e) {
            throw failure(file, e.getMessage(), e);
        } catch (IOException e) {
            throw failure(file, "it cannot be read", e);
        }
    }

    private static Volume image(StagedFile file, byte[] start, InputStream in) throws IOException {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (NiftiImage.recognises(start)) {
            return NiftiImage.read(in);
        }
        if (text.startsWith("MATLAB 5.0")) {
            return MatImage.read(in, file.bytes());
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            return JsonImage.read(in);
        }
        if (MetaImage.recognises(text)) {
            return MetaImage.read(in, Path.of(file.location()));
        }
        throw new WrongImageException("it is none of NIfTI, MetaImage, MAT (version 7 or older) and JSON");
    }

    private static Optional<Vector3> spacing(StagedFile file, byte[] start, InputStream in) throws IOException {
        if (NiftiImage.recognises(start)) {
            return NiftiImage.spacing(in);
        }
        boolean meta = MetaImage.recognises(new String(start, StandardCharsets.ISO_8859_1));
        return meta ? MetaImage.spacing(in) : Optional.empty();
    }

    /** The first bytes, without spaces before them; the stream stays at its start. */
    private static byte[] peek(InputStream in) throws IOException {
        in.mark(PEEK);
        byte[] start = in.readNBytes(PEEK);
        in.reset();
        String text = new String(start, StandardCharsets.ISO_8859_1);
        String stripped = text.stripLeading();
        boolean json = stripped.startsWith("{") || stripped.startsWith("[");
        return json ? stripped.getBytes(StandardCharsets.ISO_8859_1) : start;
    }

    private static JobFailure failure(StagedFile file, String why, Exception cause) {
        return new JobFailure(RawDataError.WRONG_MASK_IMAGE, "the image " + file.name() + ": " + why, cause);
    }

    /** Reads one thing from an image file whose stream stands at its start. */
    private interface Parser<T> {
        T parse(StagedFile file, byte[] start, InputStream in) throws IOException;
    }
}
