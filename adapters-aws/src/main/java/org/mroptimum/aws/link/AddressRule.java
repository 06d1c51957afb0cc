package org.mroptimum.aws.link;

import java.net.InetAddress;

/** Whether links may lead to a network address. */
@FunctionalInterface
interface AddressRule {

    boolean allows(InetAddress address);
}
