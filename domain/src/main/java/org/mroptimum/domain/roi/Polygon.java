package org.mroptimum.domain.roi;

import java.util.Arrays;
import java.util.List;

/**
 * A closed polygon in voxel index coordinates: pixel {@code (i, j)} has its centre at {@code x = i, y = j}. The last vertex is
 * joined to the first. A pixel belongs when its centre is inside by the even-odd rule, so parts that are covered twice are out.
 *
 * <p>A centre exactly on an edge belongs when the inside is on the side of larger x, or of larger y for an edge along x. So of
 * two polygons that share an edge exactly one has the pixel.
 *
 * <p>Source: M. Shimrat, "Algorithm 112: Position of point relative to polygon", Comm. ACM 5 (1962), doi:10.1145/368637.368653
 *
 * @param vertices at least three
 */
public record Polygon(List<Vertex> vertices) implements RegionShape {

    public Polygon {
        vertices = List.copyOf(vertices);
    }

    @Override
    public boolean[] pixels(int width, int height) {
        boolean[] inside = new boolean[width * height];
        double[] crossings = new double[vertices.size()];
        for (int y = 0; y < height; y++) {
            int count = crossings(y, crossings);
            Arrays.sort(crossings, 0, count);
            for (int pair = 0; pair + 1 < count; pair += 2) {
                int from = firstAtOrAfter(crossings[pair], width);
                int to = firstAtOrAfter(crossings[pair + 1], width);
                Arrays.fill(inside, y * width + from, y * width + to, true);
            }
        }
        return inside;
    }

    /** Where edges cross the line {@code y}, an edge without its upper end; an even number of places. */
    private int crossings(double y, double[] into) {
        int count = 0;
        Vertex before = vertices.get(vertices.size() - 1);
        for (Vertex vertex : vertices) {
            if (before.y() <= y != vertex.y() <= y) {
                into[count++] = before.y() < vertex.y() ? crossing(before, vertex, y) : crossing(vertex, before, y);
            }
            before = vertex;
        }
        return count;
    }

    /** Always from the lower end, so that an edge crosses at the same place for the polygons on both sides of it. */
    private static double crossing(Vertex lower, Vertex upper, double y) {
        return lower.x() + (y - lower.y()) * (upper.x() - lower.x()) / (upper.y() - lower.y());
    }

    private static int firstAtOrAfter(double x, int width) {
        return (int) Math.max(0, Math.min(width, Math.ceil(x)));
    }

    /**
     * A corner.
     *
     * @param x along readout, finite
     * @param y along phase encoding, finite
     */
    public record Vertex(double x, double y) {}
}
