// The random numbers of pseudo replicas, as ReplicaNoise and Ziggurat of domain.math define them: the same words, and the same
// numbers up to the last digit of exp and log in seven of a thousand. Put before the source that uses it.

#pragma OPENCL EXTENSION cl_khr_fp64 : enable

// What a kernel takes for it, and what it hands on: DeviceNoise gives these arguments.
#define ZIGGURAT_PARAMETERS global const int *inside, global const float *width, global const double *edge, global const double *height
#define ZIGGURAT inside, width, edge, height

inline ulong split_mix(const ulong state)
{
    ulong z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
    return z ^ (z >> 31);
}

inline ulong split_child(const ulong parent, const ulong index)
{
    return split_mix(parent + (index + 1) * 0x9E3779B97F4A7C15UL);
}

inline double ziggurat_uniform(const ulong half_word)
{
    return (half_word + 0.5) * 0x1p-32;
}

float ziggurat_tail(const ulong word, const int part, int attempt, const int u, global const double *edge)
{
    for (;; attempt++) {
        const ulong fresh = split_child(word, 2 * attempt + part);
        const double beyond = -log(ziggurat_uniform(fresh >> 32)) / edge[1];
        if (-2 * log(ziggurat_uniform(fresh & 0xFFFFFFFFUL)) > beyond * beyond) {
            const double x = 0.70710678118654752440 * (edge[1] + beyond);
            return (float) (u < 0 ? -x : x);
        }
    }
}

float ziggurat_edge(const ulong word, const int part, uint half_word, ZIGGURAT_PARAMETERS)
{
    for (int attempt = 1;; attempt++) {
        const int layer = half_word & 255;
        const int u = 2 * ((int) half_word >> 8) + 1;
        if (abs(u) < inside[layer]) {
            return u * width[layer];
        }
        if (layer == 0) {
            return ziggurat_tail(word, part, attempt, u, edge);
        }
        const ulong fresh = split_child(word, 2 * attempt + part);
        const double level = height[layer] + ziggurat_uniform(fresh >> 32) * (height[layer + 1] - height[layer]);
        const double x = u * 0x1p-24 * edge[layer];
        if (level < exp(-x * x / 2)) {
            return u * width[layer];
        }
        half_word = (uint) fresh;
    }
}

inline float ziggurat(const ulong word, const int part, ZIGGURAT_PARAMETERS)
{
    const uint half_word = (uint) (word >> (32 * part));
    const int layer = half_word & 255;
    const int u = 2 * ((int) half_word >> 8) + 1;
    return abs(u) < inside[layer] ? u * width[layer] : ziggurat_edge(word, part, half_word, ZIGGURAT);
}

// What all replicas of a sample share; the key is that of the slice.
inline ulong replica_stream(const ulong key, const ulong sample)
{
    return split_child(key, sample);
}

// Complex normal number of unit variance: real part, imaginary part.
inline float2 replica_of_stream(const ulong stream, const uint replica, ZIGGURAT_PARAMETERS)
{
    const ulong word = split_child(stream, replica);
    return (float2)(ziggurat(word, 0, ZIGGURAT), ziggurat(word, 1, ZIGGURAT));
}

inline float2 replica_normal(const ulong key, const ulong sample, const uint replica, ZIGGURAT_PARAMETERS)
{
    return replica_of_stream(replica_stream(key, sample), replica, ZIGGURAT);
}
