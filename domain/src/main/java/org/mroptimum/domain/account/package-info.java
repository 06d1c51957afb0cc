/** Who may do what on a server, and the record of what was done: accounts, sessions, keys, the chain of the audit log. */
@NullMarked
package org.mroptimum.domain.account;

import org.jspecify.annotations.NullMarked;
