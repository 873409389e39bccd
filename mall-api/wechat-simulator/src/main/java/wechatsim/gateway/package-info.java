/// The door of WeChat Pay v3: no request comes in without a valid signature, and no JSON answer
/// leaves without one, errors and empty ones included.
@NullMarked
package wechatsim.gateway;

import org.jspecify.annotations.NullMarked;
