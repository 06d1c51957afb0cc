/** Reads Siemens raw data ("TWIX", meas.dat): the VB layout with one measurement and the VD/VE/XA container with several. */
@NullMarked
package org.mroptimum.local.twix;

import org.jspecify.annotations.NullMarked;
