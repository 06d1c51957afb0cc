// Kernels of DeviceQueueTest.

kernel void add(global float *values, const float term, const int times)
{
    const size_t i = get_global_id(0);
    values[i] += TERM_SCALE * term * times;
}

kernel void count_up(global long *values, const long first, const double step)
{
    const size_t i = get_global_id(0) + get_global_size(0) * get_global_id(1);
    values[i] = first + (long) (step * i);
}

kernel void reverse_groups(global int *values, local int *group)
{
    const size_t l = get_local_id(0);
    group[l] = values[get_global_id(0)];
    barrier(CLK_LOCAL_MEM_FENCE);
    values[get_global_id(0)] = group[get_local_size(0) - 1 - l];
}
