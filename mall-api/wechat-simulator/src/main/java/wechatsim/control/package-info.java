/// The JSON calls under `/_control` and the page at `/`: how tests and people play the shoppers,
/// look at what happened, and break things.
@NullMarked
package wechatsim.control;

import org.jspecify.annotations.NullMarked;
