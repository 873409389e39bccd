/// What was said and answered, in both directions: the first place to look when a test is red.
@NullMarked
package wechatsim.exchange;

import org.jspecify.annotations.NullMarked;
