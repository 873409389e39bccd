/// What the whole simulator shares: its time, the things it will do later, its settings, and the
/// making of numbers and texts.
@NullMarked
package wechatsim.kernel;

import org.jspecify.annotations.NullMarked;
