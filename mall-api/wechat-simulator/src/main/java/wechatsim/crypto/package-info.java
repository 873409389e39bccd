/// Keys and what is done with them. [SimulatorCredentials][wechatsim.crypto.SimulatorCredentials]
/// is what a merchant would get from WeChat; [PlatformKeys][wechatsim.crypto.PlatformKeys] is what
/// WeChat signs with, and how it changes.
@NullMarked
package wechatsim.crypto;

import org.jspecify.annotations.NullMarked;
