// Replicas of combined images; goes behind replica_noise.cl. Deviations lie in values[pixel][capacity].
// An item draws LANES replicas, which share the stream of a sample.

// Noise of coil c at pixel p is sample c * size + p. ||x + n|| - ||x||, without the cancellation of two large powers.
__kernel void magnitude_replicas(
    ulong key,
    int first,
    int count,
    int coils,
    int size,
    __global const float *images,
    __global const float *clean,
    int capacity,
    __global float *values,
    ZIGGURAT_PARAMETERS) {
  int p = get_global_id(0);
  int lane = LANES * get_global_id(1);
  float sum[LANES];
  for (int l = 0; l < LANES; l++) {
    sum[l] = 0;
  }
  for (int c = 0; c < coils; c++) {
    ulong stream = replica_stream(key, (ulong)c * size + p);
    float a = 2 * images[(size_t)c * size + p];
    float b = 2 * images[(size_t)(coils + c) * size + p];
    for (int l = 0; l < LANES; l++) {
      float2 n = replica_of_stream(stream, first + lane + l, ZIGGURAT);
      sum[l] += n.x * (a + n.x) + n.y * (b + n.y);
    }
  }
  float magnitude = clean[p];
  float power = magnitude * magnitude;
  for (int l = 0; l < LANES && lane + l < count; l++) {
    float length = sqrt(fmax(0.0f, power + sum[l])) + magnitude;
    values[(size_t)p * capacity + lane + l] = length > 0 ? sum[l] / length : 0;
  }
}

// In phase with the image of phase u: Re(conj(u) s^H n).
__kernel void weighted_replicas(
    ulong key,
    int first,
    int count,
    int coils,
    int size,
    __global const float *maps,
    __global const float *clean,
    __global const uchar *valid,
    int capacity,
    __global float *values,
    ZIGGURAT_PARAMETERS) {
  int p = get_global_id(0);
  int lane = LANES * get_global_id(1);
  float sum[LANES];
  for (int l = 0; l < LANES; l++) {
    sum[l] = 0;
  }
  float magnitude = sqrt(clean[p] * clean[p] + clean[size + p] * clean[size + p]);
  if (valid[p] && magnitude > 0) {
    float ur = clean[p] / magnitude;
    float ui = clean[size + p] / magnitude;
    for (int c = 0; c < coils; c++) {
      ulong stream = replica_stream(key, (ulong)c * size + p);
      float sr = maps[(size_t)c * size + p];
      float si = maps[(size_t)(coils + c) * size + p];
      float a = ur * sr - ui * si;
      float b = ur * si + ui * sr;
      for (int l = 0; l < LANES; l++) {
        float2 n = replica_of_stream(stream, first + lane + l, ZIGGURAT);
        sum[l] += a * n.x + b * n.y;
      }
    }
  }
  for (int l = 0; l < LANES && lane + l < count; l++) {
    values[(size_t)p * capacity + lane + l] = sum[l];
  }
}

// Deviation of an image of noise, or of a noisy magnitude, from the clean image.
__kernel void deviation(
    int size,
    int lane,
    int has_phase,
    __global const float *clean,
    __global const float *image,
    __global const uchar *valid,
    int capacity,
    __global float *values) {
  int p = get_global_id(0);
  float value = 0;
  if (valid[p] && has_phase) {
    float magnitude = sqrt(clean[p] * clean[p] + clean[size + p] * clean[size + p]);
    value = magnitude > 0 ? (image[p] * clean[p] + image[size + p] * clean[size + p]) / magnitude : 0;
  } else if (valid[p]) {
    value = image[p] - clean[p];
  }
  values[(size_t)p * capacity + lane] = value;
}

// Valid pixels in the square around each pixel.
__kernel void count_valid(int frequency, int phase, int half_width, __global const uchar *valid, __global int *samples) {
  int f = get_global_id(0);
  int p = get_global_id(1);
  int count = 0;
  for (int y = max(0, p - half_width); y <= min(phase - 1, p + half_width); y++) {
    for (int x = max(0, f - half_width); x <= min(frequency - 1, f + half_width); x++) {
      count += valid[(size_t)frequency * y + x] ? 1 : 0;
    }
  }
  samples[(size_t)frequency * p + f] = count;
}

// Noise of one replica added to the acquired samples of a lattice; sample (c * phase + p) * frequency + f of the replica belongs
// to coil c, line p, sample f.
__kernel void add_to_lattice(
    ulong key,
    int replica,
    int frequency,
    int coils,
    int step,
    int first,
    int samples,
    __global const uchar *lines,
    __global float *data,
    ZIGGURAT_PARAMETERS) {
  int f = get_global_id(0);
  int p = get_global_id(1);
  int c = get_global_id(2);
  if (!lines[p] || f % step != 0 || f < first || f >= first + samples) {
    return;
  }
  size_t n = (size_t)frequency * get_global_size(1);
  size_t at = n * c + (size_t)frequency * p + f;
  float2 noise = replica_normal(key, at, replica, ZIGGURAT);
  data[at] += noise.x;
  data[at + n * coils] += noise.y;
}
