// SENSE on a padded grid (recon.GroupBand): A = S^H S of each group of aliased pixels, its inverse, weights A^-1 S^H, images and
// replicas. ALIASES pixels a group. Groups and folded pixels are counted as recon.AliasedGrid does: place[g] is the folded pixel of
// group g, first[g] its pixel in the first block, distance[l] how far alias l lies from there. Goes behind
// replica_noise.cl.
#define PAIRS (ALIASES * (ALIASES + 1) / 2)

inline int plane(int row, int column) {
  return row * (row + 1) / 2 + column;
}

// Inverse, variance [A^-1]_ll, g-factor and validity; pixels of a group with any g above 1000 cannot be told apart.
__kernel void invert(
    int coils,
    int pixels,
    int groups,
    __global const int *first,
    __global const int *distance,
    __global const float *maps,
    __global uchar *valid,
    __global float *inverse,
    __global float *variance,
    __global float *g) {
  int n = get_global_id(0);
  float re[PAIRS];
  float im[PAIRS];
  for (int i = 0; i < PAIRS; i++) {
    re[i] = 0;
    im[i] = 0;
  }
  for (int c = 0; c < coils; c++) {
    float sr[ALIASES];
    float si[ALIASES];
    for (int l = 0; l < ALIASES; l++) {
      size_t at = (size_t)c * pixels + first[n] + distance[l];
      sr[l] = maps[at];
      si[l] = maps[at + (size_t)coils * pixels];
    }
    for (int l = 0; l < ALIASES; l++) {
      for (int m = 0; m <= l; m++) {
        re[plane(l, m)] += sr[l] * sr[m] + si[l] * si[m];
        im[plane(l, m)] += sr[l] * si[m] - si[l] * sr[m];
      }
    }
  }
  double ar[ALIASES * ALIASES];
  double ai[ALIASES * ALIASES];
  double diagonal[ALIASES];
  for (int l = 0; l < ALIASES; l++) {
    for (int m = 0; m <= l; m++) {
      ar[l * ALIASES + m] = re[plane(l, m)];
      ai[l * ALIASES + m] = im[plane(l, m)];
    }
    // A pixel that is left out is coupled to nothing: 1 keeps its matrix regular and the others as they are.
    if (!valid[first[n] + distance[l]]) {
      ar[l * ALIASES + l] = 1;
    }
    ai[l * ALIASES + l] = 0;
    diagonal[l] = ar[l * ALIASES + l];
  }
  // Cholesky A = L L^H in the lower triangle, then L^-1 in its place, then L^-H L^-1.
  for (int j = 0; j < ALIASES; j++) {
    double d = ar[j * ALIASES + j];
    for (int k = 0; k < j; k++) {
      double u = ar[j * ALIASES + k];
      double v = ai[j * ALIASES + k];
      d -= u * u + v * v;
    }
    d = sqrt(d);
    ar[j * ALIASES + j] = d;
    for (int i = j + 1; i < ALIASES; i++) {
      double u = ar[i * ALIASES + j];
      double v = ai[i * ALIASES + j];
      for (int k = 0; k < j; k++) {
        double a = ar[i * ALIASES + k];
        double b = ai[i * ALIASES + k];
        double x = ar[j * ALIASES + k];
        double y = ai[j * ALIASES + k];
        u -= a * x + b * y;
        v -= b * x - a * y;
      }
      ar[i * ALIASES + j] = u / d;
      ai[i * ALIASES + j] = v / d;
    }
  }
  for (int j = 0; j < ALIASES; j++) {
    ar[j * ALIASES + j] = 1 / ar[j * ALIASES + j];
    for (int i = j + 1; i < ALIASES; i++) {
      double u = 0;
      double v = 0;
      for (int k = j; k < i; k++) {
        double a = ar[i * ALIASES + k];
        double b = ai[i * ALIASES + k];
        double x = ar[k * ALIASES + j];
        double y = k == j ? 0 : ai[k * ALIASES + j];
        u -= a * x - b * y;
        v -= a * y + b * x;
      }
      double d = ar[i * ALIASES + i];
      ar[i * ALIASES + j] = u / d;
      ai[i * ALIASES + j] = v / d;
    }
  }
  bool regular = true;
  double squares[ALIASES];
  for (int l = 0; l < ALIASES; l++) {
    for (int m = 0; m <= l; m++) {
      double u = 0;
      double v = 0;
      for (int k = l; k < ALIASES; k++) {
        double a = ar[k * ALIASES + l];
        double b = k == l ? 0 : -ai[k * ALIASES + l];
        double x = ar[k * ALIASES + m];
        double y = k == m ? 0 : ai[k * ALIASES + m];
        u += a * x - b * y;
        v += a * y + b * x;
      }
      re[plane(l, m)] = (float)u;
      im[plane(l, m)] = l == m ? 0 : (float)v;
      if (l == m) {
        squares[l] = u;
      }
    }
  }
  for (int l = 0; l < ALIASES; l++) {
    regular &= squares[l] * diagonal[l] <= 1e6;
  }
  for (int l = 0; l < ALIASES; l++) {
    int p = first[n] + distance[l];
    uchar stays = valid[p] && regular;
    valid[p] = stays;
    variance[p] = stays ? (float)squares[l] : 0;
    g[p] = stays ? (float)sqrt(squares[l] * diagonal[l]) : 0;
    for (int m = 0; m < ALIASES && !stays; m++) {
      int at = l >= m ? plane(l, m) : plane(m, l);
      re[at] = 0;
      im[at] = 0;
    }
  }
  for (int i = 0; i < PAIRS; i++) {
    inverse[(size_t)i * groups + n] = re[i];
    inverse[(size_t)(PAIRS + i) * groups + n] = im[i];
  }
}

// A^-1 S^H of one coil: weights[l][c][g], real parts, then imaginary parts.
__kernel void weigh(
    int coils,
    int pixels,
    int groups,
    __global const int *first,
    __global const int *distance,
    __global const float *maps,
    __global const float *inverse,
    __global float *weights) {
  int n = get_global_id(0);
  int c = get_global_id(1);
  float sr[ALIASES];
  float si[ALIASES];
  for (int l = 0; l < ALIASES; l++) {
    size_t at = (size_t)c * pixels + first[n] + distance[l];
    sr[l] = maps[at];
    si[l] = maps[at + (size_t)coils * pixels];
  }
  for (int l = 0; l < ALIASES; l++) {
    float re = 0;
    float im = 0;
    for (int m = 0; m < ALIASES; m++) {
      int at = l >= m ? plane(l, m) : plane(m, l);
      float u = inverse[(size_t)at * groups + n];
      float v = (l >= m ? 1 : -1) * inverse[(size_t)(PAIRS + at) * groups + n];
      re += u * sr[m] + v * si[m];
      im += v * sr[m] - u * si[m];
    }
    size_t to = ((size_t)l * coils + c) * groups + n;
    weights[to] = re;
    weights[to + (size_t)ALIASES * coils * groups] = im;
  }
}

// The image A^-1 S^H y of each group.
__kernel void unfold(
    int coils,
    int pixels,
    int groups,
    __global const int *first,
    __global const int *distance,
    __global const int *place,
    __global const float *maps,
    __global const float *inverse,
    __global const float *folded,
    __global float *image) {
  int n = get_global_id(0);
  float re[ALIASES];
  float im[ALIASES];
  for (int l = 0; l < ALIASES; l++) {
    re[l] = 0;
    im[l] = 0;
  }
  for (int c = 0; c < coils; c++) {
    size_t at = (size_t)c * groups + place[n];
    float u = folded[at];
    float v = folded[at + (size_t)coils * groups];
    for (int l = 0; l < ALIASES; l++) {
      size_t from = (size_t)c * pixels + first[n] + distance[l];
      float a = maps[from];
      float b = maps[from + (size_t)coils * pixels];
      re[l] += a * u + b * v;
      im[l] += a * v - b * u;
    }
  }
  for (int l = 0; l < ALIASES; l++) {
    float x = 0;
    float y = 0;
    for (int m = 0; m < ALIASES; m++) {
      int at = l >= m ? plane(l, m) : plane(m, l);
      float u = inverse[(size_t)at * groups + n];
      float v = (l >= m ? 1 : -1) * inverse[(size_t)(PAIRS + at) * groups + n];
      x += u * re[m] - v * im[m];
      y += u * im[m] + v * re[m];
    }
    int p = first[n] + distance[l];
    image[p] = x;
    image[pixels + p] = y;
  }
}

// In phase with the unfolded image; noise of coil c in the folded pixel u is sample c * groups + u of the replica.
__kernel void replicas(
    ulong key,
    int first_replica,
    int count,
    int coils,
    int pixels,
    int groups,
    __global const int *first,
    __global const int *distance,
    __global const int *place,
    __global const float *weights,
    __global const float *clean,
    int capacity,
    __global float *values,
    ZIGGURAT_PARAMETERS) {
  int n = get_global_id(0);
  int lane = LANES * get_global_id(1);
  float sum[ALIASES * LANES];
  float cosine[ALIASES];
  float sine[ALIASES];
  for (int l = 0; l < ALIASES; l++) {
    int p = first[n] + distance[l];
    float magnitude = sqrt(clean[p] * clean[p] + clean[pixels + p] * clean[pixels + p]);
    cosine[l] = magnitude > 0 ? clean[p] / magnitude : 0;
    sine[l] = magnitude > 0 ? -clean[pixels + p] / magnitude : 0;
    for (int i = 0; i < LANES; i++) {
      sum[l * LANES + i] = 0;
    }
  }
  for (int c = 0; c < coils; c++) {
    ulong stream = replica_stream(key, (ulong)c * groups + place[n]);
    float2 noise[LANES];
    for (int i = 0; i < LANES; i++) {
      noise[i] = replica_of_stream(stream, first_replica + lane + i, ZIGGURAT);
    }
    for (int l = 0; l < ALIASES; l++) {
      size_t from = ((size_t)l * coils + c) * groups + n;
      float u = weights[from];
      float v = weights[from + (size_t)ALIASES * coils * groups];
      float a = cosine[l] * u - sine[l] * v;
      float b = cosine[l] * v + sine[l] * u;
      for (int i = 0; i < LANES; i++) {
        sum[l * LANES + i] += a * noise[i].x - b * noise[i].y;
      }
    }
  }
  for (int l = 0; l < ALIASES; l++) {
    int p = first[n] + distance[l];
    for (int i = 0; i < LANES && lane + i < count; i++) {
      values[(size_t)p * capacity + lane + i] = sum[l * LANES + i];
    }
  }
}

// What the lattice holds of k-space: from[m] is the sample of folded sample m, or -1 for a zero of the padding.
__kernel void take(
    int size, int groups, int coils, __global const int *from, __global const float *sampled, __global float *folded) {
  int m = get_global_id(0);
  int c = get_global_id(1);
  int at = from[m];
  folded[(size_t)c * groups + m] = at < 0 ? 0 : sampled[(size_t)c * size + at];
  folded[(size_t)(coils + c) * groups + m] = at < 0 ? 0 : sampled[(size_t)(coils + c) * size + at];
}

// Times a phase.
__kernel void turn(int pixels, __global const float *phase, __global float *image) {
  int p = get_global_id(0);
  float c = phase[p];
  float s = phase[pixels + p];
  float u = image[p];
  float v = image[pixels + p];
  image[p] = c * u - s * v;
  image[pixels + p] = c * v + s * u;
}

// The band of the slice out of the k-space of the padded grid.
__kernel void crop(
    int padded, int pixels, int first_frequency, int first_phase, __global const float *from, __global float *to) {
  int f = get_global_id(0);
  int p = get_global_id(1);
  int nf = get_global_size(0);
  int size = nf * get_global_size(1);
  int at = (p + first_phase) * padded + f + first_frequency;
  to[p * nf + f] = from[at];
  to[size + p * nf + f] = from[pixels + at];
}
