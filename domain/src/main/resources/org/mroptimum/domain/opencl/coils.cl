// Channels of a slice, planar: all real parts [coil][sample], then all imaginary parts.

// Root sum of squares; the imaginary part of the image is zero.
__kernel void root_sum_of_squares(int coils, int size, __global const float *images, __global float *out) {
  int p = get_global_id(0);
  float sum = 0;
  for (int c = 0; c < coils; c++) {
    float u = images[(size_t)c * size + p];
    float v = images[(size_t)(coils + c) * size + p];
    sum += u * u + v * v;
  }
  out[p] = sqrt(sum);
  out[size + p] = 0;
}

// s^H x.
__kernel void weighted(
    int coils, int size, __global const float *images, __global const float *maps, __global float *out) {
  int p = get_global_id(0);
  float re = 0;
  float im = 0;
  for (int c = 0; c < coils; c++) {
    float u = images[(size_t)c * size + p];
    float v = images[(size_t)(coils + c) * size + p];
    float a = maps[(size_t)c * size + p];
    float b = maps[(size_t)(coils + c) * size + p];
    re += a * u + b * v;
    im += a * v - b * u;
  }
  out[p] = re;
  out[size + p] = im;
}
