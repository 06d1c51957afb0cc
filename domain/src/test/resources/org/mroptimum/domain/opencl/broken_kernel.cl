kernel void broken(global float *values)
{
    values[0] = no_such_name;
}
