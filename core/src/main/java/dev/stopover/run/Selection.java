package dev.stopover.run;

/**
 * Which of the migrations are reported about, as git knows them for the most part. What is read and replayed is the same for all.
 *
 * @param kind what the migrations are compared with
 * @param reference the branch, tag or commit, if it is one that the user named
 * @param count how many of each history, where the newest are meant
 */
public record Selection(Kind kind, String reference, int count) {

    private Selection(Kind kind, String reference) {
        this(kind, reference, 0);
    }

    /** All migrations. */
    public static final Selection ALL = new Selection(Kind.ALL, "");

    /** Those whose files the next commit changes, with the text that it holds. */
    public static final Selection STAGED = new Selection(Kind.STAGED, "HEAD");

    /** Those whose files differ from the last commit. */
    public static final Selection CHANGED = new Selection(Kind.CHANGED, "HEAD");

    /** Those whose files the user names, and of each other history the newest that is versioned. */
    public static final Selection NEWEST = newest(1);

    /** What the migrations are compared with. */
    enum Kind {
        ALL,
        NEWEST,
        SINCE,
        STAGED,
        CHANGED
    }

    /** Those whose files differ from where the work branched off from a branch, tag or commit. */
    public static Selection since(String reference) {
        return new Selection(Kind.SINCE, reference);
    }

    /** Those whose files the user names, and of each other history so many of the newest that are versioned. */
    public static Selection newest(int count) {
        return new Selection(Kind.NEWEST, "", count);
    }

    /** Whether git is asked which they are. */
    public boolean asksGit() {
        return kind != Kind.ALL && kind != Kind.NEWEST;
    }

    /** What it is compared with, to follow "since". */
    public String since() {
        return kind == Kind.SINCE ? reference : "the last commit";
    }
}
