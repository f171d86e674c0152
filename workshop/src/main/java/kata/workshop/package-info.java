/**
 * The process of the {@code kata} command, {@link kata.workshop.Kata}, and its rooms. They know each other in one
 * direction: {@code commands} know {@code screen}, {@code check}, {@code comparison} and {@code doctor}, these know
 * {@code engine}, and that knows {@code course}. Nothing but {@code Kata} may live here itself.
 */
package kata.workshop;
