// Needs replica_noise.cl.

// Replica by replica: values[0] the real parts [replica][sample], then the imaginary parts.
kernel void fill_replicas(global float *values, const ulong key, const long firstSample, const long samples,
                          const int firstReplica, const int replicas, ZIGGURAT_PARAMETERS)
{
    const long i = get_global_id(0);
    const int r = get_global_id(1);
    const float2 x = replica_normal(key, firstSample + i, firstReplica + r, ZIGGURAT);
    values[r * samples + i] = x.x;
    values[(replicas + r) * samples + i] = x.y;
}
