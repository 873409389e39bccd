/// Messages that WeChat pushes to the one address of a Mini Program, encrypted ("safe mode").
@NullMarked
package wechatsim.push;

import org.jspecify.annotations.NullMarked;
