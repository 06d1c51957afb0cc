/**
 * Writes the small part of HDF5 that an ISMRMRD raw data file needs: groups, one table of compound records, and
 * variable-length values in global heap collections (HDF5 File Format Specification Version 3.0, The HDF Group).
 */
@NullMarked
package org.mroptimum.local.synthetic.hdf5;

import org.jspecify.annotations.NullMarked;
