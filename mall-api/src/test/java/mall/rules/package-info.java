/// What holds for the whole mall and no single capability can show.
@org.jspecify.annotations.NullMarked
package mall.rules;
