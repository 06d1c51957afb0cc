package org.mroptimum.app.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mroptimum.app.bench.BenchEnvironment;
import org.mroptimum.app.bench.BenchReport;
import org.mroptimum.app.bench.BenchResult;

/**
 * Measurements as aligned columns.
 *
 * @param report what was measured
 */
record BenchTable(BenchReport report) {
    private static final double MEGABYTE = 1 << 20;

    void print(PrintWriter out) {
        BenchEnvironment here = report.environment();
        out.printf(
                Locale.ROOT,
                "MR Optimum %s, Java %s, %s, %d processors, heap up to %.0f MB%n",
                here.version(),
                here.java(),
                here.operatingSystem(),
                here.processors(),
                here.maxHeapBytes() / MEGABYTE);
        out.printf(
                "Median of %d runs after %d to warm up; data in memory%n%n",
                report.settings().runs(), report.settings().warmUp());
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "case",
                "size",
                "coils",
                "slices",
                "replicas",
                "threads",
                "device",
                "seconds",
                "allocated MB",
                "peak MB",
                "peer",
                "ratio"));
        report.results().forEach(result -> rows.add(row(result)));
        printAligned(rows, out);
    }

    private static List<String> row(BenchResult result) {
        boolean failed = result.failure() != null;
        return List.of(
                result.name().title(),
                String.valueOf(result.size()),
                String.valueOf(result.coils()),
                String.valueOf(result.slices()),
                result.replicas() > 0 ? String.valueOf(result.replicas()) : "-",
                String.valueOf(result.threads()),
                result.device(),
                failed ? "failed" : number("%.3f", result.seconds()),
                failed ? "-" : number("%.1f", result.allocatedBytes() / MEGABYTE),
                failed ? "-" : number("%.1f", result.peakHeapBytes() / MEGABYTE),
                result.peerSeconds() == null ? "-" : number("%.3f", result.peerSeconds()),
                result.ratio() == null ? "-" : number("%.2f", result.ratio()));
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static void printAligned(List<List<String>> rows, PrintWriter out) {
        int columns = rows.get(0).size();
        int[] width = new int[columns];
        rows.forEach(row -> {
            for (int c = 0; c < columns; c++) {
                width[c] = Math.max(width[c], row.get(c).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(String.format("%-" + width[0] + "s", row.get(0)));
            for (int c = 1; c < columns; c++) {
                line.append("  ").append(String.format("%" + width[c] + "s", row.get(c)));
            }
            out.println(line);
        }
    }
}
