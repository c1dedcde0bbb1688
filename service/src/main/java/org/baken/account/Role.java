package org.baken.account;

import java.util.EnumSet;
import java.util.Set;

/** What a person may do, in general or in one incident (guidelines B10, H31). */
public enum Role {
    /** Opens, changes and closes incidents, names the team, and may do what every team member may. */
    LEAD,
    /** Writes facts, messages and corrections, and asks for sign-off. */
    AUTHOR,
    /** Signs off what somebody else wrote. */
    APPROVER,
    /** Publishes signed-off messages and answers the press (A29, L04). */
    SPOKESPERSON,
    /** Logs rumours and reactions and answers with approved answers (V19). */
    MONITOR,
    /** Confirms or denies what concerns their own service (H17, V27). */
    EXPERT,
    /** Asks colleagues to forward official posts, and shares them (V17, H30). */
    OFFICIAL,
    /** Reads. */
    OBSERVER,
    /** Keeps people, accounts, policies and playbooks. */
    ADMIN;

    private static final Set<Role> OF_A_LEAD =
            EnumSet.of(LEAD, AUTHOR, APPROVER, SPOKESPERSON, MONITOR, OFFICIAL, OBSERVER);

    /** This role and every role whose work its holder may do too. */
    public Set<Role> implied() {
        return this == LEAD ? EnumSet.copyOf(OF_A_LEAD) : EnumSet.of(this);
    }
}
