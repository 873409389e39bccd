package mall.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// How often a caller may do this. A method that says nothing counts as a read (GET) or as an
/// ordinary write; one that says several things is counted as each of them.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Limited {
    Traffic[] value();

    /// The kinds of traffic, each with buckets of its own; their sizes are in `mall.limits.*`.
    enum Traffic {
        /// Looking at things: counted in this process alone.
        READ,
        /// Changing one's own things: counted in this process alone.
        WRITE,
        /// Proving who one is: counted across replicas, by address.
        LOGIN,
        /// Going on with a login: counted across replicas, by address, and widely, since each session
        /// has a limit of its own.
        REFRESH,
        /// Asking for a code, a phone number, a message: counted across replicas.
        CODE,
        /// Placing, paying for and cancelling orders: counted across replicas.
        ORDER,
        /// Tapping for what everybody wants at this second: counted in this process alone, so that
        /// sending a crowd away costs next to nothing.
        RUSH,
        /// All taps that come from one address, whoever is signed in there: counted in this process
        /// alone, and widely.
        CROWD
    }
}
