package org.baken.incident;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Set;
import org.baken.account.Role;

/**
 * An incident as one person sees it.
 *
 * @param myRoles what this person is in it, in general or by the roster, with the roles implied
 * @param publicUrl of its public page
 */
public record IncidentView(@JsonUnwrapped Incident incident, Roster roster, Set<Role> myRoles, String publicUrl) {}
