/// The shoppers: who they are, the codes that they got, the messages that they allowed.
@NullMarked
package wechatsim.people;

import org.jspecify.annotations.NullMarked;
