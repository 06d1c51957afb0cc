/** Tests of accounts, tokens, attempts and settings on both databases. */
@NullMarked
package org.mroptimum.local.account;

import org.jspecify.annotations.NullMarked;
