// Centred Fourier transforms of one axis of planar data, in place: DeviceFft tells the options and starts the kernels.
//
// A work-group takes a tile of N rows by W * V lanes: lane l of row i is sample i of the l-th of its lines or columns. Samples enter
// the tile in digit-reversed order, so that decimation in time works in place (Cooley and Tukey 1965, doi:10.2307/2003354). The
// exponent is negative; callers swap the real and imaginary planes to get the other sign.
//
//   N             length of the transform
//   F1, F2, ..    its factors; D1, D2, .. the product of the factors before
//   LANES         W, numbers of type real in a row; PITCH from row to row, against bank conflicts
//   V             lanes in one number: wide for processors, 1 for graphics cards
//   GROUP         work-items of a group
//   SPACE         where the tile lies: local, or global when it is too large
//   SPARE         whether a second tile is there, for passes of other factors

#if V == 1
typedef float real;
#else
#define JOIN_(a, b) a##b
#define JOIN(a, b) JOIN_(a, b)
typedef JOIN(float, V) real;
#define LOAD_VECTOR JOIN(vload, V)
#define STORE_VECTOR JOIN(vstore, V)
#endif

#if GROUP == 1
#define MEMBER 0
#define SYNC
#else
#define MEMBER ((int) get_local_id(0))
#define SYNC barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE)
#endif

#define EACH(i, count) for (int i = MEMBER; i < (count); i += GROUP)

// The real and imaginary parts of row i of lane l.
#define RE(i, l) re[(i) * PITCH + (l)]
#define IM(i, l) im[(i) * PITCH + (l)]

typedef SPACE real *rows;
typedef global const float2 *angles;

#define WORK const rows re, const rows im, const angles turns, const int done

// Butterfly e of a pass: its lane, its first row, and the angle of its samples.
#define BUTTERFLY(factor)                                      \
    const int lane = e % LANES;                                \
    const int j = e / LANES % done;                            \
    const int first = e / LANES / done * (done * factor) + j;  \
    const int turn = j * (N / (done * factor));

// Sample k of a butterfly, turned.
#define TAKE(k)                                                     \
    real r##k = RE(first + k * done, lane);                         \
    real i##k = IM(first + k * done, lane);                         \
    if (k > 0 && done > 1) {                                        \
        const float2 w = turns[k * turn];                           \
        const real turned = r##k * w.x + i##k * w.y;                \
        i##k = i##k * w.x - r##k * w.y;                             \
        r##k = turned;                                              \
    }

#define PUT(k, a, b)                       \
    RE(first + (k) * done, lane) = (a);    \
    IM(first + (k) * done, lane) = (b);

inline void radix_2(WORK)
{
    EACH(e, N / 2 * LANES) {
        BUTTERFLY(2)
        TAKE(0) TAKE(1)
        PUT(0, r0 + r1, i0 + i1)
        PUT(1, r0 - r1, i0 - i1)
    }
}

inline void radix_4(WORK)
{
    EACH(e, N / 4 * LANES) {
        BUTTERFLY(4)
        TAKE(0) TAKE(1) TAKE(2) TAKE(3)
        const real ar = r0 + r2, ai = i0 + i2, br = r0 - r2, bi = i0 - i2;
        const real cr = r1 + r3, ci = i1 + i3, dr = r1 - r3, di = i1 - i3;
        PUT(0, ar + cr, ai + ci)
        PUT(1, br + di, bi - dr)
        PUT(2, ar - cr, ai - ci)
        PUT(3, br - di, bi + dr)
    }
}

inline void radix_8(WORK)
{
    const float h = 0.707106781186547524f;
    EACH(e, N / 8 * LANES) {
        BUTTERFLY(8)
        TAKE(0) TAKE(4) TAKE(2) TAKE(6)
        const real ar = r0 + r4, ai = i0 + i4, br = r0 - r4, bi = i0 - i4;
        const real cr = r2 + r6, ci = i2 + i6, dr = r2 - r6, di = i2 - i6;
        const real e0r = ar + cr, e0i = ai + ci, e2r = ar - cr, e2i = ai - ci;
        const real e1r = br + di, e1i = bi - dr, e3r = br - di, e3i = bi + dr;
        TAKE(1) TAKE(5) TAKE(3) TAKE(7)
        const real fr = r1 + r5, fi = i1 + i5, gr = r1 - r5, gi = i1 - i5;
        const real hr = r3 + r7, hi = i3 + i7, kr = r3 - r7, ki = i3 - i7;
        const real o0r = fr + hr, o0i = fi + hi, o2r = fi - hi, o2i = hr - fr;
        const real pr = gr + ki, pi = gi - kr, qr = gr - ki, qi = gi + kr;
        const real o1r = h * (pr + pi), o1i = h * (pi - pr);
        const real o3r = h * (qi - qr), o3i = -h * (qr + qi);
        PUT(0, e0r + o0r, e0i + o0i)
        PUT(4, e0r - o0r, e0i - o0i)
        PUT(1, e1r + o1r, e1i + o1i)
        PUT(5, e1r - o1r, e1i - o1i)
        PUT(2, e2r + o2r, e2i + o2i)
        PUT(6, e2r - o2r, e2i - o2i)
        PUT(3, e3r + o3r, e3i + o3i)
        PUT(7, e3r - o3r, e3i - o3i)
    }
}

// Odd factors: samples k and r - k share their cosine and have opposite sines.
#define PAIR(k, l)                                          \
    const real sr##k = r##k + r##l, si##k = i##k + i##l;    \
    const real tr##k = r##k - r##l, ti##k = i##k - i##l;

#define PUT_PAIR(k, l, ar, ai, br, bi)  \
    {                                   \
        const real xr = (ar), xi = (ai), yr = (br), yi = (bi); \
        PUT(k, xr + yi, xi - yr)        \
        PUT(l, xr - yi, xi + yr)        \
    }

inline void radix_3(WORK)
{
    const float c = -0.5f, s = 0.866025403784438647f;
    EACH(e, N / 3 * LANES) {
        BUTTERFLY(3)
        TAKE(0) TAKE(1) TAKE(2)
        PAIR(1, 2)
        PUT(0, r0 + sr1, i0 + si1)
        PUT_PAIR(1, 2, r0 + c * sr1, i0 + c * si1, s * tr1, s * ti1)
    }
}

inline void radix_5(WORK)
{
    const float c1 = 0.309016994374947424f, s1 = 0.951056516295153572f;
    const float c2 = -0.809016994374947424f, s2 = 0.587785252292473129f;
    EACH(e, N / 5 * LANES) {
        BUTTERFLY(5)
        TAKE(0) TAKE(1) TAKE(2) TAKE(3) TAKE(4)
        PAIR(1, 4) PAIR(2, 3)
        PUT(0, r0 + sr1 + sr2, i0 + si1 + si2)
        PUT_PAIR(1, 4, r0 + c1 * sr1 + c2 * sr2, i0 + c1 * si1 + c2 * si2, s1 * tr1 + s2 * tr2, s1 * ti1 + s2 * ti2)
        PUT_PAIR(2, 3, r0 + c2 * sr1 + c1 * sr2, i0 + c2 * si1 + c1 * si2, s2 * tr1 - s1 * tr2, s2 * ti1 - s1 * ti2)
    }
}

inline void radix_7(WORK)
{
    const float c1 = 0.623489801858733531f, s1 = 0.781831482468029809f;
    const float c2 = -0.222520933956314404f, s2 = 0.974927912181823607f;
    const float c3 = -0.900968867902419126f, s3 = 0.433883739117558120f;
    EACH(e, N / 7 * LANES) {
        BUTTERFLY(7)
        TAKE(0) TAKE(1) TAKE(2) TAKE(3) TAKE(4) TAKE(5) TAKE(6)
        PAIR(1, 6) PAIR(2, 5) PAIR(3, 4)
        PUT(0, r0 + sr1 + sr2 + sr3, i0 + si1 + si2 + si3)
        PUT_PAIR(1, 6, r0 + c1 * sr1 + c2 * sr2 + c3 * sr3, i0 + c1 * si1 + c2 * si2 + c3 * si3,
                 s1 * tr1 + s2 * tr2 + s3 * tr3, s1 * ti1 + s2 * ti2 + s3 * ti3)
        PUT_PAIR(2, 5, r0 + c2 * sr1 + c3 * sr2 + c1 * sr3, i0 + c2 * si1 + c3 * si2 + c1 * si3,
                 s2 * tr1 - s3 * tr2 - s1 * tr3, s2 * ti1 - s3 * ti2 - s1 * ti3)
        PUT_PAIR(3, 4, r0 + c3 * sr1 + c1 * sr2 + c2 * sr3, i0 + c3 * si1 + c1 * si2 + c2 * si3,
                 s3 * tr1 - s1 * tr2 + s2 * tr3, s3 * ti1 - s1 * ti2 + s2 * ti3)
    }
}

// Any other odd factor, from one tile into the other.
inline void any_radix(WORK, const rows toRe, const rows toIm, const int factor)
{
    EACH(e, N / factor * (factor / 2) * LANES) {
        const int lane = e % LANES;
        const int k = e / LANES % (factor / 2) + 1;
        const int b = e / LANES / (factor / 2);
        const int j = b % done;
        const int first = b / done * (done * factor) + j;
        const int one = first + k * done;
        const int other = first + (factor - k) * done;
        const float2 v = turns[k * j * (N / (done * factor))];
        const float2 w = turns[(factor - k) * j * (N / (done * factor))];
        const real ar = RE(one, lane) * v.x + IM(one, lane) * v.y;
        const real ai = IM(one, lane) * v.x - RE(one, lane) * v.y;
        const real br = RE(other, lane) * w.x + IM(other, lane) * w.y;
        const real bi = IM(other, lane) * w.x - RE(other, lane) * w.y;
        RE(one, lane) = ar + br;
        IM(one, lane) = ai + bi;
        RE(other, lane) = ar - br;
        IM(other, lane) = ai - bi;
    }
    SYNC;
    EACH(e, N / factor * (factor / 2 + 1) * LANES) {
        const int lane = e % LANES;
        const int m = e / LANES % (factor / 2 + 1);
        const int b = e / LANES / (factor / 2 + 1);
        const int first = b / done * (done * factor) + b % done;
        real xr = RE(first, lane), xi = IM(first, lane), yr = 0, yi = 0;
        int angle = 0;
        for (int k = 1; k <= factor / 2; k++) {
            angle += m;
            angle -= angle < factor ? 0 : factor;
            const float2 w = turns[angle * (N / factor)];
            xr += w.x * RE(first + k * done, lane);
            xi += w.x * IM(first + k * done, lane);
            yr += w.y * RE(first + (factor - k) * done, lane);
            yi += w.y * IM(first + (factor - k) * done, lane);
        }
        toRe[(first + m * done) * PITCH + lane] = xr + yi;
        toIm[(first + m * done) * PITCH + lane] = xi - yr;
        if (m > 0) {
            toRe[(first + (factor - m) * done) * PITCH + lane] = xr - yi;
            toIm[(first + (factor - m) * done) * PITCH + lane] = xi + yr;
        }
    }
}

#define TILE (N * PITCH)

// All passes; returns the real rows of the tile that holds the result, its imaginary rows follow.
inline rows transform(rows tile, rows spare, const angles turns)
{
#define PASS(factor, done)                                                                      \
    SYNC;                                                                                       \
    if (factor == 2) radix_2(tile, tile + TILE, turns, done);                                   \
    else if (factor == 3) radix_3(tile, tile + TILE, turns, done);                              \
    else if (factor == 4) radix_4(tile, tile + TILE, turns, done);                              \
    else if (factor == 5) radix_5(tile, tile + TILE, turns, done);                              \
    else if (factor == 7) radix_7(tile, tile + TILE, turns, done);                              \
    else if (factor == 8) radix_8(tile, tile + TILE, turns, done);                              \
    else {                                                                                      \
        any_radix(tile, tile + TILE, turns, done, spare, spare + TILE, factor);                 \
        const rows result = spare;                                                              \
        spare = tile;                                                                           \
        tile = result;                                                                          \
    }
#ifdef F1
    PASS(F1, D1)
#endif
#ifdef F2
    PASS(F2, D2)
#endif
#ifdef F3
    PASS(F3, D3)
#endif
#ifdef F4
    PASS(F4, D4)
#endif
#ifdef F5
    PASS(F5, D5)
#endif
#ifdef F6
    PASS(F6, D6)
#endif
#ifdef F7
    PASS(F7, D7)
#endif
#ifdef F8
    PASS(F8, D8)
#endif
#ifdef F9
    PASS(F9, D9)
#endif
#ifdef F10
    PASS(F10, D10)
#endif
    SYNC;
    return tile;
}

#define TILES SPACE float *tiles
#define SPACE_IS_(space) SPACE_IS_##space
#define SPACE_IS(space) SPACE_IS_(space)
#define SPACE_IS_local 0
#define SPACE_IS_global 1
#if SPACE_IS(SPACE)
// A piece of a large array for each group that is under way.
#define OWN_TILES (tiles + get_group_id(0) * (1 + SPARE) * 2 * TILE * V)
#else
#define OWN_TILES tiles
#endif

// Row of the tile in which sample i of the data starts.
#define ROW(i) order[i]
// Sample of the data in which row i of the result ends.
#define SAMPLE(i) (((i) + N / 2) % N)

#define SINGLE(rows) ((SPACE float *) (rows))

// Columns: transforms across rows of `width` samples. Tiles follow each other along the columns, then from plane to plane.
kernel void columns(global float *data, const long reAt, const long imAt, const int width, const int tilesOfPlane,
                    const int count, global const int *order, const angles turns, TILES)
{
    for (int t = get_group_id(0); t < count; t += get_num_groups(0)) {
        const int left = t % tilesOfPlane * (LANES * V);
        const long plane = (long) (t / tilesOfPlane) * N * width + left;
        global float *const re = data + reAt + plane;
        global float *const im = data + imAt + plane;
        const int there = min(LANES * V, width - left);
        rows tile = (rows) OWN_TILES;
#if V > 1
        if (there == LANES * V) {
            EACH(e, N * LANES) {
                const int row = ROW(e / LANES) * PITCH + e % LANES;
                const long from = (long) (e / LANES) * width + e % LANES * V;
                tile[row] = LOAD_VECTOR(0, re + from);
                tile[row + TILE] = LOAD_VECTOR(0, im + from);
            }
        } else
#endif
        EACH(e, N * LANES * V) {
            const int lane = e % (LANES * V);
            const int row = ROW(e / (LANES * V)) * (PITCH * V) + lane;
            const long from = (long) (e / (LANES * V)) * width + lane;
            SINGLE(tile)[row] = lane < there ? re[from] : 0;
            SINGLE(tile)[row + TILE * V] = lane < there ? im[from] : 0;
        }
        tile = transform(tile, tile + 2 * TILE, turns);
#if V > 1
        if (there == LANES * V) {
            EACH(e, N * LANES) {
                const int row = e / LANES * PITCH + e % LANES;
                const long to = (long) SAMPLE(e / LANES) * width + e % LANES * V;
                STORE_VECTOR(tile[row], 0, re + to);
                STORE_VECTOR(tile[row + TILE], 0, im + to);
            }
        } else
#endif
        EACH(e, N * LANES * V) {
            const int lane = e % (LANES * V);
            const int row = e / (LANES * V) * (PITCH * V) + lane;
            const long to = (long) SAMPLE(e / (LANES * V)) * width + lane;
            if (lane < there) {
                re[to] = SINGLE(tile)[row];
                im[to] = SINGLE(tile)[row + TILE * V];
            }
        }
        SYNC;
    }
}

// Neighbouring work-items of a card take neighbouring samples; a processor goes along one line after the other.
#if GROUP == 1
#define EACH_SAMPLE(lane, i)                         \
    for (int lane = 0; lane < LANES * V; lane++)     \
        for (int i = 0; i < N; i++)
#else
#define EACH_SAMPLE(lane, i)                                                               \
    for (int e = MEMBER, lane = e / N, i = e % N; e < N * LANES * V;                       \
         e += GROUP, lane = e / N, i = e % N)
#endif

// Lines: transforms along rows of N samples; of each plane of `height` lines, `lines` from `top` on.
kernel void lines(global float *data, const long reAt, const long imAt, const int height, const int top, const int lines,
                  const int all, const float scale, global const int *order, const angles turns, TILES)
{
    for (int t = get_group_id(0); t * (LANES * V) < all; t += get_num_groups(0)) {
        const int there = min(LANES * V, all - t * (LANES * V));
        rows tile = (rows) OWN_TILES;
        EACH_SAMPLE(lane, i) {
            const int line = t * (LANES * V) + lane;
            const long from = ((long) (line / lines) * height + top + line % lines) * N + i;
            const int row = ROW(i) * (PITCH * V) + lane;
            SINGLE(tile)[row] = lane < there ? scale * data[reAt + from] : 0;
            SINGLE(tile)[row + TILE * V] = lane < there ? scale * data[imAt + from] : 0;
        }
        tile = transform(tile, tile + 2 * TILE, turns);
        EACH_SAMPLE(lane, i) {
            const int line = t * (LANES * V) + lane;
            const long to = ((long) (line / lines) * height + top + line % lines) * N + i;
            const int row = (i + N - N / 2) % N * (PITCH * V) + lane;
            if (lane < there) {
                data[reAt + to] = SINGLE(tile)[row];
                data[imAt + to] = SINGLE(tile)[row + TILE * V];
            }
        }
        SYNC;
    }
}
