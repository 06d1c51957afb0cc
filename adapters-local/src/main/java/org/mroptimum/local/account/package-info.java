/** Accounts, tokens, attempts to sign in and settings in the server's database; hashing of passwords. */
@NullMarked
package org.mroptimum.local.account;

import org.jspecify.annotations.NullMarked;
