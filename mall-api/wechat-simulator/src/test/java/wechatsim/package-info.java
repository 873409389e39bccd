@org.jspecify.annotations.NullMarked
package wechatsim;
