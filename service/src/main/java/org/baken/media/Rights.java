package org.baken.media;

/** Why a picture may be used (guideline A16: respect copyright; in doubt leave it out). */
public enum Rights {
    /** Made by the organisation itself. */
    OWN,
    /** Under a licence that allows it, which asks to name the maker. */
    LICENSED,
    /** The maker gave permission for this use. */
    PERMISSION,
    /** Nobody has rights to it any more, or ever had. */
    PUBLIC_DOMAIN
}
