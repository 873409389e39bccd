/// The Mini Program server API: HTTP status 200 always, the truth in `errcode`.
@NullMarked
package wechatsim.miniapp;

import org.jspecify.annotations.NullMarked;
