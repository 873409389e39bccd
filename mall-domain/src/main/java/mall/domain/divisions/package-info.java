/// Where people live: China's provinces, cities and districts, as codes and names.
///
/// The door is [Divisions][mall.domain.divisions.Divisions]. A code has 2 digits for a province
/// ("44"), 4 for a city ("4403") and 6 for a district ("440305"); the code of a place begins with
/// the code of the place around it, so that a rule about a region is a rule about a prefix.
///
/// The data is a file of the project (its source and licence stand in its first lines). It
/// changes with a release of the mall, never while the mall runs: no table, no cache, no event.
/// A district that a later release no longer has stays readable in what was written with it,
/// because orders keep the names beside the code.
@ApplicationModule(
        id = "divisions",
        allowedDependencies = {"kernel"})
@NullMarked
package mall.domain.divisions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
