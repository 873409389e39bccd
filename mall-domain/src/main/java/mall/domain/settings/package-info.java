/// What a merchant edits: one typed record per capability, kept as JSON with its version and its
/// whole history.
///
/// - [Settings][mall.domain.settings.Settings] answers what holds now, without SQL when warm, and
///   changes it.
/// - [SettingDefinition][mall.domain.settings.SettingDefinition] is how a capability says what of
///   it may be edited; it is a bean of that capability.
///
/// Always true: a setting that nobody changed has its defaults and version 0; every change keeps
/// the rules of its record and adds one line to the history; of two editors who looked at the same
/// version one is refused. A change is visible on every replica within a second.
///
/// Addresses, credentials and sizes are no settings but configuration of the deployment.
@ApplicationModule(
        id = "settings",
        allowedDependencies = {"kernel", "snapshots"})
@NullMarked
package mall.domain.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
