package org.mroptimum.domain.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jocl.CL;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.recon.DeviceFailure;

@NeedsOpenCl
class OpenClDeviceTest {
    private static final String KERNELS = "test_kernels.cl";

    @Test
    void deviceIsOpenedOnce(OpenClDevice device) {
        assertSame(device, OpenClDevice.open(device.info().index()));
        assertTrue(device.works());
    }

    @Test
    void indexBeyondTheLastIsNoDevice() {
        DeviceFailure failure = assertThrows(DeviceFailure.class, () -> OpenClDevice.open(99));
        assertEquals(DeviceFailure.Kind.NO_DRIVER, failure.kind());
        assertTrue(failure.toString().contains("opencl:99"), failure.toString());
    }

    @Test
    void compilerTellsWhatItRefuses(OpenClDevice device) {
        try (DeviceQueue queue = device.queue()) {
            DeviceFailure failure =
                    assertThrows(DeviceFailure.class, () -> queue.kernel("broken_kernel.cl", "", "broken"));
            assertEquals(DeviceFailure.Kind.COMPILE, failure.kind());
            assertTrue(failure.toString().contains("no_such_name"), failure.toString());
        }
        assertTrue(device.works());
        assertEquals(0, device.liveObjects());
    }

    @Test
    void functionThatIsNotThereIsACompileFailure(OpenClDevice device) {
        try (DeviceQueue queue = device.queue()) {
            DeviceFailure failure =
                    assertThrows(DeviceFailure.class, () -> queue.kernel(KERNELS, "-D TERM_SCALE=1", "subtract"));
            assertEquals(DeviceFailure.Kind.COMPILE, failure.kind());
        }
    }

    @Test
    void moreThanTheDeviceHoldsIsOutOfMemory(OpenClDevice device) {
        try (DeviceQueue queue = device.queue()) {
            DeviceFailure failure = assertThrows(
                    DeviceFailure.class, () -> queue.bytes(device.info().largestAllocation() * 64));
            assertEquals(DeviceFailure.Kind.OUT_OF_MEMORY, failure.kind());
        }
        assertEquals(0, device.memoryInUse());
        assertTrue(device.works());
    }

    @Test
    void orderedFailuresComeWhenTheyShould(OpenClDevice device) {
        try (DeviceQueue queue = device.queue()) {
            FailingDevice.outOfMemory(device, 1);
            queue.floats(3);
            DeviceFailure memory = assertThrows(DeviceFailure.class, () -> queue.floats(3));
            assertEquals(DeviceFailure.Kind.OUT_OF_MEMORY, memory.kind());
            queue.floats(3);
            FailingDevice.compileFailure(device);
            DeviceFailure compile =
                    assertThrows(DeviceFailure.class, () -> queue.kernel(KERNELS, "-D TERM_SCALE=3", "add"));
            assertEquals(DeviceFailure.Kind.COMPILE, compile.kind());
            assertTrue(compile.toString().contains(device.info().name()), compile.toString());
        }
        assertTrue(device.works());
        assertEquals(0, device.liveObjects());
    }

    @Test
    void lostDeviceIsOpenedAnew(OpenClDevice device) {
        int index = device.info().index();
        OpenClDevice second;
        try (DeviceQueue queue = device.queue()) {
            DeviceArray array = queue.floats(8);
            FailingDevice.lost(device, 0);
            DeviceFailure failure = assertThrows(DeviceFailure.class, () -> queue.clear(array));
            assertEquals(DeviceFailure.Kind.LOST, failure.kind());
            assertFalse(device.works());
            second = OpenClDevice.open(index);
            assertNotSame(device, second);
        }
        assertEquals(0, device.liveObjects());
        try (DeviceQueue queue = second.queue()) {
            DeviceArray array = queue.floats(2);
            queue.clear(array);
            queue.kernel(KERNELS, "-D TERM_SCALE=1", "add")
                    .arg(array)
                    .arg(1f)
                    .arg(1)
                    .run(2);
            float[] values = new float[2];
            queue.read(array, 0, values, 0, 2);
            assertEquals(1, values[1]);
        }
    }

    @Test
    void transferToALostDeviceFails(OpenClDevice device) {
        try (DeviceQueue queue = device.queue()) {
            DeviceArray array = queue.floats(8);
            FailingDevice.lostInTransfer(device, 1);
            queue.write(array, 0, new float[8], 0, 8);
            DeviceFailure failure = assertThrows(DeviceFailure.class, () -> queue.read(array, 0, new float[8], 0, 8));
            assertEquals(DeviceFailure.Kind.LOST, failure.kind());
        }
        assertEquals(0, device.liveObjects());
    }

    @Test
    void queuesOfManyThreadsDoNotDisturbEachOther(OpenClDevice device) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<float[]>> tasks = new ArrayList<>();
            for (int t = 0; t < 16; t++) {
                int times = t;
                tasks.add(() -> {
                    try (DeviceQueue queue = device.queue()) {
                        DeviceArray array = queue.floats(1000);
                        queue.clear(array);
                        DeviceKernel add = queue.kernel(KERNELS, "-D TERM_SCALE=5", "add");
                        for (int i = 0; i < 10; i++) {
                            add.arg(array).arg(1f).arg(times).run(1000);
                        }
                        float[] values = new float[1000];
                        queue.read(array, 0, values, 0, 1000);
                        return values;
                    }
                });
            }
            List<Future<float[]>> results = threads.invokeAll(tasks);
            for (int t = 0; t < results.size(); t++) {
                assertEquals(50f * t, results.get(t).get()[999]);
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(0, device.liveObjects());
    }

    @Test
    void codesOfOpenClHaveTheirKinds() {
        assertEquals(DeviceFailure.Kind.OUT_OF_MEMORY, DeviceFailures.kind(CL.CL_INVALID_BUFFER_SIZE));
        assertEquals(DeviceFailure.Kind.OUT_OF_MEMORY, DeviceFailures.kind(CL.CL_OUT_OF_RESOURCES));
        assertEquals(DeviceFailure.Kind.OUT_OF_MEMORY, DeviceFailures.kind(CL.CL_OUT_OF_HOST_MEMORY));
        assertEquals(DeviceFailure.Kind.LOST, DeviceFailures.kind(CL.CL_INVALID_COMMAND_QUEUE));
        assertEquals(DeviceFailure.Kind.COMPILE, DeviceFailures.kind(CL.CL_COMPILER_NOT_AVAILABLE));
        assertEquals(DeviceFailure.Kind.NO_DRIVER, DeviceFailures.kind(CL.CL_PLATFORM_NOT_FOUND_KHR));
        assertEquals(DeviceFailure.Kind.OTHER, DeviceFailures.kind(CL.CL_INVALID_VALUE));
        assertTrue(DeviceFailures.contextIsSuspect(DeviceStep.ENQUEUE, CL.CL_OUT_OF_RESOURCES));
        assertFalse(DeviceFailures.contextIsSuspect(DeviceStep.ALLOCATE, CL.CL_OUT_OF_RESOURCES));
    }
}
