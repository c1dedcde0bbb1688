package org.baken.triage;

/** What a step of a procedure does. The names are kept with what people did: none is ever used again for something else. */
public enum Act {
    /** Look up, or ask somebody who knows, whether the class is right. */
    LOOK_UP,
    /** Keep what was said, with its address and time (guidelines H07, H09, L07). */
    EVIDENCE,
    /** Report it to the platform, the police or another body (guideline H07). */
    REPORT,
    /** Tell somebody inside, who then decides or knows (guidelines H07, L03). */
    INFORM,
    /** Look after whoever it hits (guideline H35). */
    CARE,
    /** Give it to a colleague (guideline H35). */
    HAND_OVER,
    /** Hide it from others, which can be undone (guideline H09). */
    HIDE,
    /** Answer where it stands. */
    ANSWER,
    /** Answer so that only its writer reads it (guidelines H14, V31). */
    PRIVATE,
    /** Warn its writer, naming the code of conduct: it counts a strike (guideline H04). */
    WARN,
    /** Take it off the platform, which cannot be undone (guideline H09). */
    REMOVE,
    /** Keep its writer from writing there (guidelines H04, H07). */
    BLOCK,
    /** Tie it to the rumour that it repeats or asks about (guidelines H15, V11). */
    RUMOUR,
    /** Ask somebody who can know (guidelines H17, V27). */
    EXPERT,
    /** Give it to the service in charge (guidelines H13, H23). */
    PASS_ON,
    /** Keep looking, without writing (guidelines H18, H20). */
    WATCH,
    /** Note it among the questions that come often (guideline H41). */
    FAQ,
    /** Propose a talk in person (guideline H38). */
    TALK,
    /** Publish the right information where it is ours to do so (guideline H29). */
    PUBLISH,
    /** Speak with whoever keeps a group (guideline H29). */
    CONTACT,
    /** Let it stand without a word (guidelines H26, L03). */
    LEAVE;

    /** Whether what was done can be undone. */
    public boolean isUndoable() {
        return this != REMOVE && this != EVIDENCE;
    }
}
