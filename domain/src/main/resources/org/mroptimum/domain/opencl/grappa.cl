// GRAPPA (recon.GrappaFill, GrappaNoise, GrappaReplicas): filling of k-space, noise, and replicas in image space. Goes behind
// replica_noise.cl. COILS channels, OFFSETS missing offsets, TAPS_F and TAPS_P taps, ALIASES pixels that alias, V numbers that an
// item works on together.
//
// weights  [re, im][offset][tap][target][source], the tap along readout runs fastest
// sums     of weights along one axis, [x][offset][tap of the other axis][re, im][target][source]
// lanes    [re, im][item][coil][replica]

#define MATRIX (COILS * COILS)
#define TAPS (TAPS_F * TAPS_P)

#if V == 1
typedef float real;
#define LOAD(from) (*(from))
#define STORE(value, to) (*(to) = (value))
#else
#define JOIN_(a, b) a##b
#define JOIN(a, b) JOIN_(a, b)
typedef JOIN(float, V) real;
#define LOAD(from) JOIN(vload, V)(0, from)
#define STORE(value, to) JOIN(vstore, V)(value, 0, to)
#endif

// Acquired samples of all lines end to end with a margin of zeros, so that no border needs care.
__kernel void lay_out(
    int frequency, int phase, int step_f, int step_p, int first_p, int first_block, int row, int column, int width, int size,
    __global const float *data, __global float *laid) {
  int s = get_global_id(0);
  int block = get_global_id(1);
  int c = get_global_id(2);
  int line = first_p + step_p * (first_block + block);
  int f = step_f * s;
  if (line < 0 || line >= phase || f >= frequency) {
    return;
  }
  size_t n = (size_t)frequency * phase;
  size_t at = n * c + (size_t)frequency * line + f;
  size_t to = (size_t)size * c + (size_t)(block + row) * width + s + column;
  laid[to] = data[at];
  laid[to + (size_t)size * COILS] = data[at + n * COILS];
}

// Weighted sums of neighbours for 4 target channels and V positions.
__kernel void fill(
    int frequency, int phase, int step_f, int step_p, int first_p, int first_block, int width, int size, int samples,
    __global const int *offsets, __global const float *weights, __global const float *laid, __global float *data) {
  int s = get_global_id(0) * V;
  int block = get_global_id(1);
  int q = get_global_id(2) / ((COILS + 3) / 4);
  int c = get_global_id(2) % ((COILS + 3) / 4) * 4;
  real re[4];
  real im[4];
  for (int i = 0; i < 4; i++) {
    re[i] = 0;
    im[i] = 0;
  }
  for (int tap = 0; tap < TAPS; tap++) {
    __global const float *from = laid + (size_t)(block + tap / TAPS_F) * width + s + tap % TAPS_F;
    __global const float *w = weights + (size_t)(q * TAPS + tap) * MATRIX;
    for (int source = 0; source < COILS; source++) {
      real u = LOAD(from + (size_t)source * size);
      real v = LOAD(from + (size_t)(COILS + source) * size);
      for (int i = 0; i < 4; i++) {
        int at = min(c + i, COILS - 1) * COILS + source;
        float a = w[at];
        float b = w[at + (size_t)OFFSETS * TAPS * MATRIX];
        re[i] += a * u - b * v;
        im[i] += a * v + b * u;
      }
    }
  }
  int line = first_p + step_p * (first_block + block) + offsets[OFFSETS + q];
  if (line < 0 || line >= phase) {
    return;
  }
  size_t n = (size_t)frequency * phase;
  for (int i = 0; i < 4 && c + i < COILS; i++) {
    float r[V];
    float m[V];
    STORE(re[i], r);
    STORE(im[i], m);
    for (int k = 0; k < V && s + k < samples; k++) {
      int f = step_f * (s + k) + offsets[q];
      if (f < frequency) {
        size_t to = n * (c + i) + (size_t)frequency * line + f;
        data[to] = r[k];
        data[to + n * COILS] = m[k];
      }
    }
  }
}

// Sums of weights along one axis: taps `inner * step_inner + outer * step_outer`, `count` of them.
__kernel void sum_taps(
    int count, int step_inner, int outers, int step_outer, int length, __global const float *turns,
    __global const float *weights, __global float *sums) {
  int at = get_global_id(0);
  int term = get_global_id(1);
  int x = get_global_id(2);
  int q = term / outers;
  int outer = term % outers;
  float re = 0;
  float im = 0;
  for (int i = 0; i < count; i++) {
    size_t t = ((size_t)x * OFFSETS + q) * count + i;
    float u = turns[t];
    float v = turns[t + (size_t)length * OFFSETS * count];
    size_t w = (size_t)(q * TAPS + i * step_inner + outer * step_outer) * MATRIX + at;
    float a = weights[w];
    float b = weights[w + (size_t)OFFSETS * TAPS * MATRIX];
    re += a * u - b * v;
    im += a * v + b * u;
  }
  size_t to = ((size_t)x * OFFSETS * outers + term) * 2 * MATRIX + at;
  sums[to] = re;
  sums[to + MATRIX] = im;
}

// ||v^H W|| / (||v|| ALIASES) with the combination v, 1 where v is zero.
__kernel void gain(
    int frequency, int phase, __global const float *turns, __global const float *columns,
    __global const float *combination, __global float *g) {
  int p = get_global_id(0);
  int f = get_global_id(1);
  size_t n = (size_t)frequency * phase;
  size_t pixel = (size_t)frequency * p + f;
  float vr[COILS];
  float vi[COILS];
  double power = 0;
  for (int c = 0; c < COILS; c++) {
    vr[c] = combination[n * c + pixel];
    vi[c] = -combination[n * (COILS + c) + pixel];
    power += (double)vr[c] * vr[c] + (double)vi[c] * vi[c];
  }
  double sum = 0;
  for (int s = 0; s < COILS; s++) {
    float re = vr[s];
    float im = vi[s];
    for (int term = 0; term < OFFSETS * TAPS_P; term++) {
      __global const float *w = columns + ((size_t)f * OFFSETS * TAPS_P + term) * 2 * MATRIX + s;
      float a = 0;
      float b = 0;
      for (int c = 0; c < COILS; c++) {
        float u = w[c * COILS];
        float v = w[c * COILS + MATRIX];
        a += vr[c] * u - vi[c] * v;
        b += vr[c] * v + vi[c] * u;
      }
      size_t t = (size_t)p * OFFSETS * TAPS_P + term;
      float x = turns[t];
      float y = turns[t + (size_t)phase * OFFSETS * TAPS_P];
      re += a * x - b * y;
      im += a * y + b * x;
    }
    sum += (double)re * re + (double)im * im;
  }
  g[pixel] = power > 0 ? (float)(sqrt(sum / power) / ALIASES) : 1;
}

// Whole weights Z_q of the pixels of some columns: [column, row][offset][re, im][target][source].
__kernel void image_weights(
    int first, int rows, int phase, __global const float *turns, __global const float *columns, __global float *z) {
  int at = get_global_id(0);
  int q = get_global_id(1);
  int pixel = get_global_id(2);
  int p = pixel % rows;
  int f = first + pixel / rows;
  float re = 0;
  float im = 0;
  for (int tap = 0; tap < TAPS_P; tap++) {
    size_t t = ((size_t)p * OFFSETS + q) * TAPS_P + tap;
    float x = turns[t];
    float y = turns[t + (size_t)phase * OFFSETS * TAPS_P];
    __global const float *w = columns + ((size_t)(f * OFFSETS + q) * TAPS_P + tap) * 2 * MATRIX + at;
    re += w[0] * x - w[MATRIX] * y;
    im += w[0] * y + w[MATRIX] * x;
  }
  size_t to = ((size_t)pixel * OFFSETS + q) * 2 * MATRIX + at;
  z[to] = re;
  z[to + MATRIX] = im;
}

// White noise of the aliased coil images.
__kernel void draw_aliased(
    ulong key, int first, int lanes, int pixels, float scale, __global float *noise, ZIGGURAT_PARAMETERS) {
  int c = get_global_id(0);
  int pixel = get_global_id(1);
  ulong stream = replica_stream(key, (ulong)c * pixels + pixel);
  size_t to = ((size_t)pixel * COILS + c) * lanes;
  size_t plane = (size_t)pixels * COILS * lanes;
  for (int lane = 0; lane < lanes; lane++) {
    float2 n = replica_of_stream(stream, first + lane, ZIGGURAT);
    noise[to + lane] = scale * n.x;
    noise[to + lane + plane] = scale * n.y;
  }
}

// Transforms along one axis to the few samples that wrapping taps find: from item `outer * step_outer + x * step_x`.
__kernel void analyse(
    int lanes, int length, int step_x, int step_outer, int sources, ulong plane_in, ulong plane_out,
    __global const float *analysis, __global const float *in, __global float *out) {
  int lane = get_global_id(0) * V;
  int c = get_global_id(1);
  int source = get_global_id(2) % sources;
  int outer = get_global_id(2) / sources;
  real re = 0;
  real im = 0;
  for (int x = 0; x < length; x++) {
    __global const float *from = in + ((size_t)(outer * step_outer + x * step_x) * COILS + c) * lanes + lane;
    real u = LOAD(from);
    real v = LOAD(from + plane_in);
    float a = analysis[source * length + x];
    float b = analysis[(sources + source) * length + x];
    re += a * u - b * v;
    im += a * v + b * u;
  }
  __global float *to = out + ((size_t)get_global_id(2) * COILS + c) * lanes + lane;
  STORE(re, to);
  STORE(im, to + plane_out);
}

// Contributions of wrapping taps to each slot of position x.
__kernel void fill_slots(
    int lanes, int slots, int sources, int taps, ulong plane_in, ulong plane_out, __global const int *first_step,
    __global const int *step_tap, __global const int *step_source, __global const int *slot_offset,
    __global const float *sums, __global const float *in, __global float *out) {
  int lane = get_global_id(0) * V;
  int c = get_global_id(1);
  int slot = get_global_id(2) % slots;
  int x = get_global_id(2) / slots;
  real re = 0;
  real im = 0;
  for (int i = first_step[slot]; i < first_step[slot + 1]; i++) {
    __global const float *w =
        sums + (((size_t)x * OFFSETS + slot_offset[slot]) * taps + step_tap[i]) * 2 * MATRIX + c * COILS;
    __global const float *from = in + ((size_t)x * sources + step_source[i]) * COILS * lanes + lane;
    for (int s = 0; s < COILS; s++) {
      real u = LOAD(from + (size_t)s * lanes);
      real v = LOAD(from + (size_t)s * lanes + plane_in);
      re += w[s] * u - w[s + MATRIX] * v;
      im += w[s] * v + w[s + MATRIX] * u;
    }
  }
  __global float *to = out + ((size_t)get_global_id(2) * COILS + c) * lanes + lane;
  STORE(re, to);
  STORE(im, to + plane_out);
}

// What wraps along both axes, for each pair of slots that it belongs to: products first_product[k] .. of (tap, corner).
__kernel void weigh_corners(
    int lanes, ulong plane_in, ulong plane_out, __global const int *first_product, __global const int *tap,
    __global const int *corner, __global const float *weights, __global const float *in, __global float *out) {
  int lane = get_global_id(0) * V;
  int c = get_global_id(1);
  int k = get_global_id(2);
  real re = 0;
  real im = 0;
  for (int i = first_product[k]; i < first_product[k + 1]; i++) {
    __global const float *w = weights + (size_t)tap[i] * MATRIX + c * COILS;
    __global const float *from = in + (size_t)corner[i] * COILS * lanes + lane;
    for (int s = 0; s < COILS; s++) {
      real u = LOAD(from + (size_t)s * lanes);
      real v = LOAD(from + (size_t)s * lanes + plane_in);
      float a = w[s];
      float b = w[s + (size_t)OFFSETS * TAPS * MATRIX];
      re += a * u - b * v;
      im += a * v + b * u;
    }
  }
  __global float *to = out + ((size_t)k * COILS + c) * lanes + lane;
  STORE(re, to);
  STORE(im, to + plane_out);
}

// Takes it out of the slots along readout, because it is found along phase.
__kernel void remove_corners(
    int lanes, int pairs, int slots, int lines, int rows, ulong plane_in, ulong plane_out, __global const int *pair_slot,
    __global const int *pair_line, __global const float *removal, __global const float *in, __global float *out) {
  int lane = get_global_id(0) * V;
  int c = get_global_id(1);
  int p = get_global_id(2);
  for (int k = 0; k < pairs; k++) {
    __global const float *from = in + ((size_t)k * COILS + c) * lanes + lane;
    real u = LOAD(from);
    real v = LOAD(from + plane_in);
    float a = removal[p * lines + pair_line[k]];
    float b = removal[(rows + p) * lines + pair_line[k]];
    __global float *to = out + (((size_t)p * slots + pair_slot[k]) * COILS + c) * lanes + lane;
    STORE(LOAD(to) + a * u - b * v, to);
    STORE(LOAD(to + plane_out) + a * v + b * u, to + plane_out);
  }
}

// Adds the share of slots first .. end of one position to the part of a missing offset.
inline void take_out(
    real *re, real *im, int first, int end, int slots, int pixels, int pixel, __global const float *removal,
    __global const float *from, ulong plane, int lanes) {
  for (int slot = first; slot < end; slot++) {
    float a = removal[pixel * slots + slot];
    float b = removal[(pixels + pixel) * slots + slot];
    real u = LOAD(from + (size_t)slot * COILS * lanes);
    real v = LOAD(from + (size_t)slot * COILS * lanes + plane);
    *re += a * u - b * v;
    *im += a * v + b * u;
  }
}

// Deviations of all aliases of a pixel: y + sum_q Z_q y less what wraps around, combined by RSS, or by sensitivities in phase with
// the clean image.
__kernel void deviations(
    int lanes, int count, int first, int columns, int rows, int pixels, int has_phase, int slots_f, int slots_p,
    ulong plane_noise, ulong plane_f, ulong plane_p, __global const int *alias_pixel, __global const float *acquired,
    __global const float *offset_phase, __global const int *first_f, __global const int *first_p,
    __global const float *removal_f, __global const float *removal_p, __global const float *wrapped_f,
    __global const float *wrapped_p, __global const float *z, __global const float *noise,
    __global const float *combination, __global const float *clean, __global const uchar *valid, int capacity,
    __global float *values) {
  int lane = get_global_id(0) * V;
  int item = get_global_id(1);
  int p = item % rows;
  int f = first + item / rows;
  __global const float *y = noise + ((size_t)(p * columns + f) * COILS) * lanes + lane;
  real sum[ALIASES];
  float turn_r[ALIASES];
  float turn_i[ALIASES];
  for (int l = 0; l < ALIASES; l++) {
    int pixel = alias_pixel[l * columns * rows + p * columns + f];
    float cr = clean[pixel];
    float ci = clean[pixels + pixel];
    float magnitude = sqrt(cr * cr + ci * ci);
    float re = has_phase ? cr / magnitude : 1;
    float im = has_phase ? ci / magnitude : 0;
    turn_r[l] = re * acquired[l] + im * acquired[ALIASES + l];
    turn_i[l] = im * acquired[l] - re * acquired[ALIASES + l];
    sum[l] = 0;
  }
  for (int c = 0; c < COILS; c += 4) {
    real re[4 * OFFSETS + 1];
    real im[4 * OFFSETS + 1];
    for (int i = 0; i < 4 * OFFSETS; i++) {
      re[i] = 0;
      im[i] = 0;
    }
    for (int s = 0; s < COILS; s++) {
      real u = LOAD(y + (size_t)s * lanes);
      real v = LOAD(y + (size_t)s * lanes + plane_noise);
      for (int q = 0; q < OFFSETS; q++) {
        __global const float *w = z + ((size_t)item * OFFSETS + q) * 2 * MATRIX + s;
        for (int i = 0; i < 4; i++) {
          int row = min(c + i, COILS - 1) * COILS;
          float a = w[row];
          float b = w[row + MATRIX];
          re[q * 4 + i] += a * u - b * v;
          im[q * 4 + i] += a * v + b * u;
        }
      }
    }
    for (int i = 0; i < 4 && c + i < COILS; i++) {
      real yr = LOAD(y + (size_t)(c + i) * lanes);
      real yi = LOAD(y + (size_t)(c + i) * lanes + plane_noise);
      for (int q = 0; q < OFFSETS; q++) {
        take_out(&re[q * 4 + i], &im[q * 4 + i], first_p[q], first_p[q + 1], slots_p, rows, p, removal_p,
            wrapped_p + ((size_t)f * slots_p * COILS + c + i) * lanes + lane, plane_p, lanes);
        take_out(&re[q * 4 + i], &im[q * 4 + i], first_f[q], first_f[q + 1], slots_f, columns, f, removal_f,
            wrapped_f + ((size_t)p * slots_f * COILS + c + i) * lanes + lane, plane_f, lanes);
      }
      for (int l = 0; l < ALIASES; l++) {
        real er = yr;
        real ei = yi;
        for (int q = 0; q < OFFSETS; q++) {
          float a = offset_phase[l * OFFSETS + q];
          float b = offset_phase[(ALIASES + l) * OFFSETS + q];
          er += a * re[q * 4 + i] - b * im[q * 4 + i];
          ei += a * im[q * 4 + i] + b * re[q * 4 + i];
        }
        int pixel = alias_pixel[l * columns * rows + p * columns + f];
        float vr = combination[(size_t)(c + i) * pixels + pixel];
        float vi = combination[(size_t)(COILS + c + i) * pixels + pixel];
        float ur = vr * turn_r[l] - vi * turn_i[l];
        float ui = vr * turn_i[l] + vi * turn_r[l];
        sum[l] += has_phase ? ur * er + ui * ei : er * (2 * ur + er) + ei * (2 * ui + ei);
      }
    }
  }
  for (int l = 0; l < ALIASES; l++) {
    int pixel = alias_pixel[l * columns * rows + p * columns + f];
    float cr = clean[pixel];
    float ci = clean[pixels + pixel];
    float magnitude = sqrt(cr * cr + ci * ci);
    bool counts = valid[pixel] && (!has_phase || magnitude > 0);
    float own[V];
    STORE(sum[l], own);
    for (int k = 0; k < V && lane + k < count; k++) {
      float value = own[k];
      if (!has_phase) {
        float both = sqrt(fmax(0.0f, magnitude * magnitude + value)) + magnitude;
        value = both > 0 ? value / both : 0;
      }
      values[(size_t)pixel * capacity + lane + k] = counts ? value : 0;
    }
  }
}
