/**
 * Reads ISMRMRD raw data (Inati 2017, doi 10.1002/mrm.26089). jHDF finds the tables of the HDF5 container; the samples, which
 * are variable-length values in global heap collections, are read with positional reads that need no lock.
 */
@NullMarked
package org.mroptimum.local.ismrmrd;

import org.jspecify.annotations.NullMarked;
