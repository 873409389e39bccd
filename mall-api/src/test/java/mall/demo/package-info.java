/// The demo shop: a tea and coffee brand that does not exist, opened on a newcomer's machine by the
/// development launcher. It is test code, so production cannot contain it; what it sells stands in
/// `demo/shop.yaml`, and its pictures are drawn by [DemoPictures][mall.demo.DemoPictures].
@NullMarked
package mall.demo;

import org.jspecify.annotations.NullMarked;
