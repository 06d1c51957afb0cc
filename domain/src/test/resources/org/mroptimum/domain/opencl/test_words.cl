// Needs replica_noise.cl.

kernel void words(global ulong *values, const ulong seed, const ulong slice)
{
    values[0] = split_child(0, 0);
    values[1] = split_child(0, 1);
    values[2] = split_child(split_mix(seed), slice);
}
