/// What goes wrong on request. A [Fault][wechatsim.faults.Fault] is armed for a path and a number of
/// times; whoever does the thing that can go wrong asks [Faults][wechatsim.faults.Faults] first.
@NullMarked
package wechatsim.faults;

import org.jspecify.annotations.NullMarked;
