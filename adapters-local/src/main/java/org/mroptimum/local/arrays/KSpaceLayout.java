package org.mroptimum.local.arrays;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.kspace.KSpace;

/** A stored array seen as [freq, phase, coil, slice, replica]; missing axes have size 1. */
final class KSpaceLayout {
    private final Map<Axis, Integer> sizes = new EnumMap<>(Axis.class);
    private final Map<Axis, Long> strides = new EnumMap<>(Axis.class);
    private final ElementStore store;

    private KSpaceLayout(ElementStore store) {
        this.store = store;
    }

    enum Axis {
        FREQ,
        PHASE,
        COIL,
        SLICE,
        REPLICA
    }

    /**
     * Names the axes of an array.
     *
     * @param axes comma-separated names in the array's order, such as {@code coil,phase,freq}; the default is the order above
     */
    static KSpaceLayout of(StoredArray array, Optional<String> axes) {
        List<Axis> names = axes.map(KSpaceLayout::parse)
                .orElseGet(() -> Arrays.asList(Axis.values())
                        .subList(0, Math.min(array.shape().size(), Axis.values().length)));
        if (array.shape().size() < 2 || names.size() != array.shape().size()) {
            throw StoredArray.wrong("the array is " + array.describe() + ", expected "
                    + (axes.isPresent() ? "the axes " + axes.get() : "freq x phase x coil (x slice (x replica))"));
        }
        KSpaceLayout layout = new KSpaceLayout(array.store());
        for (int i = 0; i < names.size(); i++) {
            long size = array.shape().get(i);
            if (size < 1 || size > 1 << 16) {
                throw StoredArray.wrong("axis " + names.get(i) + " has " + size + " elements");
            }
            if (layout.sizes.put(names.get(i), (int) size) != null) {
                throw StoredArray.wrong("axis " + names.get(i) + " is named twice");
            }
            layout.strides.put(names.get(i), array.strides().get(i));
        }
        if (!layout.sizes.containsKey(Axis.FREQ) || !layout.sizes.containsKey(Axis.PHASE)) {
            throw StoredArray.wrong("the axes must name freq and phase");
        }
        if ((long) layout.size(Axis.FREQ) * layout.size(Axis.PHASE) > Integer.MAX_VALUE / 8) {
            throw StoredArray.wrong("one slice is too large: " + array.describe());
        }
        return layout;
    }

    int size(Axis axis) {
        return sizes.getOrDefault(axis, 1);
    }

    private long stride(Axis axis) {
        return strides.getOrDefault(axis, 0L);
    }

    /** One slice of one replica. */
    KSpace read(int slice, int replica) {
        KSpace target = new KSpace(size(Axis.FREQ), size(Axis.PHASE), size(Axis.COIL));
        List<Axis> inner = Arrays.asList(Axis.FREQ, Axis.PHASE, Axis.COIL);
        inner.sort((a, b) -> Long.compare(stride(a), stride(b)));
        long base = slice * stride(Axis.SLICE) + replica * stride(Axis.REPLICA);
        List<SliceSpans.Step> steps = inner.stream()
                .map(axis -> new SliceSpans.Step(
                        size(axis),
                        stride(axis),
                        axis == Axis.FREQ ? 1 : axis == Axis.PHASE ? target.frequency() : 0,
                        axis == Axis.COIL ? 1 : 0))
                .toList();
        new SliceSpans(store, steps, target).read(base);
        return target;
    }

    private static List<Axis> parse(String axes) {
        return Arrays.stream(axes.split(",", -1))
                .map(name -> switch (name.strip().toLowerCase(Locale.ROOT)) {
                    case "freq", "frequency", "readout" -> Axis.FREQ;
                    case "phase" -> Axis.PHASE;
                    case "coil", "channel" -> Axis.COIL;
                    case "slice" -> Axis.SLICE;
                    case "replica", "repetition" -> Axis.REPLICA;
                    default ->
                        throw new JobFailure(
                                RawDataError.WRONG_ARRAY,
                                "unknown axis in axes: use freq, phase, coil, slice, replica");
                })
                .toList();
    }
}
