package org.mroptimum.local.image;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.mroptimum.domain.result.HeapVolume;
import org.mroptimum.domain.result.Volume;

/**
 * An image as nested JSON lists, {@code [frequency][phase]} or {@code [frequency][phase][slice]}, as numpy's {@code tolist()} gives
 * them; bare, or under the name {@code data} of an object. Numbers or booleans.
 */
final class JsonImage {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_AXES = 3;

    private final JsonParser parser;
    private final int[] axes = new int[MOST_AXES];
    private float[] values = new float[1024];
    private int count;
    private int depthOfValues;

    private JsonImage(JsonParser parser) {
        this.parser = parser;
    }

    static Volume read(InputStream in) throws IOException {
        try (JsonParser parser = JSON.createParser(in)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                findData(parser);
            }
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                throw new WrongImageException("its JSON holds no list under the name data");
            }
            JsonImage image = new JsonImage(parser);
            image.list(0);
            return image.volume();
        }
    }

    private static void findData(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals("data");
            parser.nextToken();
            if (found) {
                return;
            }
            parser.skipChildren();
        }
    }

    private void list(int depth) throws IOException {
        if (depth == MOST_AXES) {
            throw new WrongImageException("it has more than three axes");
        }
        int length = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY) {
                list(depth + 1);
            } else {
                add(value(token), depth + 1);
            }
            length++;
        }
        if (length == 0 || (axes[depth] != 0 && axes[depth] != length)) {
            throw new WrongImageException("its lists are empty or of unequal length");
        }
        axes[depth] = length;
    }

    private float value(JsonToken token) throws IOException {
        if (token.isNumeric()) {
            return (float) parser.getDoubleValue();
        }
        if (token.isBoolean()) {
            return token == JsonToken.VALUE_TRUE ? 1 : 0;
        }
        throw new WrongImageException("its lists hold something else than numbers");
    }

    private void add(float value, int depth) throws WrongImageException {
        if (depthOfValues != 0 && depthOfValues != depth) {
            throw new WrongImageException("its lists are nested unequally");
        }
        depthOfValues = depth;
        if (count == ImageSize.MOST_POINTS) {
            throw new WrongImageException("it holds more than " + ImageSize.MOST_POINTS + " points");
        }
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count] = value;
        count++;
    }

    /** The last axis runs fastest in nested lists, the first in volumes. */
    private HeapVolume volume() throws WrongImageException {
        if (depthOfValues < 2) {
            throw new WrongImageException("it has fewer than two axes");
        }
        ImageSize size = ImageSize.of(axes[0], axes[1], depthOfValues == 3 ? axes[2] : 1);
        HeapVolume volume = size.volume();
        float[] plane = new float[size.plane()];
        for (int slice = 0; slice < size.slices(); slice++) {
            for (int f = 0; f < size.frequency(); f++) {
                for (int p = 0; p < size.phase(); p++) {
                    plane[f + size.frequency() * p] = values[(f * size.phase() + p) * size.slices() + slice];
                }
            }
            volume.put(slice, plane, new float[0]);
        }
        return volume;
    }
}
