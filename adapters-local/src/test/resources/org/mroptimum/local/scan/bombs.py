"""Makes the HDF5 bombs of HostileFileTest: small ISMRMRD files of which one chunk inflates to 64 MiB. Needs h5py and numpy."""
import zlib

import h5py
import numpy

HEAD = numpy.dtype([
    ("version", "<u2"), ("flags", "<u8"), ("measurement_uid", "<u4"), ("scan_counter", "<u4"),
    ("acquisition_time_stamp", "<u4"), ("physiology_time_stamp", "<u4", 3), ("number_of_samples", "<u2"),
    ("available_channels", "<u2"), ("active_channels", "<u2"), ("channel_mask", "<u8", 16), ("discard_pre", "<u2"),
    ("discard_post", "<u2"), ("center_sample", "<u2"), ("encoding_space_ref", "<u2"), ("trajectory_dimensions", "<u2"),
    ("sample_time_us", "<f4"), ("position", "<f4", 3), ("read_dir", "<f4", 3), ("phase_dir", "<f4", 3),
    ("slice_dir", "<f4", 3), ("patient_table_position", "<f4", 3),
    ("idx", [(name, "<u2") for name in (
        "kspace_encode_step_1", "kspace_encode_step_2", "average", "slice", "contrast", "phase", "repetition", "set",
        "segment")] + [("user", "<u2", 8)]),
    ("user_int", "<i4", 8), ("user_float", "<f4", 8)])
FLOATS = h5py.special_dtype(vlen=numpy.dtype("<f4"))
RECORD = numpy.dtype([("head", HEAD), ("traj", FLOATS), ("data", FLOATS)])
BOMB = zlib.compress(bytes(64 << 20), 9)


def write(name, bomb, chunk):
    with h5py.File(name, "w") as file:
        group = file.create_group("dataset")
        table = group.create_dataset("data", (1,), RECORD, maxshape=(None,), chunks=(chunk,), compression="gzip")
        text = group.create_dataset("xml", (1,), "S100", chunks=(1,), compression="gzip")
        text[0] = b"<ismrmrdHeader/>"
        if bomb == "data":
            table.id.write_direct_chunk((0,), BOMB)
        elif bomb == "xml":
            table.id.write_direct_chunk((0,), zlib.compress(bytes(HEAD.itemsize + 32)))
            text.id.write_direct_chunk((0,), BOMB)


write("table-bomb.h5", "data", 1)
write("header-bomb.h5", "xml", 1)
write("chunk-bomb.h5", "none", 1 << 20)
