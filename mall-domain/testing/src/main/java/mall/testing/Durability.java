package mall.testing;

/// What becomes of the data when a server dies.
public enum Durability {

    /// What was committed stays: every commit reaches the disk. For benches, for tests of faults
    /// and for the development launcher, whose data is kept between runs.
    LASTING,

    /// Nothing need survive: PostgreSQL never waits for the disk, Redis writes nothing. For tests.
    FLEETING
}
