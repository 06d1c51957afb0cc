package org.mroptimum.domain.opencl;

/**
 * What a driver tells about a device.
 *
 * @param index n of {@code opencl:n}, counted over all platforms from 0
 * @param platform name of the platform
 * @param name of the device
 * @param vendor who made it
 * @param driver version of the driver
 * @param memory bytes
 * @param largestAllocation bytes that one array may have
 * @param localMemory bytes that a work-group shares
 * @param computeUnits cores of a processor, multiprocessors of a graphics card
 * @param largestWorkGroup work-items of a work-group
 * @param processor whether it is a processor rather than a graphics card
 * @param doubles whether it computes in double precision
 */
public record DeviceInfo(
        int index,
        String platform,
        String name,
        String vendor,
        String driver,
        long memory,
        long largestAllocation,
        long localMemory,
        int computeUnits,
        long largestWorkGroup,
        boolean processor,
        boolean doubles) {}
