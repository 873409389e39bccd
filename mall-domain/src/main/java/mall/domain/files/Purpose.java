package mall.domain.files;

/// What a file is for, which decides who may see it.
public enum Purpose {
    /// What the shop shows: products, shelves, brands.
    SHOP_PICTURE(true),
    /// What a member shows to everybody: his portrait, a review.
    MEMBER_PICTURE(true),
    /// What a member shows to the shop alone: the broken cup of an after-sale case.
    PRIVATE_PICTURE(false);

    private final boolean isPublic;

    Purpose(boolean isPublic) {
        this.isPublic = isPublic;
    }

    public boolean isPublic() {
        return isPublic;
    }
}
