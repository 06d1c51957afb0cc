package org.mroptimum.app.server.access.oidc;

/**
 * Somebody whom the provider vouches for.
 *
 * @param id the provider's address and its unchanging id of the person
 * @param name what the person is called there
 */
record Person(String id, String name) {
    @Override
    public String toString() {
        return "a person of the house";
    }
}
