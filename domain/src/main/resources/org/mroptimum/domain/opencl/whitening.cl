// Mixes coils in place by a lower triangular matrix: DeviceWhitening tells the options.
//
//   COILS    coils
//   V        samples in one number

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

// Rows of the matrix worked on together; the matrix comes as [block][column][row of the block], real and imaginary in turn.
#define ROWS 4
#define BLOCKS ((COILS + ROWS - 1) / ROWS)

#define START(r) real yr##r = 0, yi##r = 0;
#define ADD(r)                              \
    yr##r += m[r].x * xr - m[r].y * xi;     \
    yi##r += m[r].x * xi + m[r].y * xr;
#define END(r)                                              \
    if (block * ROWS + r < COILS) {                         \
        STORE(yr##r, re + (block * ROWS + r) * size);       \
        STORE(yi##r, im + (block * ROWS + r) * size);       \
    }

// From the last rows up: they need only samples of coils up to their own, which are still untouched.
kernel void whiten(global float *data, const long reAt, const long imAt, const long size, const long from,
                   global const float2 *matrix)
{
    const long at = from + (long) get_global_id(0) * V;
    global float *const re = data + reAt + at;
    global float *const im = data + imAt + at;
    for (int block = BLOCKS - 1; block >= 0; block--) {
        START(0) START(1) START(2) START(3)
        const int columns = min(COILS, (block + 1) * ROWS);
        global const float2 *m = matrix + block * COILS * ROWS;
        for (int j = 0; j < columns; j++, m += ROWS) {
            const real xr = LOAD(re + j * size);
            const real xi = LOAD(im + j * size);
            ADD(0) ADD(1) ADD(2) ADD(3)
        }
        END(0) END(1) END(2) END(3)
    }
}
