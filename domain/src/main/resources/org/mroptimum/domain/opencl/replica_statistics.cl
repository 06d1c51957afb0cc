// Statistics over replicas at each pixel, with the very sums of snr.ReplicaMoments and snr.LocalVariance: double precision, in the
// same order, without fused multiplications. Values come as [pixel][capacity], replicas running fastest; pixel f + frequency * p.

#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#pragma OPENCL FP_CONTRACT OFF

// Adds the first four powers: sums are [4][pixels].
kernel void add_moments(global const float *values, const int pixels, const int capacity, const int count,
                        global double *sums)
{
    const int pixel = get_global_id(0);
    double first = sums[pixel];
    double second = sums[pixel + (long) pixels];
    double third = sums[pixel + 2L * pixels];
    double fourth = sums[pixel + 3L * pixels];
    global const float *own = values + (long) pixel * capacity;
    for (int i = 0; i < count; i++) {
        const double value = own[i];
        const double square = value * value;
        first += value;
        second += square;
        third += square * value;
        fourth += square * square;
    }
    sums[pixel] = first;
    sums[pixel + (long) pixels] = second;
    sums[pixel + 2L * pixels] = third;
    sums[pixel + 3L * pixels] = fourth;
}

// Sums of values and squares over the rows of the square around each pixel: columns [2][pixel][count]. A band of rows begins anew.
kernel void column_sums(global const float *values, const int frequency, const int phase, const int half_width,
                        const int band_rows, const int capacity, const int first, const int count, global double *columns)
{
    const int f = get_global_id(0) / count;
    const int i = get_global_id(0) % count;
    const int top = get_global_id(1) * band_rows;
    const int end = min(phase, top + band_rows);
    const long plane = (long) frequency * phase * count;
    global const float *own = values + (long) f * capacity + first + i;
    const long row = (long) frequency * capacity;
    double sum = 0, squares = 0;
    for (int p = max(0, top - half_width - 1); p < min(phase, top + half_width); p++) {
        const double value = own[p * row];
        sum += value;
        squares += value * value;
    }
    for (int p = top; p < end; p++) {
        if (p + half_width < phase) {
            const double value = own[(p + half_width) * row];
            sum += value;
            squares += value * value;
        }
        if (p - half_width - 1 >= 0) {
            const double value = own[(p - half_width - 1) * row];
            sum -= value;
            squares -= value * value;
        }
        const long to = ((long) p * frequency + f) * count + i;
        columns[to] = sum;
        columns[plane + to] = squares;
    }
}

// From these the variances [pixel][count] of the squares; samples are the valid pixels of each square.
kernel void box_variances(global const double *columns, const int frequency, const int phase, const int half_width,
                          const int count, global const int *samples, global double *variances)
{
    const int p = get_global_id(0) / count;
    const int i = get_global_id(0) % count;
    const long row = (long) p * frequency * count + i;
    global const double *own = columns + row;
    global const double *own_squares = columns + (long) frequency * phase * count + row;
    double sum = 0, squares = 0;
    for (int f = 0; f < min(half_width, frequency); f++) {
        sum += own[f * count];
        squares += own_squares[f * count];
    }
    for (int f = 0; f < frequency; f++) {
        if (f + half_width < frequency) {
            sum += own[(f + half_width) * count];
            squares += own_squares[(f + half_width) * count];
        }
        if (f - half_width - 1 >= 0) {
            sum -= own[(f - half_width - 1) * count];
            squares -= own_squares[(f - half_width - 1) * count];
        }
        const int n = samples[p * frequency + f];
        const double mean = 1.0 / n;
        const double scale = 1.0 / (n - 1);
        variances[row + f * count] = n > 1 ? fmax(0.0, (squares - mean * sum * sum) * scale) : 0;
    }
}

// Adds the variances and their squares over the replicas: sums are [2][pixels].
kernel void add_variances(global const double *variances, const int pixels, const int count, global double *sums)
{
    const int pixel = get_global_id(0);
    double total = sums[pixel];
    double squares = sums[pixel + (long) pixels];
    global const double *own = variances + (long) pixel * count;
    for (int i = 0; i < count; i++) {
        total += own[i];
        squares += own[i] * own[i];
    }
    sums[pixel] = total;
    sums[pixel + (long) pixels] = squares;
}
