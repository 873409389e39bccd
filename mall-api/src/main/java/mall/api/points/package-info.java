/// A shopper's points: how many, until when, and how they came.
@NullMarked
package mall.api.points;

import org.jspecify.annotations.NullMarked;
