package org.baken.account;

import java.util.List;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** The contact groups. */
public final class Groups {
    /** Gives the group, or 404. */
    public Group get(Handle handle, String id) {
        return handle.attach(GroupDao.class).find(id).orElseThrow(() -> Problem.notFound("group"));
    }

    /** All groups by name. */
    public List<Group> all(Handle handle) {
        return handle.attach(GroupDao.class).list();
    }

    void add(Handle handle, Group group) {
        handle.attach(GroupDao.class).insert(group);
    }

    Group change(Handle handle, Group changed) {
        if (handle.attach(GroupDao.class).update(changed) == 0) {
            throw Problem.stale(changed.changedBy(), changed.changedAt(), changed.version() + 1);
        }
        return get(handle, changed.id());
    }
}
